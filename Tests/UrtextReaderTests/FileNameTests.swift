import Testing

@testable import UrtextReader

@Suite struct FileNameTests {
    @Test(arguments: [
        ("Kettle.h", "Kettle.h", "Kettle.h", "h"), ("Kettle. H", "Kettle.H", "Kettle. H", "h"),
        ("in Kettle . lib now", "Kettle.lib", "in Kettle . lib", "lib"),
        ("api-kettle-l1.dll", "api-kettle-l1.dll", "api-kettle-l1.dll", "dll"),
        ("(Tea.h) Kettle.h", "Kettle.h", "(Tea.h) Kettle.h", "h"),
        ("v2.0 Kettle.h", "Kettle.h", "v2.0 Kettle.h", "h"), ("標題Kettle.h", "Kettle.h", "標題Kettle.h", "h"),
        ("Kettle.h.", "Kettle.h", "Kettle.h", "h"), ("Kettle。h", "Kettle.h", "Kettle. h", "h"),
        ("<Kettle.h>", "Kettle.h", "Kettle.h", "h"), ("\"Kettle.h\"", "Kettle.h", "Kettle.h", "h"),
        ("標題 Kettle．lib。", "Kettle.lib", "標題 Kettle. lib", "lib"), ("Kettle｡dll", "Kettle.dll", "Kettle. dll", "dll"),
    ]) func firstNames(_ text: String, _ name: String, _ printed: String, _ suffix: String) throws {
        let file = try #require(FileName(firstIn: text))
        #expect(file.name == name)
        #expect(file.printed == printed)
        #expect(file.suffix == suffix)
    }

    /// A folder is known by the bracket of an inclusion; elsewhere a slash may part two names.
    @Test(arguments: [
        ("<tea/kettle.h>", "tea/kettle.h"), ("<tea/leaf/kettle.h> and <lid.h>", "tea/leaf/kettle.h"),
        ("in <tea/kettle. H>", "tea/kettle.H"), ("tea/kettle.h", "kettle.h"), ("Lid.h/Kettle.h", "Lid.h"),
        ("</kettle.h>", "kettle.h"), ("< tea/kettle.h>", "kettle.h"), ("<茶/kettle.h>", "kettle.h"),
    ]) func folders(_ text: String, _ name: String) {
        #expect(FileName(firstIn: text)?.name == name)
    }

    @Test(arguments: [
        "", ".h", "Kettle", "Kettle.", "Kettle.html", "Kettle.h.idl", "(Kettle.h)", "Kettle..h",
        "Kettle,h", "水.h",
    ])
    func noNames(_ text: String) {
        #expect(FileName(firstIn: text) == nil)
    }

    @Test(arguments: [("a.dll", true), ("a.exe", true), ("a.drv", true), ("a.h", false), ("a.lib", false)])
    func modules(_ text: String, _ isModule: Bool) {
        #expect(FileName(firstIn: text)?.isModule == isModule)
    }

    @Test func randomTextNeverTraps() {
        var random = SeededGenerator(seed: 27)
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<random.int(0..<10) { text += random.pick("a", ".", " ", "h", "dll", "(", ")", "-", "水", "_") }
            guard let file = FileName(firstIn: text) else { continue }
            #expect(!file.name.contains(" ") && file.name.contains("."), "\(text)")
            #expect(file.printed.squeezed.hasSuffix(file.name), "\(text)")
        }
    }
}
