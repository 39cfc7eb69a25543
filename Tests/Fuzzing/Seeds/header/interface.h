typedef struct IKettleVtbl { HRESULT (STDMETHODCALLTYPE *Pour)(IKettle *This, _In_ UINT n); } IKettleVtbl;
MIDL_INTERFACE("00000000-0000-4000-8000-0000000000aa")
IKettle : public IUnknown { public: virtual HRESULT STDMETHODCALLTYPE Pour(UINT n) = 0; };
static const DWORD kLid = 9;
const int kPot = 0x7fffffff;
#define KEY ((HKEY)(ULONG_PTR)((LONG)0x80000001))
#define WIDE 0xFFFFFFFFFFFFFFFFui64
#define OCT 0777
