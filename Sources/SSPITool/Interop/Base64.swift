internal import Foundation

/// Base64 as the line protocol has it: the standard alphabet, padded, on one line.
enum Base64 {
    /// Bytes as text.
    static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    /// Text as bytes; `nil` for anything that is not Base64.
    static func bytes(_ text: String) -> [UInt8]? { Data(base64Encoded: text).map { [UInt8]($0) } }
}
