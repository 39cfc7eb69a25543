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

    @Test(arguments: [
        ("enum class State : ULONG { A = 1 };", "State"), ("enum State { A = 1, };", "State"),
        ("typedef enum { A = 1 } State;", "State"), ("enum State { A = 1", "State"),
    ]) func enumerationForms(_ code: String, _ name: String) throws {
        let enumeration = try #require(declaration(code))
        #expect(enumeration.name == name)
        #expect(enumeration.enumerators == [Declaration.Enumerator(name: "A", printed: "1", line: 1)])
    }

    @Test func aDamagedEnumeratorIsLeftOut() throws {
        let enumeration = try #require(declaration("enum State { A, B C, = 3, 4, D = 5 };"))
        #expect(enumeration.enumerators.map(\.name) == ["A", "D"])
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
