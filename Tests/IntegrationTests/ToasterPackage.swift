import Foundation
import TestSupport
import Testing

/// A copy of Examples/AdoptPlugin that a test may change, with a second folder of pages outside the target's.
struct ToasterPackage {
    let system: BuildSystem
    /// Always the same for a build system, so that little is built anew.
    let path: String

    init(_ system: BuildSystem) throws {
        self.system = system
        let folder = PackageRoot.path(of: ".build/examples/package-\(system.rawValue)")
        path = "\(folder)/Toaster"
        let files = FileManager.default
        if files.fileExists(atPath: folder) { try files.removeItem(atPath: folder) }
        try files.createDirectory(atPath: "\(folder)/Docs", withIntermediateDirectories: true)
        for name in ["Package.swift", "Sources", "Headers", "Tests"] {
            try files.createDirectory(atPath: path, withIntermediateDirectories: true)
            try files.copyItem(atPath: PackageRoot.path(of: "Examples/AdoptPlugin/\(name)"), toPath: "\(path)/\(name)")
        }
        try edit("Package.swift", #"path: "../..""#, #"path: "\#(PackageRoot.path)""#)
        try edit(configuration, #""pages": ["Pages"]"#, #""pages": ["Pages", "../../../Docs"]"#)
        try edit(
            configuration, #"{ "variant": "Dark", "package": "Dark" }"#,
            #"{ "variant": "Dark", "package": "Dark" }, { "variant": "Light", "package": "Light" }"#)
        try write(Self.anotherFunction(of: read(page)), to: "../Docs/warmbread--dark.md")
    }

    let configuration = "Sources/Toaster/urtext.json"
    let page = "Sources/Toaster/Pages/toastbread--dark.md"

    /// The page of the same function in another variant.
    static func anotherVariant(of page: String) -> String {
        page.replacing("dark", with: "light").replacing("Dark", with: "Light").replacing("Dunkel", with: "Hell")
            .replacing("6f0d2c51", with: "6f0d2c52")
    }

    /// A page of another function that is like it.
    static func anotherFunction(of page: String) -> String {
        page.replacing("ToastBread", with: "WarmBread").replacing("toastbread", with: "warmbread")
            .replacing("6f0d2c51", with: "6f0d2c53")
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }

    func edit(_ name: String, _ old: String, _ new: String) throws {
        let text = try read(name)
        #expect(text.contains(old), "\(name) has no \(old)")
        try write(text.replacing(old, with: new), to: name)
    }

    /// Runs `swift build` or another of its commands.
    func swift(_ command: String, _ more: String = "") throws -> BuiltTool.Result {
        try system.run("swift \(command)", more, in: path)
    }

    /// Builds, and expects that it succeeds.
    @discardableResult
    func build(sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        let result = try swift("build")
        #expect(result.status == 0, "\(result.output.suffix(3000))", sourceLocation: sourceLocation)
        return result.output
    }

    /// The generated files by name, with contents and time of change.
    func generated() throws -> [String: GeneratedFile] {
        let root = PackageRoot.path(of: ".build/examples/\(system.rawValue)/plugins/outputs")
        var files: [String: GeneratedFile] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init()
        where name.hasPrefix("toaster/Toaster/") && name.hasSuffix(".swift") {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(root)/\(name)")
            files[String(name.split(separator: "/").last ?? "")] = GeneratedFile(
                text: try String(contentsOfFile: "\(root)/\(name)", encoding: .utf8),
                modified: attributes[.modificationDate] as? Date)
        }
        return files
    }
}

/// A file that a build made.
struct GeneratedFile: Hashable {
    var text: String
    var modified: Date?
}
