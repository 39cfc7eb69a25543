#include "sealing.h"

/* Stubs in C would go here; the header alone is what this example is about. */
const SECURITY_STATUS sealing_refused = SEC_E_QOP_NOT_SUPPORTED;
