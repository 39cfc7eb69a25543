#ifndef CEXCHANGE_H
#define CEXCHANGE_H

/// Two names of one file system change what they name, in one step; -1 and `errno` when that cannot be done.
int exchange_names(const char *left, const char *right);

#endif
