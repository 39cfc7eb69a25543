import Testing
import UrtextModel

@testable import UrtextReconciler

/// Names as bytes, and lists of numbers.
@Suite struct TextTableTests {
    private static func word(_ generator: inout SeededGenerator) -> String {
        let letters = Array("ABe_9ü漢")
        return String(
            (0..<Int.random(in: 0...6, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "x" })
    }

    @Test(arguments: 0..<20) func aTableIsADictionaryInOrder(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var table = TextTable()
        if seed % 2 == 0 { table.reserve(500, bytes: 100) }
        var places: [String: Int32] = [:]
        var order: [String] = []
        for _ in 0..<1000 {
            let word = Self.word(&generator)
            if let place = places[word] {
                #expect(table.insert(word) == place)
            } else {
                #expect(table.place(of: word) == nil)
                #expect(table.insert(word) == Int32(order.count))
                places[word] = Int32(order.count)
                order.append(word)
            }
        }
        #expect(table.count == order.count)
        for (place, word) in order.enumerated() {
            #expect(table[Int32(place)] == word)
            #expect(table.place(of: word) == Int32(place))
            #expect(table.single(Int32(place)) == (word.utf8.count == 1 ? word.utf8.first : nil))
        }
        // A copy is another table.
        var copy = table
        _ = copy.insert("a text of its own")
        #expect(table.place(of: "a text of its own") == nil)
    }

    @Test func aRangeOfBytesIsAText() {
        var table = TextTable()
        let bytes = Array("tea_pot".utf8)
        #expect(table.insert(bytes, 4..<7) == 0)
        #expect(table[0] == "pot")
        #expect(table.insert("pot") == 0)
        #expect(table.insert(bytes, 3..<3) == 1)
        #expect(table[1] == "")
    }

    @Test(arguments: 0..<10) func chainsFindAllAlikeInOrder(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let numbers: [Int64?] = (0..<300).map { _ in
            Bool.random(using: &generator) ? Int64.random(in: -20...20, using: &generator) : nil
        }
        let hashing = ByteHash()
        let chains = HashChains(numbers.map { $0.map(hashing.hash) })
        for number in Int64(-22)...22 {
            var found: [Int32] = []
            chains.forEach(hashing.hash(number)) { if numbers[Int($0)] == number { found.append($0) } }
            #expect(found == numbers.indices.filter { numbers[$0] == number }.map(Int32.init))
        }
        HashChains([]).forEach(7) { _ in Issue.record("nothing can be found") }
    }

    @Test(arguments: 0..<10) func listsKeepTheOrderOfTheirNumbers(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var expected = [[Int32]](repeating: [], count: 12)
        var pairs: [(list: Int32, number: Int32)] = []
        for number in 0..<Int32(seed * 20) {
            let list = Int32.random(in: 0..<11, using: &generator)
            pairs.append((list, number))
            expected[Int(list)].append(number)
        }
        let lists = NumberLists(12, pairs)
        #expect(lists.count == 12)
        for list in 0..<Int32(12) {
            #expect(Array(lists[list]) == expected[Int(list)])
            #expect(lists.count(list) == expected[Int(list)].count)
        }
    }

    @Test(arguments: 0..<10) func sumsByNumber(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var table = NumberTable()
        var sums: [Int32: Double] = [:]
        for _ in 0..<200 {
            let key = Int32.random(in: -5...30, using: &generator)
            table.add(1.5, to: key)
            sums[key, default: 0] += 1.5
        }
        for key in Int32(-7)...33 { #expect(table[key] == sums[key] ?? 0) }
        #expect(table.keys == sums.keys.sorted())
    }
}
