import Testing
import UrtextModel

@testable import UrtextReader

/// `name|type|direction|optional` of every item, `-` for what is not stated.
func summary(_ items: [Declaration.Item]) -> [String] {
    items.map { item in
        let optional = item.optional.map { $0 ? "optional" : "required" } ?? "-"
        return "\(item.name)|\(item.type)|\(item.direction?.rawValue ?? "-")|\(optional)"
            + (item.reserved ? "|reserved" : "")
    }
}

func declaration(_ code: String, firstLine: Int = 1) -> Declaration? {
    SyntaxBlockReader(code: Array(code.utf8)[...], firstLine: firstLine).declaration()
}

/// Functions, methods and function pointer types.
@Suite struct SyntaxFunctionTests {
    @Test func aFunctionWithNamesTypesDirectionsAndLines() throws {
        let code = """
            KETTLE_STATUS KETTLE_ENTRY BoilKettle(
              _In_opt_    HKETTLE        hKettle,
              _In_        const CHAR     *pszTea, // what to brew
              _Inout_opt_ PKETTLE_BUFFER pWater,
              _Out_       PULONG         pfSteam
            );
            """
        let function = try #require(declaration(code, firstLine: 30))
        #expect(function.form == .function)
        #expect(function.name == "BoilKettle")
        #expect(function.nameLine == 30)
        #expect(function.returnType == "KETTLE_STATUS")
        #expect(
            summary(function.items) == [
                "hKettle|HKETTLE|in|optional", "pszTea|const CHAR *|in|required",
                "pWater|PKETTLE_BUFFER|inout|optional",
                "pfSteam|PULONG|out|required",
            ])
        #expect(function.items.map(\.line) == [31, 32, 33, 34])
        #expect(function.items.allSatisfy { $0.annotation == .sal })
    }

    @Test(arguments: [
        ("_In_ ULONG a", "a|ULONG|in|required"), ("_In_opt_ ULONG a", "a|ULONG|in|optional"),
        ("_Out_ ULONG *a", "a|ULONG *|out|required"), ("_Inout_ ULONG *a", "a|ULONG *|inout|required"),
        ("_Out_opt_ ULONG *a", "a|ULONG *|out|optional"), ("_In_reads_(n) BYTE *a", "a|BYTE *|in|required"),
        ("_In_reads_bytes_opt_(n * sizeof(BYTE)) BYTE *a", "a|BYTE *|in|optional"),
        ("_Out_writes_to_(n, *m) BYTE *a", "a|BYTE *|out|required"), ("_Outptr_ LID **a", "a|LID **|out|required"),
        ("_Outptr_opt_result_maybenull_ LID **a", "a|LID **|out|optional"),
        ("_Inout_updates_(n) BYTE *a", "a|BYTE *|inout|required"),
        ("_COM_Outptr_ LID **a", "a|_COM_Outptr_ LID **|-|-"),
        ("_Reserved_ PVOID a", "a|PVOID|in|optional|reserved"), ("_Reserved_ ULONG a", "a|ULONG|in|required|reserved"),
        ("__in ULONG a", "a|ULONG|in|required"), ("__out ULONG *a", "a|ULONG *|out|required"),
        ("__inout ULONG *a", "a|ULONG *|inout|required"), ("__in_opt ULONG a", "a|ULONG|in|optional"),
        ("__in_ecount_opt(n) BYTE *a", "a|BYTE *|in|optional"), ("__out_bcount(n) BYTE *a", "a|BYTE *|out|required"),
        ("__deref_out LID **a", "a|LID **|out|required"), ("__deref_inout_opt LID **a", "a|LID **|inout|optional"),
        ("__reserved ULONG a", "a|ULONG|in|required|reserved"), ("IN ULONG a", "a|ULONG|in|required"),
        ("OUT ULONG *a", "a|ULONG *|out|required"), ("IN OUT ULONG *a", "a|ULONG *|inout|required"),
        ("IN ULONG a OPTIONAL", "a|ULONG|in|optional"), ("OUT OPTIONAL ULONG *a", "a|ULONG *|out|optional"),
        ("INOUT ULONG *a", "a|ULONG *|inout|required"), ("[in] ULONG a", "a|ULONG|in|required"),
        ("[in, out] ULONG *a", "a|ULONG *|inout|required"), ("[in,optional] ULONG a", "a|ULONG|in|optional"),
        ("[out, retval] ULONG *a", "a|ULONG *|out|required"), ("[retval][out] ULONG *a", "a|ULONG *|out|required"),
        ("[in, size_is(n)] BYTE *a", "a|BYTE *|in|required"),
        ("[out, length_is(*n), string] CHAR *a", "a|CHAR *|out|required"),
        ("[optional] ULONG a", "a|ULONG|-|optional"), ("[unique] ULONG *a", "a|ULONG *|-|-"),
        ("ULONG a", "a|ULONG|-|-"), ("const ULONG a", "a|const ULONG|-|-"), ("unsigned long a", "a|unsigned long|-|-"),
        ("struct LID *a", "a|struct LID *|-|-"), ("LID * const *a", "a|LID * const *|-|-"), ("LID&a", "a|LID &|-|-"),
        ("WCHAR a[16]", "a|WCHAR[16]|-|-"), ("WCHAR a[]", "a|WCHAR[]|-|-"),
        ("int a[2][KETTLE_MAX+1]", "a|int[2][KETTLE_MAX+1]|-|-"),
        ("WCHAR *a[4]", "a|WCHAR *[4]|-|-"), ("Tea::Lid a", "a|Tea::Lid|-|-"), ("int a = 0", "a|int|-|-"),
        ("LID  \t*\u{A0}a", "a|LID *|-|-"), ("\u{A0}_In_\u{A0}ULONG\u{A0}a", "a|ULONG|in|required"),
        ("KETTLE_SIZE(n) BYTE *a", "a|BYTE *|-|-"), ("_At_(a, _Inout_) ULONG *a", "a|ULONG *|inout|required"),
        ("A(1) B(2, (3)) ULONG a", "a|ULONG|-|-"), ("BYTE (&a)[16]", "a|BYTE (&)[16]|-|-"),
        ("void (KETTLEAPI *a)(int)", "a|void (KETTLEAPI *)(int)|-|-"), ("LID<TEA> a", "a|LID< TEA>|-|-"),
        ("_In_ ULONG a /* Größe in Litern */", "a|ULONG|in|required"), ("ULONG /* 水 */ a // 壺", "a|ULONG|-|-"),
    ]) func parameters(_ parameter: String, _ expected: String) throws {
        let function = try #require(declaration("int Boil(\(parameter)\n);"))
        #expect(summary(function.items) == [expected])
        let both = try #require(declaration("int Boil(int first, \(parameter)\n, _Out_ int *last);"))
        #expect(summary(both.items) == ["first|int|-|-", expected, "last|int *|out|required"])
    }

    /// Wide marks are those of C.
    @Test func aListInWideMarks() throws {
        let function = try #require(declaration("int Boil（_In_ HKETTLE hKettle，_Out_ ULONG＊　a）；"))
        #expect(summary(function.items) == ["hKettle|HKETTLE|in|required", "a|ULONG *|out|required"])
        #expect(function.unread.isEmpty)
    }

    /// A parameter that was damaged is left out, and said to be: half of one states a wrong type or name.
    @Test(arguments: [
        "std::map<LID, LID> a", "std::function<void (int, int)> a", "_Оut_ ULONG a", "_ Out_ ULONG a", "ULONG、b a",
        "LID &amp;a", "void (int b) a", "int a(int b)",
    ]) func whatIsNoParameter(_ parameter: String) throws {
        let function = try #require(declaration("int Boil(int first,\n\(parameter), int last);"))
        #expect(summary(function.items) == ["first|int|-|-", "last|int|-|-"])
        #expect(!function.unread.isEmpty)
        #expect(function.unread.allSatisfy { $0.line == 2 && !$0.text.isEmpty })
        let read = ReadPage(
            "# Boil function\n\n## Syntax\n\n```C++\nint Boil(\n\(parameter));\n```\n\n## Parameters\n\n*a*\n\nText.\n")
        #expect(read.complaints.contains("warning unread-parameter 7"))
    }

    @Test(arguments: ["", "void", " void ", "VOID", "...", "THIS", "KETTLE"]) func whatIsNotMissed(_ list: String)
        throws
    {
        #expect(try #require(declaration("int Boil(\(list));")).unread.isEmpty)
    }

    @Test(arguments: ["", "void", " void ", "VOID", "..."]) func noParameters(_ list: String) throws {
        #expect(try #require(declaration("int Boil(\(list));")).items == [])
    }

    @Test func anEllipsisIsNoParameter() throws {
        #expect(summary(try #require(declaration("int Boil(int a, ...);")).items) == ["a|int|-|-"])
    }

    @Test(arguments: [
        ("int Boil(int a)", "int"), ("KETTLE_STATUS KETTLE_ENTRY Boil(int a);", "KETTLE_STATUS"),
        ("BOOL WINAPI Boil(int a);", "BOOL"), ("DECLSPEC_IMPORT BOOL WINAPI Boil(int a);", "BOOL"),
        ("KETTLEAPI BOOL WINAPI Boil(int a);", "BOOL"), ("extern int Boil(int a);", "int"),
        ("static inline unsigned long Boil(int a);", "unsigned long"), ("virtual HRESULT Boil(int a) = 0;", "HRESULT"),
        ("const LID *Boil(int a);", "const LID *"), ("LID * WINAPI Boil(int a);", "LID *"),
        ("void *Boil(int a);", "void *"),
        ("struct LID *Boil(int a);", "struct LID *"), ("[propget] HRESULT Boil(int a);", "HRESULT"),
        ("/* siedet */ int Boil(int a);", "int"), ("#define X\nint Boil(int a);", "int"),
    ]) func returnTypes(_ code: String, _ type: String) throws {
        let function = try #require(declaration(code))
        #expect(function.name == "Boil")
        #expect(function.returnType == type)
        #expect(summary(function.items) == ["a|int|-|-"])
    }

    @Test func aFunctionWithoutReturnType() throws {
        let macro = try #require(declaration("KettleLid(hKettle);"))
        #expect(macro.name == "KettleLid")
        #expect(macro.returnType == nil)
    }

    @Test func methodsKnowTheirInterface() throws {
        let method = try #require(declaration("HRESULT IKettle::Boil([in] ULONG a);"))
        #expect(method.name == "IKettle::Boil")
        #expect(method.returnType == "HRESULT")
        #expect(summary(method.items) == ["a|ULONG|in|required"])
    }

    @Test func methodMacros() throws {
        let plain = try #require(declaration("STDMETHOD(Boil)(THIS_ _In_ ULONG a) PURE;"))
        #expect(plain.name == "Boil")
        #expect(plain.returnType == "HRESULT")
        let typed = try #require(declaration("STDMETHOD_(ULONG, Boil)(_In_ ULONG a);"))
        #expect(typed.name == "Boil")
        #expect(typed.returnType == "ULONG")
        #expect(summary(typed.items) == ["a|ULONG|in|required"])
    }

    @Test(arguments: [
        "typedef int (CALLBACK *Whistle)(_In_ ULONG a, PVOID b);", "typedef int (*Whistle)(_In_ ULONG a, PVOID b);",
        "typedef int (WINAPI* Whistle)(_In_ ULONG a, PVOID b);", "typedef int CALLBACK Whistle(_In_ ULONG a, PVOID b);",
        "typedef int Whistle(_In_ ULONG a, PVOID b);", "typedef\nint\n(CALLBACK\n*\nWhistle)\n(_In_ ULONG a, PVOID b);",
    ]) func callbacks(_ code: String) throws {
        let callback = try #require(declaration(code))
        #expect(callback.form == .callback)
        #expect(callback.name == "Whistle")
        #expect(callback.returnType == "int")
        #expect(summary(callback.items) == ["a|ULONG|in|required", "b|PVOID|-|-"])
    }

    @Test func aParameterThatIsAFunctionPointerIsNamedByItsStar() throws {
        let function = try #require(
            declaration("int Boil(int (*compare)(int, int), _In_ void (CALLBACK *done)(PVOID));"))
        #expect(function.items.map(\.name) == ["compare", "done"])
        #expect(function.items.map(\.direction) == [nil, .in])
        #expect(function.items.map(\.type) == ["int (*)(int, int)", "void (CALLBACK *)(PVOID)"])
    }

    @Test func onlyTheFirstDeclarationIsRead() throws {
        let function = try #require(declaration("int Boil(int a);\nint Pour(int b);"))
        #expect(function.name == "Boil")
        #expect(summary(function.items) == ["a|int|-|-"])
    }

    @Test(arguments: [
        "", ";", "// nothing", "KettleMessage\nwParam = (WPARAM) x;", "if (a) b();", "while (x);", "return (x);",
        "x = y;", "SendMessage(\n  (HWND) hWnd,\n  KM_BOIL,\n  (WPARAM) wParam\n);", "Boil(hKettle, (ULONG) 1);",
        "lParam = sizeof(LID);", "int", "int a;", "()", "(((", "}{", "\"text\"", "typedef", "typedef;", "struct",
        "enum {",
    ]) func whatDeclaresNothing(_ code: String) {
        #expect(declaration(code) == nil)
    }
}
