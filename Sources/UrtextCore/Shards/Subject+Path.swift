import UrtextModel

extension Subject {
    /// The part of a page as a path: `page/name`, `parameter/0/type`, `heading/2/bracket`, `values/2/0/5/symbol` (heading,
    /// table, row), `returns/0/3/number`, `constants/1/7/symbol`.
    var path: String {
        switch self {
        case .page(let field): "page/\(field.rawValue)"
        case .parameter(let place, let field): "parameter/\(place)/\(field.rawValue)"
        case .heading(let place, let field): "heading/\(place)/\(field.rawValue)"
        case .row(let place, let field):
            switch place.list {
            case .values(let heading): "values/\(heading)/\(place.table)/\(place.row)/\(field.rawValue)"
            case .returns: "returns/\(place.table)/\(place.row)/\(field.rawValue)"
            case .constants: "constants/\(place.table)/\(place.row)/\(field.rawValue)"
            }
        }
    }

    /// `nil` when the path is none of a page's parts.
    init?(path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let head = parts.first, let name = parts.last else { return nil }
        let numbers = parts.dropFirst().dropLast().compactMap { Int($0) }
        guard numbers.count == parts.count - 2, numbers.allSatisfy({ (0..<0x10_0000).contains($0) }) else { return nil }
        switch (head, numbers.count) {
        case ("page", 0):
            guard let field = PageField(rawValue: name) else { return nil }
            self = .page(field)
        case ("parameter", 1):
            guard let field = ParameterField(rawValue: name) else { return nil }
            self = .parameter(numbers[0], field)
        case ("heading", 1):
            guard let field = HeadingField(rawValue: name) else { return nil }
            self = .heading(numbers[0], field)
        case ("values", 3), ("returns", 2), ("constants", 2):
            guard let field = RowField(rawValue: name) else { return nil }
            let list: RowPlace.List =
                head == "values" ? .values(heading: numbers[0]) : head == "returns" ? .returns : .constants
            let place = numbers.suffix(2)
            self = .row(RowPlace(list: list, table: place[place.startIndex], row: place[place.startIndex + 1]), field)
        default: return nil
        }
    }
}
