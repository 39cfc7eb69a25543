import Foundation
import TestSupport
import Testing

extension PackageTests {
    /// `swift package urtext …` in the example whose Swift is checked in, and in a package without any.
    @Suite(.serialized)
    struct CommandPluginTests {
        private func urtext(_ arguments: String, in folder: String) throws -> BuiltTool.Result {
            try BuiltTool.shell(
                "swift package \(BuildSystem.native.arguments) --allow-writing-to-package-directory urtext \(arguments) 2>&1",
                in: folder)
        }

        @Test func `what the example has checked in is what would be generated`() throws {
            let result = try urtext("check", in: PackageRoot.path(of: "Examples/AheadOfTime"))
            #expect(result.status == 0, "\(result.output.suffix(3000))")
            #expect(result.output.contains("0 differences"))
        }

        @Test func `a target's pages become specification and Swift in the package`() throws {
            let package = try ToasterPackage(.native)
            let result = try urtext("regenerate --target Toaster", in: package.path)
            #expect(result.status == 0, "\(result.output.suffix(3000))")
            #expect(try package.read("Sources/Toaster/spec/functions/toastbread--dark.json").contains("TOAST_REQ_RING"))
            #expect(
                try package.read("Sources/Toaster/Generated/Functions/ToastBread+Dark.swift").contains("enum Dark"))
            let check = try urtext("check --target Toaster", in: package.path)
            #expect(check.status == 0, "\(check.output.suffix(3000))")
            try package.edit("Sources/Toaster/Generated/Flags/ToastGrants.swift", "0x0000_0002", "0x0000_0004")
            let difference = try urtext("check --target Toaster", in: package.path)
            #expect(difference.status != 0)
            #expect(difference.output.contains("[stale-generated-file]"))
        }

        @Test func `arguments reach the tool as they are, and its mistakes are the command's`() throws {
            let package = try ToasterPackage(.native)
            let help = try urtext("help regenerate", in: package.path)
            #expect(help.status == 0 && help.output.contains("urtext regenerate"), "\(help.output.suffix(3000))")
            let wrong = try urtext("chekc", in: package.path)
            #expect(wrong.status != 0 && wrong.output.contains("Did you mean check?"), "\(wrong.output.suffix(3000))")
            let target = try urtext("check --target Nowhere", in: package.path)
            #expect(target.status != 0 && target.output.contains("Nowhere"), "\(target.output.suffix(3000))")
        }
    }
}
