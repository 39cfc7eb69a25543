import Testing
import UrtextModel

@testable import UrtextReader

/// Structures, unions, enumerations and plain typedefs.
@Suite struct SyntaxAggregateTests {
    @Test(arguments: [
        ("typedef struct _LID {\n  ULONG a;\n} LID, *PLID;", "LID"), ("typedef struct {\n  ULONG a;\n} LID;", "LID"),
        ("struct LID {\n  ULONG a;\n};", "LID"), ("typedef struct tagLID {\n  ULONG a;\n} *PLID, LID;", "LID"),
        ("typedef struct LID {\n  ULONG a;\n};", "LID"), ("struct LID : POT {\n  ULONG a;\n};", "LID"),
        ("typedef [unique] struct _LID {\n  ULONG a;\n} LID;", "LID"),
        ("typedef struct _LID\n{ ULONG a;\n} LID", "LID"), ("typedef struct _LID {\n  ULONG a;\n", "_LID"),
        ("struct __declspec(align(8)) LID {\n  ULONG a;\n};", "LID"),
    ]) func structures(_ code: String, _ name: String) throws {
        let structure = try #require(declaration(code))
        #expect(structure.form == .structure)
        #expect(structure.name == name)
        #expect(summary(structure.items) == ["a|ULONG|-|-"])
        #expect(structure.items[0].line == 2)
        #expect(structure.returnType == nil)
    }

