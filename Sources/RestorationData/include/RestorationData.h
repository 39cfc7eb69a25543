#ifndef RESTORATIONDATA_H
#define RESTORATIONDATA_H

#include <stddef.h>

/// The bytes of weights.json, not terminated.
const unsigned char *restoration_weights(void);

/// How many bytes weights.json has.
size_t restoration_weights_length(void);

#endif
