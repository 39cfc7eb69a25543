#ifndef EMBEDDEDDATA_H
#define EMBEDDEDDATA_H

#include <stddef.h>

/// How many templates are embedded.
size_t embedded_count(void);

/// The path of a template below the templates folder, e.g. "swift/flags.mustache"; NULL for an index that is too large.
const char *embedded_name(size_t index);

/// The bytes of a template, not terminated; NULL for an index that is too large.
const unsigned char *embedded_bytes(size_t index);

/// How many bytes a template has; 0 for an index that is too large.
size_t embedded_length(size_t index);

/// The bytes of the configuration from which SSPI is generated, not terminated.
const unsigned char *embedded_sspi_bytes(void);

/// How many bytes it has.
size_t embedded_sspi_length(void);

#endif
