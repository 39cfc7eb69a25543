/* What the floors have in common: a list of paths, read one a line from a file, and a page in a buffer that is used again. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct list { char **paths; size_t count; };

static struct list read_list(const char *name) {
    struct list list = {0};
    FILE *file = fopen(name, "rb");
    if (!file) { perror(name); exit(2); }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc((size_t)size + 1);
    if (!text || fread(text, 1, (size_t)size, file) != (size_t)size) exit(2);
    fclose(file);
    text[size] = 0;
    size_t capacity = 1024;
    list.paths = malloc(capacity * sizeof *list.paths);
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        if (list.count == capacity) list.paths = realloc(list.paths, (capacity *= 2) * sizeof *list.paths);
        list.paths[list.count++] = line;
    }
    return list;
}

struct page { char *bytes; size_t count, capacity; };

/* Reads a file into the page; 0 when that failed. */
static int read_page(struct page *page, const char *path) {
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &status)) { if (file >= 0) close(file); return 0; }
    size_t size = (size_t)status.st_size;
    if (size + 1 > page->capacity) {
        page->capacity = (size + 1) * 2;
        free(page->bytes);
        page->bytes = malloc(page->capacity);
    }
    page->count = 0;
    ssize_t got;
    while (page->count < size && (got = read(file, page->bytes + page->count, size - page->count)) > 0) page->count += (size_t)got;
    close(file);
    return 1;
}
