/* Runs a shell command and prints, on descriptor 3, the CPU seconds and the peak memory in KiB of it and of what it waited
   for, and its exit status. A small parent: of a large one the kernel would count the memory that the child starts from. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    pid_t child = fork();
    if (child == 0) {
        close(3);
        execl("/bin/sh", "sh", "-c", argv[1], (char *)0);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) return 1;
    dprintf(3, "%.6f %ld %d\n", seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss,
            WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
