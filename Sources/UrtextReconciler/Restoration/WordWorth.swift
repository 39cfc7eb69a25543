internal import UrtextModel

/// What each word of the vocabulary is by itself.
struct WordWorth {
    private(set) var isLetter: [Bool] = []
    private(set) var hasDigit: [Bool] = []
    private(set) var rarity: [Double] = []
    private(set) var floor: [Double] = []

    init(_ vocabulary: TextTable, _ symbolsOfWord: NumberLists, symbols: Int) {
        var ofCount: [Int: (rarity: Double, floor: Double)] = [:]
        let all = Double(symbols + 1)
        for place in 0..<vocabulary.count {
            let word = Int32(clamping: place)
            let count = symbolsOfWord.count(word)
            let worth =
                ofCount[count]
                ?? {
                    let rare = Natural.log(all / Double(count + 1))
                    return (rare, 0.03 * Natural.exp(-min(rare, 8) / 2))
                }()
            ofCount[count] = worth
            rarity.append(worth.rarity)
            floor.append(worth.floor)
            let range = vocabulary.range(word)
            let isNumbered = vocabulary.withBytes { bytes in range.contains { Identifier.isDigit(bytes[$0]) } }
            let single = vocabulary.single(word)
            isLetter.append(single != nil && single != UInt8(ascii: "a") && single != UInt8(ascii: "i") && !isNumbered)
            hasDigit.append(isNumbered)
        }
    }
}
