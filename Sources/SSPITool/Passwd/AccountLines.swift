/// The lines of a file of accounts, of which one user's are changed and all others stay as they are, to the byte.
struct AccountLines {
    /// The lines without their ends.
    private(set) var lines: [ArraySlice<UInt8>]

    init(_ bytes: [UInt8]) {
        lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        // The end of the last line begins none.
        if lines.last?.isEmpty == true { lines.removeLast() }
    }

    /// The file's contents.
    var bytes: [UInt8] { lines.reduce(into: []) { $0 += $1 + [0x0A] } }

    /// The fields of each line that is an account's, with its place.
    var accounts: [(place: Int, fields: [String])] {
        lines.enumerated().compactMap { place, line in
            let line = line.last == 0x0D ? line.dropLast() : line
            guard !line.isEmpty, line.first != UInt8(ascii: "#") else { return nil }
            return (
                place,
                line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
                    .map { String(decoding: $0, as: UTF8.self) }
            )
        }
    }

    /// Takes lines away and puts others in the place of the first of them, or at the end.
    mutating func replace(_ places: [Int], by new: [String]) {
        let target = places.min() ?? lines.count
        var kept: [ArraySlice<UInt8>] = []
        for (place, line) in lines.enumerated() {
            if place == target { kept += new.map { Array($0.utf8)[...] } }
            if !places.contains(place) { kept.append(line) }
        }
        if target >= lines.count { kept += new.map { Array($0.utf8)[...] } }
        lines = kept
    }
}
