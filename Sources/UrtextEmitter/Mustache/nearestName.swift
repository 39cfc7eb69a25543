/// The choice most like `name`, when one is like enough to be what was meant: at most a third of its letters differ.
/// Of several equally like ones, the first in the order of the alphabet.
func nearestName(to name: String, among choices: some Sequence<String>) -> String? {
    let wanted = Array(name.utf8)
    guard wanted.count <= 64 else { return nil }
    var best: (distance: Int, name: String)?
    for choice in choices where choice.utf8.count <= 64 {
        let letters = Array(choice.utf8)
        let distance = editDistance(wanted, letters)
        guard distance * 3 <= max(wanted.count, letters.count) else { continue }
        if let found = best, (found.distance, found.name) <= (distance, choice) { continue }
        best = (distance, choice)
    }
    return best?.name
}

/// How many bytes must be put in, taken out or changed to make one text from the other.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (above, letter) in left.enumerated() {
        var diagonal = row[0]
        row[0] = above + 1
        for index in right.indices {
            let change = diagonal + (right[index] == letter ? 0 : 1)
            diagonal = row[index + 1]
            row[index + 1] = min(change, diagonal + 1, row[index] + 1)
        }
    }
    return row[right.count]
}