    @Test func functionsOfAStructureAreNoMembers() throws {
        let structure = try #require(
            declaration("struct KETTLE { ULONG a; void Boil(int b); HRESULT Pour() const; ULONG c; };"))
        #expect(summary(structure.items) == ["a|ULONG|-|-", "c|ULONG|-|-"])
    }

    @Test func membersOfEveryForm() throws {
        let code = """
            typedef struct _KETTLE {
              ULONG        cbSize;
              WCHAR        szName[KETTLE_MAX];
              ULONG        fHot : 1, fDry : 1;
              LID          *pLid, **ppSpare, aLids[2];
              void (CALLBACK *pfnWhistle)(PVOID);
              struct {
                ULONG      x;
                union {
                  ULONG    y;
                  struct { BYTE z; } inner;
                } u;
              } steam;
              [size_is(n)] BYTE *pTea;
            } KETTLE;
            """
        let structure = try #require(declaration(code))
        #expect(
            structure.items.map { "\($0.name)|\($0.type)" } == [
                "cbSize|ULONG", "szName|WCHAR[KETTLE_MAX]", "fHot|ULONG", "fDry|ULONG", "pLid|LID *", "ppSpare|LID **",
                "aLids|LID[2]", "pfnWhistle|void (CALLBACK *)(PVOID)", "x|ULONG", "y|ULONG", "z|BYTE", "pTea|BYTE *",
            ])
        #expect(structure.items.map(\.line) == [2, 3, 4, 4, 5, 5, 5, 6, 8, 10, 11, 14])
    }

    @Test func unions() throws {
        let union = try #require(declaration("typedef union _CUP { ULONG a; BYTE b[4]; } CUP;"))
        #expect(union.form == .union)
        #expect(union.name == "CUP")
        #expect(summary(union.items) == ["a|ULONG|-|-", "b|BYTE[4]|-|-"])
    }

    @Test func enumerationsWithAndWithoutNumbers() throws {
        let code = """
            typedef enum _KETTLE_STATE {
              KettleCold = 0,
              KettleWarm = 0x10, // lau
              KettleHot,
              KettleDry = KettleHot + 1,
              KettleLost = -1
            } KETTLE_STATE;
            """
        let enumeration = try #require(declaration(code, firstLine: 5))
        #expect(enumeration.form == .enumeration)
        #expect(enumeration.name == "KETTLE_STATE")
        #expect(
            enumeration.enumerators.map { "\($0.name) \($0.printed ?? "-") \($0.line)" } == [
                "KettleCold 0 6", "KettleWarm 0x10 7", "KettleHot - 8", "KettleDry KettleHot+1 9", "KettleLost -1 10",
            ])
        #expect(enumeration.items == [])
    }

    /// Parentheses around a number say nothing; what calculates with more than a number of bits is no number.
    @Test(
        arguments: [
            ("1 << 3", "1 << 3", 8), ("( 1 << 3 )", "1 << 3", 8), ("(0x10)", "0x10", 16),
            ("(1<<(2+4))", "(1 << (2+4))", nil),
            ("1L<<(2+4)", "1L << (2+4)", 64), ("( A + 1 )", "A+1", nil), ("(1) << (3)", "(1) << (3)", nil),
            ("A | 0x1", "A|0x1", nil),
        ] as [(String, String, Int64?)]) func numbersOfEnumerators(_ number: String, _ printed: String, _ value: Int64?)
        throws
    {
        let code = "enum HEAT { HEAT_LOW = \(number), HEAT_HIGH };"
        let enumeration = try #require(declaration(code))
        #expect(enumeration.enumerators.map(\.printed) == [printed, nil])
        let read = ReadPage("# HEAT enumeration\n\n## Syntax\n\n```C++\n\(code)\n```\n")
        #expect(read.numbers(.constants) == (value == nil ? [] : ["0.0 \(printed)"]))
        #expect(CNumber.parse(printed) == value)
    }

    @Test(arguments: [
        ("enum class State : ULONG { A = 1 };", "State"), ("enum State { A = 1, };", "State"),
        ("typedef enum { A = 1 } State;", "State"), ("enum State { A = 1", "State"),
    ]) func enumerationForms(_ code: String, _ name: String) throws {
        let enumeration = try #require(declaration(code))
        #expect(enumeration.name == name)
        #expect(enumeration.enumerators == [Declaration.Enumerator(name: "A", printed: "1", line: 1)])
    }

    @Test(arguments: [
        "typedef struct DECLSPEC_ALIGN(16) _LID { int a; } LID;", "struct DECLSPEC_ALIGN(16) LID { int a; };",
        "typedef _Struct_size_bytes_(cb) struct _LID { int a; } LID, *PLID;",
        "[uuid(0A71)] typedef struct { int a; } LID;",
        "typedef [v1_enum] struct _LID { int a; } LID;",
    ]) func attributesOfStructures(_ code: String) throws {
        let structure = try #require(declaration(code))
        #expect(structure.form == .structure)
        #expect(structure.name == "LID")
        #expect(summary(structure.items) == ["a|int|-|-"])
    }

    /// Members of nested structures are items, the names of the structures are none.
    @Test func nestedStructuresWithAttributes() throws {
        let code = """
            typedef struct {
              ULONG a;
              [switch_is(a)] union { [case(1)] ULONG b; [case(2)] LID *c; } u;
              KETTLE_ALIGN(8) struct { ULONG d; } s, t[2];
              ULONG e;
            } KETTLE;
            """
        let structure = try #require(declaration(code))
        #expect(structure.items.map(\.name) == ["a", "b", "c", "d", "e"])
        #expect(structure.items.map(\.type) == ["ULONG", "ULONG", "LID *", "ULONG", "ULONG"])
        #expect(structure.containers == ["u", "s", "t"])
        #expect(structure.unread.isEmpty)
    }

    /// The first branch of a condition is read; in another structure the name is another member.
    @Test func membersOfOneNameInTwoBranches() throws {
        let code = """
            struct KETTLE {
              struct {
            #if HOT
                ULONG steam : 4;
                ULONG rest : 28;
            #else
                ULONG rest : 32;
            #endif
              };
              union { LID rest; } u;
            };
            """
        let structure = try #require(declaration(code))
        #expect(summary(structure.items) == ["steam|ULONG|-|-", "rest|ULONG|-|-", "rest|LID|-|-"])
    }

    /// What cannot be read is said to be.
    @Test(arguments: [
        ("enum { A, B } b;", "enum{ A, B} b"), ("std::map<LID, LID> b;", "LID > b"),
        ("ULONG b(int c);", "ULONG b (int c)"),
        ("int Pour(int b) { return b; }", "int Pour (int b){ return b;}"), ("ULONG b, 3;", "3"),
    ]) func unreadMembers(_ member: String, _ text: String) throws {
        let structure = try #require(declaration("struct KETTLE {\nULONG a;\n\(member)\nULONG z;\n};"))
        #expect(structure.items.map(\.name).first == "a")
        #expect(structure.unread.last?.line == 3)
        #expect(structure.unread.last?.text.isEmpty == false)
    }

    @Test(arguments: ["ULONG : 3;", "ULONG a : 3;", "public:\nULONG b;", "...;", "...   ;", ";", "unsigned long : 0;"])
    func whatIsNoMissedMember(_ member: String) throws {
        #expect(try #require(declaration("struct KETTLE { ULONG a;\n\(member)\n};")).unread.isEmpty)
    }

    @Test func structuresMayNestSixteenDeep() throws {
        func nested(_ depth: Int) -> String {
            "struct KETTLE { "
                + String(repeating: "struct { ", count: depth) + "int a; " + String(repeating: "}; ", count: depth)
                + "};"
        }
        #expect(try #require(declaration(nested(16))).items.map(\.name) == ["a"])
        let deeper = try #require(declaration(nested(17)))
        #expect(deeper.items == [])
        #expect(deeper.unread.count == 1)
    }

    @Test func aDamagedEnumeratorIsLeftOut() throws {
        let enumeration = try #require(declaration("enum State { A, B C, = 3, 4, D = 5 };"))
        #expect(enumeration.enumerators.map(\.name) == ["A", "D"])
        #expect(enumeration.unread.map(\.text) == ["B C", "= 3", "4"])
    }

    @Test(arguments: [
        ("typedef ULONG HKETTLE;", "HKETTLE"), ("typedef struct LID *PLID;", "PLID"),
        ("typedef void *HLID, **PHLID;", "HLID"), ("typedef unsigned long KETTLE_STATUS", "KETTLE_STATUS"),
    ]) func aliases(_ code: String, _ name: String) throws {
        let alias = try #require(declaration(code))
        #expect(alias.form == .alias)
        #expect(alias.name == name)
        #expect(alias.items == [])
    }

    @Test(arguments: [
        ("int Boil(int a);", false), ("int Boil(int a", true), ("struct LID { ULONG a;", true), ("int a[2", true),
        ("int Boil(int a));", false), ("// (", false), ("\"(\"", false), ("", false),
    ]) func cutOffBlocks(_ code: String, _ isCutOff: Bool) {
        #expect(SyntaxBlockReader(code: Array(code.utf8)[...], firstLine: 1).isCutOff == isCutOff)
    }

    @Test func whatStandsBeforeTheCutIsRead() throws {
        let function = try #require(declaration("int Boil(\n  _In_ int a,\n  _Out_ int *b"))
        #expect(summary(function.items) == ["a|int|in|required", "b|int *|out|required"])
    }
}
