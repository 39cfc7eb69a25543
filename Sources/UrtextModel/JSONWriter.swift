/// Writes a JSON document straight into bytes, in the form that ``JSONNode/document()`` has.
struct JSONWriter {
    /// An array or object that is not closed yet.
    private struct Frame {
        var isObject: Bool
        /// True when it stands on one line.
        var isLine: Bool
        var isEmpty = true
    }

    private(set) var bytes: [UInt8] = []
    private var frames: [Frame] = []
    /// Blanks before the members of the innermost container that does not stand on one line.
    private var indent = 0

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// The line feed behind the document.
    mutating func finish() { bytes.append(UInt8(ascii: "\n")) }

    // MARK: Containers

    /// - Parameter isLine: whether it holds nothing but scalars and empty containers; a document's object never counts.
    mutating func object(isLine: Bool, _ members: (inout JSONWriter) -> Void) {
        open(Frame(isObject: true, isLine: isLine))
        members(&self)
        close()
    }

    mutating func array<Item>(_ items: [Item], isLine: Bool = false, _ write: (inout JSONWriter, Item) -> Void) {
        guard !items.isEmpty else {
            append("[]")
            return
        }
        open(Frame(isObject: false, isLine: isLine))
        for item in items {
            separate()
            write(&self, item)
        }
        close()
    }

    // MARK: Members of an object

    mutating func member(_ name: StaticString, _ text: String) {
        key(name)
        string(text)
    }

    /// - Parameter text: `null` for `nil`.
    mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        optional(text)
    }

    /// - Parameter value: `null` for `nil`.
    mutating func member(_ name: StaticString, _ value: Bool?) {
        key(name)
        optional(value)
    }

    mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }

    mutating func member<Item>(
        _ name: StaticString, _ items: [Item], isLine: Bool = false, _ write: (inout JSONWriter, Item) -> Void
    ) {
        key(name)
        array(items, isLine: isLine, write)
    }

    mutating func key(_ key: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        append(key)
        append("\": ")
    }

    private mutating func open(_ frame: Frame) {
        frames.append(frame)
        bytes.append(frame.isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
        if !frame.isLine { indent += 2 }
    }

    private mutating func close() {
        guard let frame = frames.popLast() else { return }
        if frame.isLine {
            if frame.isObject { bytes.append(UInt8(ascii: " ")) }
        } else {
            indent -= 2
            breakLine()
        }
        bytes.append(frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    }

    private mutating func separate() {
        guard let last = frames.indices.last else { return }
        let frame = frames[last]
        if !frame.isEmpty { bytes.append(UInt8(ascii: ",")) }
        frames[last].isEmpty = false
        if !frame.isLine {
            breakLine()
        } else if frame.isObject || !frame.isEmpty {
            bytes.append(UInt8(ascii: " "))
        }
    }

    private mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<indent { bytes.append(UInt8(ascii: " ")) }
    }

    // MARK: Scalars

    mutating func string(_ text: String) { JSONNode.quote(text, into: &bytes) }

    /// A string, or `null` for `nil`.
    mutating func optional(_ text: String?) {
        if let text { string(text) } else { append("null") }
    }

    mutating func optional(_ value: Bool?) {
        switch value {
        case true?: append("true")
        case false?: append("false")
        case nil: append("null")
        }
    }

    mutating func number(_ value: Int) {
        if value < 0 || value > 99_999 {
            bytes.append(contentsOf: String(value).utf8)
            return
        }
        var divisor = 10
        while divisor <= value { divisor *= 10 }
        while divisor > 1 {
            divisor /= 10
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
        }
    }

    private mutating func append(_ text: StaticString) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
