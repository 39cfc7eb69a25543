internal import UrtextModel

/// The identifiers on a page whose letters and digits are given, however they are spelled.
struct PageWords {
    private let bytes: [UInt8]
    /// The letters and digits, small where their case does not matter.
    private let wanted: [UInt8]
    /// The place of the letter that English has least: it is searched for.
    private let place: Int
    private(set) var counts: [String: (count: Int, line: Int)] = [:]

    /// Letters from frequent to rare; digits are rarer than all of them.
    private static let frequent = Array("etaoinsrhldcumfpgwybvkxjqz".utf8)

    init(_ bytes: [UInt8], letters wanted: [UInt8]) {
        self.bytes = bytes
        self.wanted = wanted
        var best = (place: 0, rank: -1)
        for (place, letter) in wanted.enumerated() {
            let rank = PageWords.frequent.firstIndex(of: letter | 0x20) ?? PageWords.frequent.count
            if rank > best.rank { best = (place, rank) }
        }
        place = best.place
        guard !wanted.isEmpty else { return }
        find(wanted[place])
        if wanted[place] >= 97, wanted[place] <= 122 { find(wanted[place] & 0xDF) }
    }

    /// Looks at every word that has a letter at the place searched for.
    private mutating func find(_ letter: UInt8) {
        var position = 0
        var counted = (offset: 0, line: 1)
        while let hit = ByteSearch.first(letter, in: bytes, from: position, to: bytes.count) {
            position = hit + 1
            guard let start = wordStart(hit) else { continue }
            var end = hit
            while end < bytes.count, Identifier.isPart(bytes[end]) { end += 1 }
            // Letters above ASCII make it part of a longer word.
            guard start == 0 || bytes[start - 1] < 0x80, end == bytes.count || bytes[end] < 0x80,
                isWanted(start..<end)
            else { continue }
            let word = String(decoding: bytes[start..<end], as: UTF8.self)
            if let known = counts[word] {
                counts[word] = (known.count + 1, known.line)
            } else {
                counted.line += ByteSearch.lineFeeds(in: bytes, from: counted.offset, to: start)
                counted.offset = start
                counts[word] = (1, counted.line)
            }
        }
    }

    /// Where the word begins in which a hit stands; `nil` when not as many letters stand before the hit as must, so that
    /// a word is counted once. Words of hundreds of underscores are none.
    private func wordStart(_ hit: Int) -> Int? {
        var start = hit
        var letters = 0
        while start > 0, Identifier.isPart(bytes[start - 1]), hit - start < 512 {
            start -= 1
            guard bytes[start] != UInt8(ascii: "_") else { continue }
            letters += 1
            if letters > place, !Identifier.isDigit(bytes[start]) || letters > place + 64 { return nil }
        }
        if start > 0, Identifier.isPart(bytes[start - 1]) { return nil }
        // A word does not begin with a digit.
        while start < hit, Identifier.isDigit(bytes[start]) {
            start += 1
            letters -= 1
        }
        return letters == place && !Identifier.isDigit(bytes[start]) ? start : nil
    }

    /// True when the letters of a word are those wanted, and one is a capital.
    private func isWanted(_ range: Range<Int>) -> Bool {
        var count = 0
        var hasCapital = false
        for index in range where bytes[index] != UInt8(ascii: "_") {
            let byte = bytes[index]
            guard count < wanted.count else { return false }
            let letter = wanted[count]
            guard byte == letter || (byte | 0x20 == letter && letter >= 97) else { return false }
            if byte >= 65, byte <= 90 { hasCapital = true }
            count += 1
        }
        return count == wanted.count && hasCapital
    }
}
