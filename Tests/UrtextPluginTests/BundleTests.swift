import Foundation
import TestSupport
import Testing

/// `Plugins/bundle`, which packs a built tool for other packages' builds.
@Suite struct BundleTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("#!/bin/sh\necho urtext 1.2.3\n", to: "tool")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path(of: "tool"))
    }

    private func bundle(_ arguments: String) throws -> BuiltTool.Result {
        try BuiltTool.shell("'\(PackageRoot.path(of: "Plugins/bundle"))' \(arguments)", in: folder.path)
    }

    private struct Manifest: Decodable {
        struct Artifact: Decodable {
            struct Variant: Decodable {
                var path: String
                var supportedTriples: [String]
            }
            var type: String
            var version: String
            var variants: [Variant]
        }
        var schemaVersion: String
        var artifacts: [String: Artifact]
    }

    @Test func `a bundle names the tool, its version and this platform`() throws {
        // What was there before does not stay.
        try folder.write("old", to: "urtext.artifactbundle/old/urtext")
        let result = try bundle("tool urtext.artifactbundle/")
        #expect(result.status == 0, "\(result.error)")
        let json = try #require(try folder.read("urtext.artifactbundle/info.json").data(using: .utf8))
        let manifest = try JSONDecoder().decode(Manifest.self, from: json)
        #expect(manifest.schemaVersion == "1.0")
        let artifact = try #require(manifest.artifacts["urtext"])
        #expect(artifact.type == "executable")
        #expect(artifact.version == "1.2.3")
        let variant = try #require(artifact.variants.first)
        #expect(variant.supportedTriples.count == 1 && variant.supportedTriples.allSatisfy { $0.contains("-") })
        let run = try BuiltTool.shell("urtext.artifactbundle/\(variant.path)", in: folder.path)
        #expect(run.output == "urtext 1.2.3\n")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "urtext.artifactbundle"))
        #expect(names.count == 2 && !names.contains("old"))
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left.sorted() == ["tool", "urtext.artifactbundle"])
    }

    @Test(arguments: [
        ("", "2 arguments"), ("tool", "2 arguments"), ("tool a.artifactbundle more", "2 arguments"),
        ("none a.artifactbundle", "none is no program"), (". a.artifactbundle", ". is no program"),
        ("tool a.bundle", "must end in .artifactbundle"),
    ])
    func `wrong arguments are refused, and nothing is made`(arguments: String, message: String) throws {
        let result = try bundle(arguments)
        #expect(result.status == 2)
        #expect(result.error.contains("error: ") && result.error.contains(message), "\(result.error)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["tool"])
    }

    @Test func `a tool that says no version makes nothing`() throws {
        try folder.write("#!/bin/sh\nexit 3\n", to: "tool")
        let result = try bundle("tool urtext.artifactbundle")
        #expect(result.status != 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["tool"])
    }
}
