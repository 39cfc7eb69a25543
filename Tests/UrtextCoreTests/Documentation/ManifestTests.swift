import Foundation
import TestSupport
import Testing

/// What a target imports it declares, or a clean build depends on which module is compiled first.
@Suite(.enabled(if: SwiftCompiler.isAvailable, Comment(rawValue: SwiftCompiler.absence)))
struct ManifestTests {
    private struct Manifest: Decodable {
        struct Target: Decodable {
            struct Dependency: Decodable {
                /// The name stands first, whatever kind of dependency it is.
                let name: String

                private struct Kind: CodingKey {
                    var stringValue: String
                    var intValue: Int? { nil }
                    init(stringValue: String) { self.stringValue = stringValue }
                    init?(intValue: Int) { nil }
                }

                init(from decoder: any Decoder) throws {
                    let kinds = try decoder.container(keyedBy: Kind.self)
                    let kind = try #require(kinds.allKeys.first)
                    var parts = try kinds.nestedUnkeyedContainer(forKey: kind)
                    name = try parts.decode(String.self)
                }
            }

            let name: String
            let type: String
            let path: String?
            let dependencies: [Dependency]

            var folder: String {
                path ?? (["test": "Tests", "plugin": "Plugins"][type] ?? "Sources") + "/\(name)"
            }
        }

        let targets: [Target]
    }

    private static func manifest() throws -> Manifest {
        let scratch = try TemporaryFolder()
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", PackageRoot.path, "--scratch-path", scratch.path, "dump-package",
        ]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Manifest.self, from: bytes)
    }

    /// The modules that a file imports: lines that begin at the margin, which those in multiline texts do not.
    static func imports(in text: String) -> Set<String> {
        var found: Set<String> = []
        for line in text.split(separator: "\n") where line.first.map({ $0.isLetter || $0 == "@" }) ?? false {
            let words = line.split(separator: " ").drop {
                $0.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains($0)
            }
            guard words.first == "import", var name = words.dropFirst().first else { continue }
            if ["struct", "enum", "class", "func", "protocol", "typealias"].contains(name) {
                name = words.dropFirst(2).first ?? ""
            }
            found.insert(String(name.prefix { $0 != "." }))
        }
        return found
    }

    @Test func `every target declares the targets that it imports`() throws {
        let targets = try Self.manifest().targets
        let names = Set(targets.map(\.name))
        #expect(names.count > 20)
        for target in targets {
            let folder = PackageRoot.path(of: target.folder)
            let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
            var imported: Set<String> = []
            for file in files where file.hasSuffix(".swift") {
                imported.formUnion(Self.imports(in: try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)))
            }
            let missing = imported.intersection(names).subtracting(target.dependencies.map(\.name) + [target.name])
            #expect(missing == [], "\(target.name) imports these, and does not declare them in Package.swift")
        }
    }

    @Test(arguments: [
        ("import Kettle", ["Kettle"]), ("public import struct Kettle.Lid", ["Kettle"]),
        ("@testable @preconcurrency import Kettle\ninternal import Tea", ["Kettle", "Tea"]),
        ("    import Kettle", []), ("// import Kettle", []), ("let kettle = important", []),
    ])
    func `imports are found in every form`(_ text: String, _ modules: [String]) {
        #expect(Self.imports(in: text).sorted() == modules)
    }
}
