import TestSupport
import Testing

extension PackageTests {
    /// The example packages, built and tested where they are.
    @Suite(.serialized)
    struct ExamplePackageTests {
        @Test(arguments: ["AdoptPlugin", "AheadOfTime", "CustomTemplate", "HTTPServer"])
        func `an example passes its own tests`(name: String) throws {
            let result = try BuiltTool.shell(
                "swift test --disable-xctest \(BuildSystem.native.arguments) 2>&1",
                in: PackageRoot.path(of: "Examples/\(name)"))
            #expect(result.status == 0, "\(result.output.suffix(3000))")
            #expect(result.output.contains("passed after"), "\(result.output.suffix(3000))")
            #expect(!result.output.contains("with 0 tests"))
            #expect(!result.output.contains("warning: "), "\(result.output.suffix(3000))")
        }

        @Test(arguments: ["HTTPClient"])
        func `an example that is a program builds`(name: String) throws {
            let result = try BuiltTool.shell(
                "swift build \(BuildSystem.native.arguments) 2>&1", in: PackageRoot.path(of: "Examples/\(name)"))
            #expect(result.status == 0, "\(result.output.suffix(3000))")
            #expect(!result.output.contains("warning: "), "\(result.output.suffix(3000))")
        }
    }
}
