import UrtextModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file of claims, as `urtext read` and `urtext merge` write it.
package enum ClaimsDocument {
    package static let schema = "urtext-claims/1"

    package static func text(_ pages: ReadPages) -> String {
        JSONNode.object([
            ("schema", .string(schema)), ("pages", .array(pages.pages.map(node))),
        ]).document()
    }

    /// Throws `DecodingError`.
    package static func decode(_ bytes: [UInt8]) throws -> ReadPages {
        let file = try JSONDecoder().decode(File.self, from: Data(bytes))
        guard file.schema == schema else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "schema is \(file.schema), this tool reads \(schema)"))
        }
        return ReadPages(try file.pages.map { try $0.readPage() })
    }

    private static func node(_ page: ReadPage) -> JSONNode {
        let first = page.claims.first
        return .object([
            ("file", .string(page.file)),
            ("digest", .string(page.digest)),
            ("page", .optional(first?.page)),
            ("locale", .optional(first?.edition.locale)),
            ("label", .optional(first?.edition.label)),
            (
                "claims",
                .array(
                    page.claims.map {
                        .object([
                            ("about", .string($0.subject.path)), ("line", .number($0.line)),
                            ("how", .string($0.reading.rawValue)), ("text", .string($0.text)),
                        ])
                    })
            ),
            (
                "diagnostics",
                .array(
                    page.diagnostics.map {
                        .object([
                            ("severity", .string($0.severity.rawValue)), ("identifier", .string($0.identifier)),
                            ("path", .optional($0.location?.path)),
                            ("line", $0.location?.line.map(JSONNode.number) ?? .null),
                            ("column", $0.location?.column.map(JSONNode.number) ?? .null),
                            ("summary", .string($0.summary)), ("explanation", .optional($0.explanation)),
                            ("solutions", .array($0.solutions.map(JSONNode.string))),
                        ])
                    })
            ),
        ])
    }

    private struct File: Decodable {
        var schema: String
        var pages: [Page]
    }

    private struct Page: Decodable {
        struct Statement: Decodable {
            var about: String
            var line: Int
            var how: Reading
            var text: String
        }
        struct Message: Decodable {
            var severity: Diagnostic.Severity
            var identifier: String
            var path: String?
            var line: Int?
            var column: Int?
            var summary: String
            var explanation: String?
            var solutions: [String]
        }

        var file: String
        var digest: String
        var page: String?
        var locale: String?
        var label: String?
        var claims: [Statement]
        var diagnostics: [Message]

        func readPage() throws -> ReadPage {
            let edition = Edition(locale: locale ?? "und", label: label ?? "")
            guard claims.isEmpty || (page != nil && locale != nil) else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: [], debugDescription: "the claims of \(file) name no page or locale"))
            }
            let claims = try claims.map { claim in
                guard let subject = Subject(path: claim.about) else {
                    throw DecodingError.dataCorrupted(
                        .init(codingPath: [], debugDescription: "\(claim.about) is no part of a page"))
                }
                return Claim(
                    page: page ?? "", edition: edition, file: file, line: claim.line, subject: subject,
                    reading: claim.how, text: claim.text)
            }
            let diagnostics = diagnostics.map { message in
                Diagnostic(
                    message.severity, message.identifier,
                    at: message.path.map { SourceLocation(path: $0, line: message.line, column: message.column) },
                    message.summary, explanation: message.explanation, solutions: message.solutions)
            }
            return ReadPage(file: file, digest: digest, claims: claims, diagnostics: diagnostics)
        }
    }
}
