#ifndef SCHEMADATA_H
#define SCHEMADATA_H

#include <stddef.h>

/// How many schemas are embedded.
size_t schema_count(void);

/// The bytes of a schema, not terminated; NULL for an index that is too large.
const unsigned char *schema_bytes(size_t index);

/// How many bytes a schema has; 0 for an index that is too large.
size_t schema_length(size_t index);

#endif
