TEA_STATUS WINAPI BoilKettle(
  _In_opt_    HKETTLE  hKettle,
  _In_  const TEA_CHAR *pszLeaf,
  _Inout_updates_bytes_(cbCup) void *pCup,
  _Out_opt_   ULONG    *pcbLeft,
  _Reserved_  DWORD    dwReserved
);
