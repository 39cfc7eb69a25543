/// The names of integer types in casts, by their number in ``NameTable``.
struct CTypeNames: Sendable {
    /// What a word of a type name says.
    enum Word: Sendable {
        case type(CIntegerType)
        case signed, unsigned, char, short, int, long
        /// `const` and `volatile`.
        case qualifier
        /// `enum`: the type is the next word.
        case enumeration
        /// A pointer, or a word of C that stands in no integer expression.
        case notInteger
    }

    private var words: [Int32: Word] = [:]

    /// The number of `sizeof` and its relatives, which this reader does not compute.
    private(set) var sizeOperators: Set<Int32> = []

    init(interningInto text: inout HeaderText) {
        for (names, word) in CTypeNames.table {
            for name in names.split(separator: " ") { words[text.intern(String(name))] = word }
        }
        sizeOperators = [
            text.intern("sizeof"), text.intern("_Alignof"), text.intern("alignof"), text.intern("offsetof"),
        ]
    }

    subscript(name: Int32) -> Word? { words[name] }

    /// The type that the words of a cast name; `nil` when they name none this table knows.
    func type(_ names: some Sequence<Int32>) -> CIntegerType? {
        var named: CIntegerType?
        var sign: Bool?
        var base: UInt8?
        var longs = 0
        var count = 0
        var isEnumeration = false
        for name in names {
            if isEnumeration, named == nil {
                named = .int
                continue
            }
            switch words[name] {
            case .qualifier: continue
            case .type(let type):
                if named != nil { return nil }
                named = type
            case .signed: sign = true
            case .unsigned: sign = false
            case .char: base = 8
            case .short: base = 16
            case .int: base = base ?? 32
            case .long: longs += 1
            case .enumeration: isEnumeration = true
            case .notInteger, nil: return nil
            }
            count += 1
        }
        if let named {
            // `unsigned __int64` is the one mixture that compilers accept.
            if isEnumeration || count == 1 { return named }
            guard count == 2, let sign else { return nil }
            return CIntegerType(bits: named.bits, isSigned: sign)
        }
        guard count > 0, !isEnumeration else { return nil }
        return CIntegerType(bits: longs >= 2 ? 64 : base ?? 32, isSigned: sign ?? true)
    }

    /// Windows' own names (basetsd.h, minwindef.h, winnt.h and their like) with their widths on 64-bit Windows. A number
    /// of 32 bits is the same in a type as wide as a pointer, so that a value read here holds on 32-bit Windows as well,
    /// or is too wide and none.
    private static let table: [(names: String, word: Word)] = [
        ("signed __signed __signed__", .signed), ("unsigned", .unsigned), ("char", .char), ("short", .short),
        ("int", .int), ("long __LONG32", .long), ("const volatile __const __volatile", .qualifier),
        ("enum", .enumeration),
        ("CHAR CCHAR INT8 int8_t __int8", .type(CIntegerType(bits: 8, isSigned: true))),
        ("BYTE UCHAR BOOLEAN UINT8 uint8_t", .type(CIntegerType(bits: 8, isSigned: false))),
        ("SHORT CSHORT INT16 int16_t __int16 VARIANT_BOOL", .type(CIntegerType(bits: 16, isSigned: true))),
        ("WORD USHORT UINT16 uint16_t WCHAR wchar_t LANGID ATOM", .type(CIntegerType(bits: 16, isSigned: false))),
        (
            "INT LONG INT32 LONG32 int32_t __int32 BOOL HRESULT NTSTATUS SECURITY_STATUS SCODE LSTATUS RPC_STATUS KPRIORITY",
            .type(.int)
        ),
        (
            "UINT ULONG DWORD UINT32 ULONG32 DWORD32 uint32_t ACCESS_MASK REGSAM LCID LCTYPE COLORREF FOURCC ALG_ID"
                + " SECURITY_INFORMATION NET_API_STATUS MMRESULT DEVICE_TYPE",
            .type(.unsigned)
        ),
        (
            "LONGLONG INT64 LONG64 int64_t __int64 INT_PTR LONG_PTR SSIZE_T LPARAM LRESULT intptr_t ptrdiff_t",
            .type(.wide)
        ),
        (
            "ULONGLONG DWORDLONG UINT64 ULONG64 DWORD64 QWORD uint64_t UINT_PTR ULONG_PTR DWORD_PTR SIZE_T WPARAM"
                + " uintptr_t size_t",
            .type(.unsignedWide)
        ),
        (
            "void VOID float double FLOAT DOUBLE struct union class static extern inline typedef return if else goto"
                + " __declspec __attribute__ __asm__ _Pragma __pragma __extension__ PVOID LPVOID LPCVOID HANDLE HMODULE"
                + " HINSTANCE HWND HKEY HDC HBRUSH HGDIOBJ HBITMAP PSTR LPSTR PCSTR LPCSTR PWSTR LPWSTR PCWSTR LPCWSTR LPTSTR"
                + " LPCTSTR",
            .notInteger
        ),
    ]
}
