#define _DEFAULT_SOURCE
#include "CSealing.h"

#include <string.h>

enum { BLOCK = 64 };

/// RC4 with a word an entry, which processors read faster than bytes.
struct cipher {
    uint32_t table[256];
    uint32_t i, j;
};

static inline uint8_t next(struct cipher *cipher) {
    cipher->i = (cipher->i + 1) & 0xFF;
    uint32_t first = cipher->table[cipher->i];
    cipher->j = (cipher->j + first) & 0xFF;
    uint32_t second = cipher->table[cipher->j];
    cipher->table[cipher->i] = second;
    cipher->table[cipher->j] = first;
    return (uint8_t)cipher->table[(first + second) & 0xFF];
}

/// Words of MD5 are low byte first, whatever the machine.
static inline uint32_t word(const uint8_t *bytes) {
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

// The four functions of RFC 1321 section 3.4, the first two with one operation less.
#define F(x, y, z) ((z) ^ ((x) & ((y) ^ (z))))
#define G(x, y, z) ((y) ^ ((z) & ((x) ^ (y))))
#define H(x, y, z) ((x) ^ (y) ^ (z))
#define I(x, y, z) ((y) ^ ((x) | ~(z)))

/// One step of MD5 and, between its operations, one byte of RC4.
#define STEP(f, a, b, c, d, k, n, shift, sine)                                                                         \
    stream[n] = next(cipher);                                                                                          \
    a += f(b, c, d) + x[k] + sine;                                                                                     \
    a = (a << shift | a >> (32 - shift)) + b;

#define FOUR(f, n, k0, k1, k2, k3, s0, s1, s2, s3, t0, t1, t2, t3)                                                     \
    STEP(f, a, b, c, d, k0, n, s0, t0)                                                                                 \
    STEP(f, d, a, b, c, k1, n + 1, s1, t1)                                                                             \
    STEP(f, c, d, a, b, k2, n + 2, s2, t2)                                                                             \
    STEP(f, b, c, d, a, k3, n + 3, s3, t3)

/// Hashes a block and makes as many bytes of the stream.
static inline void both(uint32_t state[4], const uint8_t *bytes, struct cipher *cipher, uint8_t stream[BLOCK]) {
    uint32_t x[16];
    for (int k = 0; k < 16; k++) x[k] = word(bytes + 4 * k);
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    // The sines of RFC 1321 section 3.4.
    FOUR(F, 0, 0, 1, 2, 3, 7, 12, 17, 22, 0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee)
    FOUR(F, 4, 4, 5, 6, 7, 7, 12, 17, 22, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501)
    FOUR(F, 8, 8, 9, 10, 11, 7, 12, 17, 22, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be)
    FOUR(F, 12, 12, 13, 14, 15, 7, 12, 17, 22, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821)
    FOUR(G, 16, 1, 6, 11, 0, 5, 9, 14, 20, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa)
    FOUR(G, 20, 5, 10, 15, 4, 5, 9, 14, 20, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8)
    FOUR(G, 24, 9, 14, 3, 8, 5, 9, 14, 20, 0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed)
    FOUR(G, 28, 13, 2, 7, 12, 5, 9, 14, 20, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a)
    FOUR(H, 32, 5, 8, 11, 14, 4, 11, 16, 23, 0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c)
    FOUR(H, 36, 1, 4, 7, 10, 4, 11, 16, 23, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70)
    FOUR(H, 40, 13, 0, 3, 6, 4, 11, 16, 23, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05)
    FOUR(H, 44, 9, 12, 15, 2, 4, 11, 16, 23, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665)
    FOUR(I, 48, 0, 7, 14, 5, 6, 10, 15, 21, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039)
    FOUR(I, 52, 12, 3, 10, 1, 6, 10, 15, 21, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1)
    FOUR(I, 56, 8, 15, 6, 13, 6, 10, 15, 21, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1)
    FOUR(I, 60, 4, 11, 2, 9, 6, 10, 15, 21, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391)
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
}

static inline void mix(uint8_t *bytes, const uint8_t stream[BLOCK]) {
    uint64_t left[BLOCK / 8], right[BLOCK / 8];
    memcpy(left, bytes, BLOCK);
    memcpy(right, stream, BLOCK);
    for (int k = 0; k < BLOCK / 8; k++) left[k] ^= right[k];
    memcpy(bytes, left, BLOCK);
}

static void load(struct cipher *cipher, const uint8_t table[256], uint8_t i, uint8_t j) {
    for (int k = 0; k < 256; k++) cipher->table[k] = table[k];
    cipher->i = i;
    cipher->j = j;
}

/// Gives the state back and leaves nothing on the stack.
static void unload(struct cipher *cipher, uint8_t table[256], uint8_t *i, uint8_t *j, uint8_t stream[BLOCK]) {
    for (int k = 0; k < 256; k++) table[k] = (uint8_t)cipher->table[k];
    *i = (uint8_t)cipher->i;
    *j = (uint8_t)cipher->j;
    volatile uint8_t *erased = (volatile uint8_t *)cipher;
    for (size_t k = 0; k < sizeof *cipher; k++) erased[k] = 0;
    erased = stream;
    for (size_t k = 0; k < BLOCK; k++) erased[k] = 0;
}

void urtext_seal(uint32_t state[4], uint8_t table[256], uint8_t *i, uint8_t *j, uint8_t *bytes, size_t blocks) {
    struct cipher cipher;
    uint8_t stream[BLOCK];
    load(&cipher, table, *i, *j);
    for (; blocks > 0; blocks--, bytes += BLOCK) {
        both(state, bytes, &cipher, stream);
        mix(bytes, stream);
    }
    unload(&cipher, table, i, j, stream);
}

void urtext_unseal(uint32_t state[4], uint8_t table[256], uint8_t *i, uint8_t *j, uint8_t *bytes, size_t blocks) {
    if (blocks == 0) return;
    struct cipher cipher;
    uint8_t stream[BLOCK];
    load(&cipher, table, *i, *j);
    for (int k = 0; k < BLOCK; k++) stream[k] = next(&cipher);
    for (; blocks > 1; blocks--, bytes += BLOCK) {
        mix(bytes, stream);
        // The stream of the next block comes with the hash of this one.
        both(state, bytes, &cipher, stream);
    }
    mix(bytes, stream);
    // The last one needs no stream after it: what it would use up belongs to what comes next.
    struct cipher spent = cipher;
    both(state, bytes, &spent, stream);
    for (size_t k = 0; k < sizeof spent; k++) ((volatile uint8_t *)&spent)[k] = 0;
    unload(&cipher, table, i, j, stream);
}
