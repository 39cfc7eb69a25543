#ifndef _TEA_H
#define _TEA_H
#define TEA_HOT        0x00000001L
#define TEA_COLD       (1 << 1)
#define TEA_ALL        (TEA_HOT | TEA_COLD | POT(LID))
#define TEA_STATUS(n)  ((TSTATUS)(0xC0000000L | (n)))
#define TEA_E_EMPTY    TEA_STATUS(7)
#define TEA_E_SPILT    _HRESULT_TYPEDEF_(0x80090301L)
#define TEA_NAME       "tea" L"pot"
#define TEA_LETTER     'T'
enum { CUP_SMALL, CUP_LARGE = 4, CUP_HUGE = CUP_LARGE * 2 + 1 };
typedef enum _TEA_KIND { GreenTea = 1, BlackTea, AnyTea = GreenTea | BlackTea, } TEA_KIND, *PTEA_KIND;
#endif
