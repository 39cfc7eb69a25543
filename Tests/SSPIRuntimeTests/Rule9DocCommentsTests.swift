import SSPIRuntime
import Testing

/// One sentence, then parameters, returns, throws, the Win32 name, and the source.
@Suite("Rule 9: doc comments")
struct Rule9DocCommentsTests {
    /// The comment above a line.
    private func comment(above index: Int, in lines: [String]) -> [String] {
        var comment: [String] = []
        for line in lines[..<index].reversed() {
            let trimmed = line.drop { $0 == " " }
            if trimmed.hasPrefix("@") { continue }
            guard trimmed.hasPrefix("///") else { break }
            comment.insert(String(trimmed.dropFirst(3).drop { $0 == " " }), at: 0)
        }
        return comment
    }

    @Test
    func `each stub has all parts, in order`() throws {
        var withCore = 0
        for file in try GeneratedSources.files(in: ["Functions"]) {
            guard let index = file.lines.firstIndex(where: { $0.contains("public static func call") }) else {
                continue
            }
            let comment = comment(above: index, in: file.lines)
            let fails = file.lines.contains { $0.contains("public protocol Core") }
            if fails { withCore += 1 }
            let parts =
                ["- Parameters:", "- Returns:"] + (fails ? ["- Throws:"] : []) + ["Win32: `", "Source: "]
            let places = parts.map { part in comment.firstIndex { $0.hasPrefix(part) } }
            #expect(places.allSatisfy { $0 != nil }, "\(file.path): \(places)")
            #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(file.path)")
            #expect(comment.first?.hasSuffix(".") == true, "the first line is a sentence")
            #expect(comment.dropFirst().first == "", "and stands alone")
            #expect(comment.last?.contains("#return-value") == true)
        }
        #expect(withCore == PageCall.all.count)
    }

    @Test
    func `each parameter of a stub is explained`() throws {
        var count = 0
        for file in try GeneratedSources.files(in: ["Functions"]) {
            guard let index = file.lines.firstIndex(where: { $0.contains("public static func call") }) else {
                continue
            }
            let comment = comment(above: index, in: file.lines).joined(separator: "\n")
            for line in file.lines[(index + 1)...].prefix(while: { !$0.contains(") ") }) {
                let name = line.prefix { $0 != ":" }.split(separator: " ").last ?? ""
                #expect(comment.contains("- \(name): "), "\(file.path): \(name)")
                count += 1
            }
        }
        #expect(count > 80)
    }

    @Test
    func `each success and each failure is listed with its Win32 name`() throws {
        for file in try GeneratedSources.files(in: ["Functions"]) {
            guard let index = file.lines.firstIndex(where: { $0.contains("public static func call") }) else {
                continue
            }
            let comment = comment(above: index, in: file.lines).joined(separator: "\n")
            let (type, successes) = try successes(of: file)
            #expect(!successes.isEmpty, "\(file.path)")
            for name in successes {
                #expect(comment.contains("``\(type)/\(name)`` (`SEC_"), "\(file.path): \(name)")
            }
            let lines = file.lines.drop { !$0.contains("failures: [") }.prefix { !$0.contains("],") }
            for line in lines.dropFirst() where file.lines.contains(where: { $0.contains("public protocol Core") }) {
                let name = line.drop { $0 == " " || $0 == "." }.prefix { $0 != "," }
                #expect(comment.contains("`.\(name)` (`"), "\(file.path): \(name)")
            }
        }
    }

    /// The type that a page's successes have, as comments link to it, and its cases.
    private func successes(of file: GeneratedSources.File) throws -> (type: String, cases: [String]) {
        let alias = file.lines.first { $0.contains("public typealias Success = ") }
        guard let type = alias?.split(separator: " ").last.map(String.init) else {
            // A function that all packages share has no namespace of a package around it.
            let margin = file.path.hasSuffix("+Call.swift") ? 8 : 12
            return ("Success", cases(in: file.lines, margin: margin))
        }
        if type == "SoleSuccess" { return ("SSPIRuntime/SoleSuccess", SoleSuccess.allCases.map { "\($0)" }) }
        // Another name of the function's own, or of the first page's that documents the same.
        let parts = type.split(separator: ".").map(String.init)
        let owner = parts.dropLast().joined(separator: "+")
        let files = try GeneratedSources.files(in: ["Functions"])
        let shared = try #require(files.first { $0.path.hasSuffix("/\(owner).swift") }, "\(type)")
        return (parts.joined(separator: "/"), cases(in: shared.lines, margin: parts.count > 2 ? 12 : 8))
    }

    private func cases(in lines: [String], margin: Int) -> [String] {
        lines.filter { $0.hasPrefix(String(repeating: " ", count: margin) + "case ") && $0.contains("= 0x") }
            .compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
    }

    @Test
    func `each argument is described`() throws {
        for file in try GeneratedSources.files(in: ["Functions"]) {
            guard let index = file.lines.firstIndex(where: { $0.contains("public static func call") }) else {
                continue
            }
            let comment = comment(above: index, in: file.lines)
            let signature = file.lines[(index + 1)...].prefix { !$0.contains(") throws") && !$0.contains(") ->") }
            for line in signature where !line.contains("of core:") {
                let label = line.drop { $0 == " " }.prefix { $0 != ":" }
                #expect(comment.contains { $0.hasPrefix("- \(label): ") }, "\(file.path): \(label)")
            }
        }
    }

    @Test
    func `each file says where it comes from`() throws {
        for file in try GeneratedSources.files(in: ["Flags", "Functions", "Status"]) {
            #expect(file.lines.first == "// Generated by urtext, do not edit.")
            #expect(file.lines.last == "" && file.lines.dropLast().last != "", "\(file.path) ends with one line feed")
        }
    }
}
