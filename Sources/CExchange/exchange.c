// Headers hide the call from those who do not ask for it.
#define _GNU_SOURCE

#include "CExchange.h"

#include <errno.h>
#include <stdio.h>

#if defined(__APPLE__)

int exchange_names(const char *left, const char *right) { return renamex_np(left, right, RENAME_SWAP); }

#elif defined(__linux__)

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

int exchange_names(const char *left, const char *right) {
#ifdef SYS_renameat2
    // 2 is RENAME_EXCHANGE, which older libraries do not name.
    return (int)syscall(SYS_renameat2, AT_FDCWD, left, AT_FDCWD, right, 2u);
#else
    errno = ENOSYS;
    return -1;
#endif
}

#else

int exchange_names(const char *left, const char *right) {
    (void)left;
    (void)right;
    errno = ENOSYS;
    return -1;
}

#endif
