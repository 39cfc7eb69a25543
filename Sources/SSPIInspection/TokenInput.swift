internal import Foundation
internal import SSPI
internal import SSPIInterface
internal import SSPIRuntime

/// Finds the tokens in what a person has at hand: raw bytes, hexadecimal, Base64, or a line of a header.
enum TokenInput {
    /// The most bytes that are looked at.
    static var limit: Int { 4 << 20 }

    /// One token.
    struct Found: Hashable {
        /// Where it was found, e.g. `Negotiate`; empty for a bare token.
        var place: String
        var content: Content
    }

    /// What a token is.
    enum Content: Hashable {
        /// A token of NTLM, Kerberos or a negotiation.
        case token([UInt8])
        /// The members of Digest.
        case members([UInt8])
        /// A scheme that is named, and nothing else.
        case named
    }

    /// Finds the tokens.
    ///
    /// - Throws: What a person should give instead.
    static func find(in bytes: [UInt8]) throws(InspectionError) -> [Found] {
        guard bytes.count <= limit else { throw .failure("the input has more than \(limit) bytes") }
        guard let text = printable(bytes) else { return [Found(place: "", content: .token(bytes))] }
        guard !text.isEmpty else { throw .failure("the input is empty; give a token, or the line of a header") }
        let value = headerValue(text)
        if let found = try elements(of: value, isHeader: value != text) { return found }
        if looksLikeMembers(value) { return [Found(place: "Digest", content: .members(Array(value.utf8)))] }
        guard let token = hexadecimal(value) ?? base64(value) else {
            throw .failure("the input is neither a header, nor hexadecimal, nor Base64, nor a raw token")
        }
        if let inner = printable(token), looksLikeMembers(inner) {
            return [Found(place: "Digest", content: .members(token))]
        }
        return [Found(place: "", content: .token(token))]
    }

    /// Text without blanks around it; `nil` for bytes that are no text.
    private static func printable(_ bytes: [UInt8]) -> String? {
        let isText = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
        guard isText, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The value of a line `name: value`; also of one that a client's log has marked with `<` or `>`.
    private static func headerValue(_ text: String) -> String {
        var line = text[...]
        if let mark = line.first, mark == "<" || mark == ">" { line = line.dropFirst().drop { $0 == " " } }
        guard let colon = line.firstIndex(of: ":") else { return text }
        let names = [
            "www-authenticate", "authorization", "proxy-authenticate", "proxy-authorization", "authentication-info",
            "proxy-authentication-info",
        ]
        guard names.contains(line[..<colon].lowercased()) else { return text }
        return line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }

    /// The challenges of a field that names a scheme; `nil` for a value that names none.
    private static func elements(of value: String, isHeader: Bool) throws(InspectionError) -> [Found]? {
        let first = value.split(whereSeparator: { $0 == " " || $0 == "," }).first?.lowercased() ?? ""
        guard isHeader && !looksLikeMembers(value) || ["negotiate", "ntlm", "digest", "kerberos"].contains(first) else {
            return nil
        }
        do throws(SecurityError) {
            let elements = try Digest.ChallengeList.elements(in: Array(value.utf8), limit: limit)
            var found: [Found] = []
            for element in elements {
                let scheme = String(decoding: element.scheme, as: UTF8.self)
                var content = element.members.isEmpty ? Content.named : .members(element.members)
                if let text = element.token {
                    guard let token = base64(String(decoding: text, as: UTF8.self)) else {
                        throw SecurityError(.invalidToken, detail: "the token of \(scheme) is no Base64")
                    }
                    content = .token(token)
                }
                found.append(Found(place: scheme, content: content))
            }
            guard !found.isEmpty else { throw SecurityError(.invalidToken, detail: "the field is empty") }
            return found
        } catch {
            throw .failure("the header cannot be read: \(Listing.clean(error.detail ?? "\(error)"))")
        }
    }

    private static func looksLikeMembers(_ text: String) -> Bool {
        let lower = text.lowercased()
        return ["nonce=", "realm=", "rspauth=", "nextnonce=", "username="].contains { lower.contains($0) }
    }

    private static func hexadecimal(_ text: String) -> [UInt8]? {
        var digits = text.filter { !$0.isWhitespace && $0 != ":" }
        if digits.lowercased().hasPrefix("0x") { digits.removeFirst(2) }
        return Digest.Digits.bytes(Array(digits.utf8)).flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func base64(_ text: String) -> [UInt8]? {
        var digits = text.filter { !$0.isWhitespace }
            .replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        while digits.utf8.count % 4 != 0, digits.utf8.last != UInt8(ascii: "=") || digits.utf8.count % 4 == 3 {
            digits += "="
        }
        return Data(base64Encoded: digits).flatMap { $0.isEmpty ? nil : [UInt8]($0) }
    }
}
