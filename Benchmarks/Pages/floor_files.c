/* The least that looking at files costs.
   usage: floor_files stat|scan LIST
   stat: asks for the status of every file; scan: reads every file, and counts its line feeds, bars and `<`. */
#include "floor.h"

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    struct list list = read_list(argv[2]);
    unsigned long long total = 0;
    struct page page = {0};
    for (size_t i = 0; i < list.count; i++) {
        if (!strcmp(argv[1], "stat")) {
            struct stat status;
            if (stat(list.paths[i], &status)) return 1;
            total += (unsigned long long)status.st_size;
        } else {
            if (!read_page(&page, list.paths[i])) return 1;
            for (size_t k = 0; k < page.count; k++)
                total += (page.bytes[k] == '\n') | (page.bytes[k] == '|') | (page.bytes[k] == '<');
        }
    }
    printf("%zu files, %llu\n", list.count, total);
    return 0;
}
