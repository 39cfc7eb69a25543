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
        ("_COM_Outptr_ LID **a", "a|LID **|out|required"),
        ("_In_ __drv_aliasesMem PVOID a", "a|PVOID|in|required"), ("_Frees_ptr_opt_ PVOID a", "a|PVOID|-|optional"),
        ("__RPC__in_ecount_full(n) BYTE *a", "a|BYTE *|in|required"), ("_KETTLE_LID_ a", "a|_KETTLE_LID_|-|-"),
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
        ("_KETTLEIMP int Boil(int a);", "int"), ("KETTLEAPI KETTLE_STATUS Boil(int a);", "KETTLE_STATUS"),
        ("EXTERN_C HRESULT Boil(int a);", "HRESULT"), ("extern \"C\" HRESULT WINAPI Boil(int a);", "HRESULT"),
        ("__kernel_entry KETTLE_STATUS Boil(int a);", "KETTLE_STATUS"), ("FORCEINLINE LID *Boil(int a);", "LID *"),
        ("_Must_inspect_result_ _Ret_maybenull_ LID *Boil(int a);", "LID *"), ("STDAPI Boil(int a);", "HRESULT"),
        ("STDMETHODIMP Boil(int a);", "HRESULT"), ("__kettle128 Boil(int a);", "__kettle128"),
        ("__kettle128 __cdecl Boil(int a);", "__kettle128"), ("_LID WINAPI Boil(int a);", "_LID"),
        ("_LID KETTLE_CALLCONV Boil(int a);", "_LID"), ("WINAPI HRESULT Boil(int a);", "HRESULT"),
        ("unsigned __int64 __stdcall Boil(int a);", "unsigned __int64"),
    ]) func returnTypes(_ code: String, _ type: String) throws {
        let function = try #require(declaration(code))
        #expect(function.name == "Boil")
        #expect(function.returnType == type)
        #expect(summary(function.items) == ["a|int|-|-"])
    }

    /// What stands in brackets or as the arguments of a macro before the name are no parameters.
    @Test(arguments: [
        ("[propget, id(1), helpstring(\"x\")] HRESULT Boil(int a);", "HRESULT"),
        ("[id(1)]\n[in] int Boil(int a);", "int"),
        ("__declspec(dllexport) int Boil(int a);", "int"), ("__declspec(dllimport) LID *Boil(int a);", "LID *"),
        ("extern __declspec(noreturn) void WINAPI Boil(int a);", "void"), ("STDAPI_(LID *) Boil(int a);", "LID *"),
        ("STDMETHODIMP_(ULONG) Boil(int a);", "ULONG"), ("_Success_(return != 0) BOOL WINAPI Boil(int a);", "BOOL"),
        ("_IRQL_requires_max_(HOT) _Ret_range_(0, 7) int Boil(int a);", "int"),
        ("_IRQL_saves_ LID Boil(int a);", "LID"),
        ("int _Check_return_(x) Boil(int a);", "int"), ("KETTLE_DEPRECATED(\"cold\") int WINAPI Boil(int a);", "int"),
        ("__attribute__((cold)) int Boil(int a);", "int"),
    ]) func whatStandsBeforeTheName(_ code: String, _ type: String) throws {
        let function = try #require(declaration(code))
        #expect(function.form == .function)
        #expect(function.name == "Boil")
        #expect(function.returnType == type)
        #expect(summary(function.items) == ["a|int|-|-"])
    }

    /// What stands behind the parameters, or is another declaration, makes no macro of the first name.
    @Test(arguments: [
        "int Boil(int a) const;", "int Boil(int a) throw();", "int Boil(int a) noexcept(true);",
        "HRESULT Boil(int a) PURE;",
        "int Boil(int a)\nint Pour(int b);", "int WINAPI Boil(int a)\nint WINAPI Pour(int b)",
        "Boil(int a)\nPour(int b)",
        "Boil(int a) { return Pour(a, 1); }", "int Boil(int a); int Pour(int b);",
    ]) func whatStandsBehindTheParameters(_ code: String) throws {
        let function = try #require(declaration(code))
        #expect(function.name == "Boil")
        #expect(summary(function.items) == ["a|int|-|-"])
    }

    /// A macro of the linkage is no type, and its type is not known.
    @Test(arguments: ["KETTLEAPI Boil(int a);", "DECLSPEC_KETTLE Boil(int a);", "WINAPI Boil(int a);"])
    func aMacroIsNoReturnType(_ code: String) throws {
        let function = try #require(declaration(code))
        #expect(function.name == "Boil")
        #expect(function.returnType == nil)
    }

    @Test(arguments: [
        "typedef _Function_class_(WHISTLE) int WHISTLE(int a);",
        "typedef int (STDMETHODCALLTYPE __RPC_FAR *WHISTLE)(int a);",
        "typedef _Success_(return != 0) int (CALLBACK *WHISTLE)(int a);",
    ]) func annotatedCallbacks(_ code: String) throws {
        let callback = try #require(declaration(code))
        #expect(callback.form == .callback)
        #expect(callback.name == "WHISTLE")
        #expect(callback.returnType == "int")
        #expect(summary(callback.items) == ["a|int|-|-"])
    }

    /// Classes and interfaces have members, not parameters; nothing in their attributes is a function.
    @Test(arguments: [
        "[Dynamic, Provider(\"KettleProv\"), Locale(1033)] class Win32_Kettle : CIM_Kettle { boolean Hot; };",
        "class KETTLE_EXPORT Kettle : public Vessel { int Boil(int a); };",
        "interface IKettle : IUnknown { HRESULT Boil(); }",
        "class DECLSPEC_UUID(\"0A71\") Kettle;", "[uuid(0A71)] coclass Kettle { interface IKettle; };",
    ]) func classesAreNoFunctions(_ code: String) {
        let reader = SyntaxBlockReader(code: Array(code.utf8)[...], firstLine: 1)
        #expect(reader.declaresClass)
        #expect(reader.declaration() == nil)
        let read = ReadPage(
            "# Win32\\_Kettle class\n\n## Syntax\n\n```syntax\n\(code)\n```\n\n## Members\n\n**Hot**\n\nHot.\n\n**Lid**\n\n"
                + "Lid.\n\n## Requirements\n\n| | |\n|---|---|\n| DLL | Kettle.dll |\n")
        #expect(read.reading.claims == [])
        #expect(read.complaints == ["note class-page 6"])
    }

    /// Single words are names where a macro has them, and types where a function has.
    @Test(
        arguments: [
            ("macro", "void Boil(\n  heat,\n  lid\n);", ["heat", "lid"]), ("macro", "Boil(heat)", ["heat"]),
            ("function", "void Boil(HEAT, LID);", []), ("macro", "void Boil(void);", []),
            ("macro", "BOOL Boil(HEAT heat, lid);", ["heat"]),
            ("macro", "void Boil(heat, *);", []), ("macro", "void Boil();", []),
        ] as [(String, String, [String])]) func argumentsOfMacros(_ kind: String, _ code: String, _ names: [String])
    {
        let read = ReadPage(
            "# <a name=\"boil-\(kind)\"></a>Sieden\n\n## <a name=\"syntax\"></a>Syntax\n\n```C++\n\(code)\n```\n",
            path: "de-DE/live/tea/boil.md")
        let found = read.reading.claims.compactMap { claim in
            if case .parameter(_, .name) = claim.subject { claim.text } else { nil }
        }
        #expect(found == names)
    }

    /// What returns nothing and takes names is a macro where no title says what it is; capitals are types.
    @Test(
        arguments: [
            ("BoilHeat (_heat)", ["_heat"], "macro"), ("BOIL(heat, lid)", ["heat", "lid"], "macro"),
            ("BOIL(HEAT, LID)", [], "function"), ("BOIL(heat, LID)", [], "function"), ("BOIL(int)", [], "function"),
            ("BOIL()", [], "function"), ("void BOIL(heat)", [], "function"), ("BOIL(int heat)", ["heat"], "function"),
        ] as [(String, [String], String)]) func macrosWithoutATitle(_ code: String, _ names: [String], _ kind: String)
    {
        let read = ReadPage(
            "# <a name=\"boil\"></a>Sieden\n\n```cpp\n\(code)\n```\n\n## <a name=\"parameters\"></a>x\n\n_heat_\n\n> x\n",
            path: "zh-CN/live/tea/boil.md")
        let found = read.reading.claims.compactMap { claim in
            if case .parameter(_, .name) = claim.subject { claim.text } else { nil }
        }
        #expect(found == names)
        #expect(read.texts(.page(.kind), .syntaxBlock) == [kind])
    }

    /// Of a page that is left out no value is missed.
    @Test func classesMissNoValues() {
        let read = ReadPage(
            "# Kettle class\n\n## Syntax\n\n```syntax\nclass Kettle : Vessel { uint32 Hot; };\n```\n\n## Members\n\n<dl> <dt>\n\n"
                + "**Hot**\n</dt> <dd> <dl> <dt>\n\nData type: **uint32**\n</dt> <dt>\n\nQualifiers: Place(3)\n</dt> </dl>\n\n"
                + "How hot.\n\n</dd> </dl>\n")
        #expect(read.reading.claims == [])
        #expect(read.complaints == ["note class-page 6"])
    }

    @Test func aFunctionOfAClassIsRead() {
        let read = ReadPage("# Boil method of the Kettle class\n\n```C++\nHRESULT Boil(int a);\n```\n")
        #expect(read.texts(.page(.name), .syntaxBlock) == ["Boil"])
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

    /// `NAME pfnBoil;`, and what it points to.
    @Test(arguments: [
        "PFN_BOIL pfnBoil;\n\nint APIENTRY* pfnBoil(_In_ ULONG a, PVOID b)\n{ ... }",
        "//Declaration\n\nPFN_BOIL pfnBoil; \n\n// Definition\n\nint pfnBoil \n(\n\t_In_ ULONG a\n\tPVOID b\n)\n{...}\n\nPFN_BOIL",
    ]) func aVariableAndWhatItPointsTo(_ code: String) throws {
        let callback = try #require(declaration(code))
        #expect(callback.form == .callback)
        #expect(callback.name == "PFN_BOIL")
        #expect(callback.nameLine == (code.hasPrefix("/") ? 3 : 1))
        #expect(callback.returnType == "int")
        #expect(summary(callback.items) == ["a|ULONG|in|required", "b|PVOID|-|-"])
    }

    @Test(arguments: [
        "PFN_BOIL pfnBoil; int pfnPour(int a);", "PFN_BOIL pfnBoil; pfnBoil = Boil(a);", "PFN_BOIL pfnBoil;",
    ])
    func aVariableAlone(_ code: String) {
        #expect(declaration(code) == nil)
    }

    /// Where a comma is lost each line is a parameter, if all are.
    @Test func parametersOnLinesOfTheirOwn() throws {
        let whole = try #require(declaration("int Boil(\n  IN PVOID a\n  OUT ULONG *b\n  IN HKETTLE c\n);"))
        #expect(whole.items.map(\.name) == ["a", "b", "c"])
        #expect(whole.items.map(\.type) == ["PVOID", "ULONG *", "HKETTLE"])
        #expect(whole.items.map(\.line) == [2, 3, 4])
        let one = try #require(declaration("int Boil(\n  IN PVOID a\n  OUT ULONG *b,\n  IN HKETTLE c\n);"))
        #expect(summary(one.items) == summary(whole.items))
        #expect(try #require(declaration("int Boil(\n  _In_\n  HKETTLE\n  a\n);")).items.map(\.name) == ["a"])
        #expect(try #require(declaration("int Boil(const HKETTLE *\n  a);")).items.map(\.type) == ["const HKETTLE *"])
    }

    /// The star behind a calling convention makes a pointer of the function.
    @Test(arguments: [
        ("int APIENTRY* Boil(int a);", "int"), ("int* APIENTRY Boil(int a);", "int *"), ("TEA *Boil(int a);", "TEA *"),
        ("TEA CALLBACK **Boil(int a);", "TEA *"),
    ]) func starsOfResults(_ code: String, _ type: String) throws {
        #expect(try #require(declaration(code)).returnType == type)
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
