import SSPIInterface
import SSPIRuntime
import Testing

/// The Win32 spelling stays reachable: in the doc comment, and as an alias that leads to the Swift name.
@Suite("Rule 5: the Win32 spelling stays reachable")
struct Rule5Win32SpellingTests {
    @Test(.enabled(if: TypeChecker.isAvailable, "no swiftc, or no module to check against"))
    func `pasted C gets a fix-it`() throws {
        let checker = try #require(TypeChecker())
        try checker.expectRefused(
            "let flags: InitiatorRequirements = [ISC_REQ_INTEGRITY]",
            saying: "'ISC_REQ_INTEGRITY' has been renamed to 'InitiatorRequirements.integrity'")
        try checker.expectRefused(
            "let use = SECPKG_CRED_DEFAULT", saying: "has been renamed to 'CredentialUse.default'")
        try checker.expectRefused(
            "func f(_ s: SecurityStatus) -> Bool { s == SEC_I_CONTINUE_NEEDED }",
            saying: "'SEC_I_CONTINUE_NEEDED' has been renamed to 'SecurityStatus.continueNeeded'")
    }

    @Test
    func `the last line of each constant's comment names it`() throws {
        var count = 0
        for file in try GeneratedSources.files(in: ["Flags", "Status"]) where !file.path.hasSuffix("+Win32.swift") {
            for (index, line) in file.lines.enumerated() where line.contains("public static var ") {
                count += 1
                let comment = file.lines[..<index].last { !$0.hasSuffix("@export(implementation)") }
                #expect(comment?.contains("/// Win32: `") == true, "\(file.path):\(index + 1)")
            }
        }
        #expect(count > 100)
    }

    @Test
    func `each constant has its alias, and each alias its constant`() throws {
        for file in try GeneratedSources.files(in: ["Flags"]) where !file.path.hasSuffix("+Win32.swift") {
            let symbols = file.lines.compactMap { GeneratedSources.symbol(in: $0) }
            let path = String(file.path.dropLast(".swift".count)) + "+Win32.swift"
            let aliases = try #require(GeneratedSources.files(in: ["Flags"]).first { $0.path == path })
            let named = aliases.lines.filter { $0.hasPrefix("public var ") }.compactMap { line in
                line.dropFirst("public var ".count).split(separator: ":").first.map(String.init)
            }
            #expect(Set(symbols.filter { !$0.contains("*") }) == Set(named), "\(file.path)")
            #expect(aliases.lines.filter { $0.contains("@available(*, unavailable, renamed:") }.count == named.count)
        }
    }
}
