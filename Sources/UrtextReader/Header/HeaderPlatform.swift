/// What the reader knows of the platform without being given a header for it.
enum HeaderPlatform {
    /// What an `#if` knows of a name without a definition.
    enum Known: Hashable, Sendable {
        case undefined
        case number(UInt64)
    }

    /// Wrappers of numbers from headers that every other one includes; a given header's own definition goes first.
    static let macros = """
        #define __MSABI_LONG(x) x ## l
        #define _HRESULT_TYPEDEF_(code) ((HRESULT)code)
        #define _NDIS_ERROR_TYPEDEF_(code) ((DWORD)code)
        #define INT8_C(x) x
        #define INT16_C(x) x
        #define INT32_C(x) x
        #define INT64_C(x) x ## ll
        #define UINT8_C(x) x
        #define UINT16_C(x) x
        #define UINT32_C(x) x ## u
        #define UINT64_C(x) x ## ull

        """

    /// Names of which an `#if` knows that they are not defined: the headers are read as a C compiler for Windows reads
    /// them, not as C++, and not as a resource or interface compiler.
    static let undefined = [
        "__cplusplus", "RC_INVOKED", "MIDL_PASS", "__midl", "__WIDL__", "__LP64__", "_LP64", "__ASSEMBLER__",
    ]

    /// Names of which an `#if` knows the number: Windows, in its newest version, since the pages speak of that one and
    /// name the versions before it only as a requirement.
    static let defined: [(name: String, value: UInt64)] = [
        ("_WIN32", 1), ("WINVER", 0x0A00), ("_WIN32_WINNT", 0x0A00), ("_WIN32_IE", 0x0A00),
        ("NTDDI_VERSION", 0x0AFF_FFFF),
    ]
}
