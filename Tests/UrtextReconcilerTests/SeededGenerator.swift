/// SplitMix64: random numbers that are the same on every run and every machine.
struct SeededGenerator: RandomNumberGenerator {
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

extension SeededGenerator {
    mutating func int(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func chance(_ one: Int, in many: Int) -> Bool { int(0..<many) < one }

    /// One of the given values, which are not none.
    mutating func pick<Value>(_ first: Value, _ others: Value...) -> Value {
        let index = int(0..<(others.count + 1))
        return index == 0 ? first : others[index - 1]
    }
}
