HRESULT IKettle::Pour(
  [in]                 BSTR    cup,
  [in, optional]       VARIANT sugar,
  [in, size_is(count)] BYTE    data[],
  [out, retval]        IKettle **ppNext
) = 0;
