typedef enum tagTEA_KIND {
  TEA_GREEN = 0,
  TEA_BLACK = 0x10, // the usual one
  TEA_ANY = TEA_GREEN | (TEA_BLACK << 1),
  TEA_LAST,
} TEA_KIND;
