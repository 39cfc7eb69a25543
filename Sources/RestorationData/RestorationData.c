// The weights of the restoration as bytes of the tool.

#include "RestorationData.h"

// The package's C is that of 2017 for older headers' sake; `#embed` is of 2023, and the compiler has it in both.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char weights[] = {
#embed "weights.json"
};

const unsigned char *restoration_weights(void) { return weights; }

size_t restoration_weights_length(void) { return sizeof(weights); }
