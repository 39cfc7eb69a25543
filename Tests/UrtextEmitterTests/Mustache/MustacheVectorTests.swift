import Foundation
import Testing
import UrtextEmitter

@Suite struct MustacheVectorTests {
    @Test(arguments: MustacheVector.counts.keys.sorted()) func everyFileIsReadWhole(_ file: String) throws {
        #expect(try MustacheVector.read(file).count == MustacheVector.counts[file])
    }

    @Test func everyCaseIsRun() {
        #expect(MustacheVector.all.count == 163)
        #expect(MustacheVector.counts.values.reduce(0, +) == 163)
    }

    @Test func everyFileOfTheFolderIsRun() throws {
        let folder = try #require(Bundle.module.url(forResource: "mustache", withExtension: nil))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let names = files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
        #expect(names.sorted() == MustacheVector.counts.keys.sorted())
    }

    @Test(arguments: MustacheVector.all) func specification(_ vector: MustacheVector) throws {
        #expect(try vector.render(mode: .lenient) == vector.expected)
    }

    /// Strictness refuses, but never gives another text.
    @Test(arguments: MustacheVector.all) func strictnessOnlyRefuses(_ vector: MustacheVector) throws {
        do {
            #expect(try vector.render(mode: .strict) == vector.expected)
        } catch let error as MustacheError {
            switch error.reason {
            case .unknownName, .unknownPartial, .contentInParent: break
            default: Issue.record("\(error)")
            }
        }
    }

    /// What strictness refuses is what the specification renders to nothing.
    @Test func whatStrictnessRefuses() {
        var refused: [String: [String]] = [:]
        for vector in MustacheVector.all where (try? vector.render(mode: .strict)) == nil {
            refused[vector.file, default: []].append(vector.name)
        }
        #expect(
            refused == [
                "interpolation": [
                    "Basic Context Miss Interpolation", "Triple Mustache Context Miss Interpolation",
                    "Ampersand Context Miss Interpolation", "Dotted Names - Broken Chains",
                    "Dotted Names - Broken Chain Resolution", "Dotted Names - Context Precedence",
                    "Dotted Names are never single keys",
                ],
                "inverted": ["Context Misses", "Dotted Names - Broken Chains"],
                "sections": ["Context Misses", "Dotted Names - Broken Chains"],
                "partials": ["Failed Lookup"],
                "inheritance": ["Negative Sections", "Text inside parent", "Text inside parent"],
            ])
    }
}
