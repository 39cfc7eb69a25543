import Foundation
import TestSupport
import Testing

extension PackageTests {
    /// UrtextPlugin with a tool that `Plugins/bundle` packed, in place of one that is built with the package.
    @Suite(.serialized)
    struct PackedToolTests {
        @Test(arguments: BuildSystem.allCases)
        func `a packed tool is run, and none is built`(system: BuildSystem) throws {
            let folder = try TemporaryFolder()
            let tool = BuiltTool("urtext")
            let bundle = folder.path(of: "urtext.artifactbundle")
            let script = PackageRoot.path(of: "Plugins/bundle")
            let packed = try BuiltTool.shell("'\(script)' '\(tool.url.path)' '\(bundle)' 2>&1")
            #expect(packed.status == 0, "\(packed.output)")

            let example = PackageRoot.path(of: "Examples/AdoptPlugin")
            let scratch = PackageRoot.path(of: ".build/examples/packed-\(system.rawValue)")
            let result = try system.run(
                "URTEXT_TOOL_BUNDLE='\(bundle)' swift build", scratch: scratch, in: example)
            #expect(result.status == 0, "\(result.output.suffix(3000))")
            #expect(!result.output.contains("UrtextReader"), "\(result.output.suffix(3000))")

            let direct = folder.path(of: "direct")
            let made = try tool.run("build", "--config", "\(example)/Sources/Toaster/urtext.json", "--output", direct)
            #expect(made.status == 0, "\(made.error)")
            let names = try FileManager.default.contentsOfDirectory(atPath: direct).filter { $0.hasSuffix(".swift") }
            #expect(!names.isEmpty)
            for name in names {
                let output = "\(scratch)/plugins/outputs/adoptplugin/Toaster/destination/UrtextPlugin/\(name)"
                #expect(
                    try String(contentsOfFile: output, encoding: .utf8)
                        == String(contentsOfFile: "\(direct)/\(name)", encoding: .utf8), "\(name)")
            }
        }
    }
}
