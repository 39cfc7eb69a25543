import Foundation
import TestSupport
import Testing

/// The generated files of the example packages are what their configurations say.
@Suite struct ExampleConfigurationTests {
    @Test(arguments: ["AheadOfTime", "CustomTemplate", "Kettle"])
    func `what an example has checked in is what is generated`(name: String) throws {
        let result = try ExamplePages.tool.run("check", in: PackageRoot.path(of: "Examples/\(name)"))
        #expect(result.status == 0, "\(result.error)\(result.output)")
    }
}
