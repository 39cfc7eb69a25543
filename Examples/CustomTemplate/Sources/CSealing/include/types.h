/* The types of the generated header: written by hand, since no page declares them. */
#ifndef SEALING_TYPES_H
#define SEALING_TYPES_H

#include <stdint.h>

typedef uint32_t ULONG;
typedef ULONG *PULONG;
typedef int32_t SECURITY_STATUS;
typedef struct context *PCtxtHandle;
typedef struct buffers *PSecBufferDesc;

/* What is answered to a quality of protection that no page documents. */
extern const SECURITY_STATUS sealing_refused;

#endif
