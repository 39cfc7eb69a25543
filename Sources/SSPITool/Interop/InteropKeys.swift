internal import Foundation

/// The settings `KEY=VALUE` of a command line or of a request. Each is taken once; what nobody takes is an error.
struct InteropKeys {
    private var values: [String: String] = [:]

    /// Reads settings.
    ///
    /// - Parameters:
    ///   - words: The settings, one a word.
    ///   - percentEncoded: True inside of a request, where blanks in values are written as `%20`.
    init(_ words: ArraySlice<String>, percentEncoded: Bool = false) throws(ToolError) {
        for word in words {
            guard let sign = word.firstIndex(of: "=") else { throw ToolError("'\(word)' has no '='; write KEY=VALUE") }
            let key = String(word[..<sign])
            var value = String(word[word.index(after: sign)...])
            if percentEncoded {
                guard let decoded = value.removingPercentEncoding else {
                    throw ToolError("the value of '\(key)' is not percent-encoded UTF-8")
                }
                value = decoded
            }
            guard values.updateValue(value, forKey: key) == nil else { throw ToolError("'\(key)' is given twice") }
        }
    }

    /// Takes a text.
    mutating func text(_ key: String) -> String? { values.removeValue(forKey: key) }

    /// Takes bytes, which are given as Base64 under the key with `-b64` behind it.
    mutating func bytes(_ key: String) throws(ToolError) -> [UInt8]? {
        guard let text = text(key + "-b64") else { return nil }
        guard let bytes = Base64.bytes(text) else { throw ToolError("the value of '\(key)-b64' is no Base64") }
        return bytes
    }

    /// Takes a comma list; `none` is an empty one.
    mutating func list(_ key: String) -> [String]? {
        text(key).map { $0 == "none" ? [] : $0.split(separator: ",").map(String.init) }
    }

    /// Takes a decimal number.
    mutating func number(_ key: String) throws(ToolError) -> Int? {
        guard let text = text(key) else { return nil }
        guard let number = Int(text) else { throw ToolError("the value of '\(key)' is '\(text)', which is no number") }
        return number
    }

    /// Takes `true` or `false`.
    mutating func truth(_ key: String) throws(ToolError) -> Bool? {
        guard let text = text(key) else { return nil }
        guard let truth = Bool(text) else { throw ToolError("the value of '\(key)' is '\(text)'; it is true or false") }
        return truth
    }

    /// Takes a number of 32 bits in hexadecimal.
    mutating func mask(_ key: String) throws(ToolError) -> UInt32? {
        guard let text = text(key) else { return nil }
        guard let mask = UInt32(text.hasPrefix("0x") ? String(text.dropFirst(2)) : text, radix: 16) else {
            throw ToolError("the value of '\(key)' is '\(text)', which is no hexadecimal number of 32 bits")
        }
        return mask
    }

    /// Makes sure that everything was taken.
    func finish() throws(ToolError) {
        guard let first = values.keys.min() else { return }
        throw ToolError("there is no key '\(first)' here")
    }
}
