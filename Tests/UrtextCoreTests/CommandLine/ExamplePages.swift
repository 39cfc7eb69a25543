import Foundation
import TestSupport
import Testing

/// The pages of Examples/, read by the built tool.
enum ExamplePages {
    static let tool = BuiltTool("urtext")
    static let pages = PackageRoot.path(of: "Examples/Pages")
    static let values = PackageRoot.path(of: "Examples/Kettle/spec/values")
    static let translations = ["de-DE", "fr-FR", "zh-TW"].map { "\(pages)/\($0)" }

    /// Runs `urtext extract` and expects that it has no errors.
    static func extract(
        _ operands: [String] = [pages], to output: String, _ more: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> BuiltTool.Result {
        let result = try tool.run(["extract"] + operands + ["--output", output, "--values", values] + more)
        #expect(result.status == 0, "\(result.error)", sourceLocation: sourceLocation)
        return result
    }

    /// Copies one example page under many names, so that there is something to do.
    static func multiply(_ count: Int, in folder: TemporaryFolder) throws {
        let page = try Data(contentsOf: URL(fileURLWithPath: "\(pages)/de-DE/live/fillkettle.md"))
        for number in 0..<count { try folder.write(page, to: "pages/fillkettle\(number).md") }
    }
}
