typedef struct _KETTLE_INFO {
  DWORD cbSize; /* bytes */
  WCHAR szName[MAX_LEAF + 1];
  union {
    struct { ULONG fHot : 1, fEmpty : 1; };
    ULONG dwFlags;
  } DUMMYUNIONNAME;
  struct _KETTLE_INFO *pNext, **ppPrevious;
} KETTLE_INFO, *PKETTLE_INFO;
