/// A JSON value that knows where it stands, for files that people write by hand.
package struct LocatedJSON: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case null
        case bool(Bool)
        /// As written, e.g. `1e3`.
        case number(String)
        case string(String)
        case array([LocatedJSON])
        case object([Member])
    }

    package struct Member: Hashable, Sendable {
        package var key: String
        package var keyPosition: Position
        package var value: LocatedJSON
    }

    /// Counted from one; columns in bytes.
    package struct Position: Hashable, Sendable {
        package var line: Int
        package var column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    package var value: Value
    package var position: Position

    /// `an object`, `a string`…: what a person would call it.
    package var kind: String {
        switch value {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// The value at the end of a path of keys and array places; where the path breaks off, the last value on it.
    package func nearest(to path: some Sequence<PathStep>) -> LocatedJSON {
        var current = self
        for step in path {
            switch (step, current.value) {
            case (.key(let key), .object(let members)):
                guard let member = members.first(where: { $0.key == key }) else { return current }
                current = member.value
            case (.place(let place), .array(let items)):
                guard items.indices.contains(place) else { return current }
                current = items[place]
            default: return current
            }
        }
        return current
    }

    package enum PathStep: Hashable, Sendable {
        case key(String)
        case place(Int)
    }

    /// The value without what stands at a path; `nil` when nothing stands there. What is left keeps its places.
    package func removing(_ path: [PathStep]) -> LocatedJSON? {
        guard let step = path.first else { return nil }
        let rest = Array(path.dropFirst())
        var copy = self
        switch (step, value) {
        case (.key(let key), .object(var members)):
            guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
            if rest.isEmpty {
                members.remove(at: index)
            } else {
                guard let smaller = members[index].value.removing(rest) else { return nil }
                members[index].value = smaller
            }
            copy.value = .object(members)
        case (.place(let place), .array(var items)):
            guard items.indices.contains(place) else { return nil }
            if rest.isEmpty {
                items.remove(at: place)
            } else {
                guard let smaller = items[place].removing(rest) else { return nil }
                items[place] = smaller
            }
            copy.value = .array(items)
        default: return nil
        }
        return copy
    }
}
