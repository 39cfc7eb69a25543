/// A hash of bytes and numbers, other in each process, so that nobody writes a page whose names all collide. Nothing that
/// is printed depends on it.
struct ByteHash: Sendable {
    private let seed = UInt64.random(in: .min ... .max)

    func hash(_ text: Span<UInt8>) -> UInt64 {
        var state = seed
        var word: UInt64 = 0
        for index in text.indices {
            word = word << 8 | UInt64(text[index])
            if index & 7 == 7 {
                state = ByteHash.mixed(state ^ word)
                word = 0
            }
        }
        return ByteHash.mixed(ByteHash.mixed(state ^ word) ^ UInt64(truncatingIfNeeded: text.count))
    }

    func hash(_ number: Int64) -> UInt64 { ByteHash.mixed(seed ^ UInt64(bitPattern: number)) }

    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
