#ifndef URTEXT_CSEALING_H
#define URTEXT_CSEALING_H

#include <stddef.h>
#include <stdint.h>

/// MD5 and RC4 over the same bytes in one pass: each waits for itself all the time, and neither for the other, so that
/// both together take little longer than one. Same results as nettle's, which begins and ends each message.
///
/// state:  the four words of MD5 between two blocks.
/// table:  the 256 bytes of RC4; i and j its two places.
/// bytes:  blocks of 64 bytes, sealed or opened in place.

/// Hashes what is there, then seals it.
void urtext_seal(uint32_t state[4], uint8_t table[256], uint8_t *i, uint8_t *j, uint8_t *bytes, size_t blocks);

/// Opens what is there, then hashes what has come out.
void urtext_unseal(uint32_t state[4], uint8_t table[256], uint8_t *i, uint8_t *j, uint8_t *bytes, size_t blocks);

#endif
