import UrtextModel
import UrtextReader

/// What the reader makes of headers that a test gives as text: `a.h`, `b.h` and so on.
struct HeaderReading {
    let values: [HeaderValues]
    let diagnostics: [Diagnostic]

    init(_ texts: String...) {
        self.init(texts.map { Array($0.utf8) })
    }

    init(_ texts: [[UInt8]]) {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        self.init(
            sources: texts.enumerated().map { position, bytes in
                HeaderFileReader.Source(path: "include/\(letters[position]).h", bytes: bytes)
            })
    }

    init(sources: [HeaderFileReader.Source]) {
        (values, diagnostics) = HeaderFileReader().read(sources)
    }

    /// The value of a name in the first header.
    subscript(name: String) -> String? { self[name, 0] }

    subscript(name: String, header: Int) -> String? {
        values[header].constants.first { $0.name == name }?.value
    }

    /// The names of a header's table.
    func names(_ header: Int = 0) -> [String] { values[header].constants.map(\.name) }

    /// The line a name of the first header is defined on.
    func line(_ name: String) -> Int? { values[0].constants.first { $0.name == name }?.line }

    /// The rules that spoke, in the order of their diagnostics.
    var rules: [String] { diagnostics.map(\.identifier) }

    /// The one diagnostic of a rule; `nil` when there is none or more than one.
    func only(_ rule: String) -> Diagnostic? {
        let found = diagnostics.filter { $0.identifier == rule }
        return found.count == 1 ? found[0] : nil
    }

    /// The value of one expression of C, and the rules that spoke.
    static func value(of expression: String, with header: String = "") -> String? {
        HeaderReading("#define RESULT \(expression)\n\(header)\n")["RESULT"]
    }

    /// The rule that says why an expression has no value; `nil` when nothing is said.
    static func rule(for expression: String, with header: String = "") -> String? {
        let reading = HeaderReading("#define OTHER 1\n#define RESULT \(expression)\n\(header)\n")
        return reading.diagnostics.first { $0.summary.hasPrefix("RESULT ") }?.identifier
    }
}

/// A small generator of numbers that gives the same ones on every machine (splitmix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
