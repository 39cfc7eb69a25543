import Testing
import UrtextModel

@testable import UrtextReader

@Suite struct RequirementsReaderTests {
    private static func reader(_ rows: String...) throws -> RequirementsReader {
        let table = try TableReaderTests.table("| What | Which |\n|---|---|\n" + rows.joined(separator: "\n") + "\n")
        return RequirementsReader([table])
    }

    private static func facts(_ rows: String...) throws -> [String] {
        let table = try TableReaderTests.table("| What | Which |\n|---|---|\n" + rows.joined(separator: "\n") + "\n")
        return RequirementsReader([table]).facts.map { "\($0.field.rawValue) \($0.file.name)" }
    }

    @Test(arguments: [
        ("| Header | Kettle.h |", "header Kettle.h"), ("| Kopfdatei | Kettle. h |", "header Kettle.h"),
        ("| 標題 | Kettle . h |", "header Kettle.h"),
        ("| Header | Kettle.hpp |", "header Kettle.hpp"), ("| Header | KETTLE.H |", "header KETTLE.H"),
        ("| Header | Kettle.h (include Tea.h) |", "header Kettle.h"),
        ("| Bibliothek | Kettle.lib |", "library Kettle.lib"),
        ("| Library | Kettle.dll |", "library Kettle.dll"), ("| DLL | Kettle.dll |", "dll Kettle.dll"),
        ("| DLL | Kettle.exe |", "dll Kettle.exe"), ("| 所需的 DLL | Kettle.dll |", "dll Kettle.dll"),
        ("| Header | <dl> <dt>api-kettle-l1-1-0.h</dt> </dl> |", "header api-kettle-l1-1-0.h"),
        ("| Kopfdatei | In Kettle. h deklariert |", "header Kettle.h"),
    ]) func files(_ row: String, _ fact: String) throws {
        #expect(try Self.facts(row) == [fact])
    }

    @Test(arguments: [
        "| Client | Tea 2.0 |", "| Header | Kettle |", "| Header | Kettle.html |", "| Kettle.h | none |",
        "| IDL | Kettle.h .idl |",
        "| DLL | Kettle.h |", "| Datei | Kettle.dll |", "| Header | (Kettle.h) |", "| Header |  |", "| Header | .h |",
    ]) func noFiles(_ row: String) throws {
        #expect(try Self.facts(row) == [])
    }

    /// A name that translation spelled in its own letters is asked for; one in brackets, or of the original, is none.
    @Test(arguments: [
        ("| Заголовок | Чайник. h (включая Tea. h) |", ["header Чайник.h"]), ("| 標題 | 水壺.h |", ["header 水壺.h"]),
        ("| DLL | Чайник.dll |", ["dll Чайник.dll"]), ("| 標題 | 需要 Kettle. h |", ["header Kettle.h"]),
        ("| Заголовок | (Чайник.h) |", []), ("| Клиент | Чайник 2.0 |", []),
    ]) func namesInOtherLetters(_ row: String, _ facts: [String]) throws {
        #expect(try Self.facts(row) == facts)
    }

    /// What stands in a term is a file, also where translation took its ending away.
    @Test(arguments: [
        ("| 標題 | <dl> <dt>Kettle</dt> </dl> |", ["Kettle"]),
        ("| 標題 | <dl> <dt>Kettle (包含 Tea) </dt> </dl> |", ["Kettle (包含 Tea)"]),
        ("| Header | <dl> <dt>Kettle.h</dt> </dl> |", []), ("| 標題 | <dl> <dt>Kettle。h</dt> </dl> |", []),
        ("| Client | Kettle |", []), ("| Client | <dl> <dt>5</dt> </dl> |", []),
        ("| 標題 | <dl> <dt>水壺</dt> </dl> |", []),
        ("| Header | <dl> <dt>Kettle</dt> <dt>Tea</dt> </dl> |", []),
    ]) func filesWithoutEnding(_ row: String, _ names: [String]) throws {
        #expect(try Self.reader(row).withoutEnding.map(\.text) == names)
    }

    @Test(arguments: [
        ("de-DE", "x", "Kettle", true), ("de-DE", "Kessel (Kettle.h)", "Kettle", false),
        ("en-US", "x", "Kettle", false),
        ("de-DE", "Kessel (Tea.h)", "Kettle", true),
    ]) func lostEndingsAreReported(_ locale: String, _ title: String, _ file: String, _ isReported: Bool) {
        let page =
            "---\ntitle: \(title)\n---\n# <a name=\"boil-function\"></a>Boil\n\n"
            + "## <a name=\"requirements\"></a>Req\n\n| | |\n|---|---|\n| x | <dl> <dt>\(file)</dt> </dl> |\n"
        let read = ReadPage(page, path: "\(locale)/live/boil.md")
        let wanted = "warning file-without-ending \(read.line(of: "<dt>"))"
        #expect(read.complaints.contains(wanted) == isReported)
    }

    @Test func anOriginalHasNoNameInOtherLetters() {
        let page = "# Boil function\n\n## Requirements\n\n| | |\n|---|---|\n| Header | Чайник.h |\n"
        #expect(ReadPage(page, path: "en-US/live/boil.md").texts(.page(.header), .original) == [])
        let russian = page.replacing("## Req", with: "## <a name=\"requirements\"></a>Req")
        #expect(ReadPage(russian, path: "ru-RU/live/boil.md").texts(.page(.header), .requirements) == ["Чайник.h"])
    }

    @Test func theFirstRowOfAFieldCounts() throws {
        #expect(
            try Self.facts("| Header | A.h |", "| Header | B.h |", "| Library | A.lib |") == [
                "header A.h", "library A.lib",
            ])
    }

    @Test func linesAreThoseOfTheRows() throws {
        #expect(try Self.reader("| Client | Tea |", "| Header | A.h |", "| DLL | A.dll |").facts.map(\.line) == [4, 5])
    }

    @Test func whatIsPrintedIsKeptWithTheName() throws {
        let fact = try #require(try Self.reader("| Kopfdatei | Tee Kettle. h (Tea. h) |").facts.first)
        #expect(fact.file.name == "Kettle.h")
        #expect(fact.file.printed == "Tee Kettle. h")
    }

    @Test func aCellWithoutAFileNameKeepsItsFirstWord() throws {
        #expect(try Self.reader("| Kopfdatei | Kettle ist h |", "| Client | Tea. |").firstWords == ["kettle", "tea"])
    }

    @Test(arguments: [("Kettle.h", "Kettle.h"), ("Kettle. h)", "Kettle.h"), ("Kettle.hxx x", "Kettle.hxx")])
    func headers(_ text: String, _ name: String) {
        #expect(RequirementsReader.header(text)?.name == name)
    }

    @Test(arguments: ["", "Kettle", "Kettle.lib", " Kettle.h", "(Kettle.h)", "Kettle.", "Kettle.hh"]) func noHeaders(
        _ text: String
    ) {
        #expect(RequirementsReader.header(text) == nil)
    }

    @Test func noTablesAreNoFacts() { #expect(RequirementsReader([]).facts.isEmpty) }
}
