/// Tells texts that are alike from others, whatever they say: FNV-1a over their bytes, letters of the scripts that have
/// two cases in the smaller one.
struct Fingerprint {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    private var count = 0

    /// Adds a text; a blank stands between one and the next.
    mutating func add(_ text: String) {
        if count > 0 { add(UInt8(ascii: " ")) }
        var lead: UInt8 = 0
        for byte in text.utf8 {
            var small = byte
            switch (lead, byte) {
            case (_, 0x41...0x5A): small = byte | 0x20
            // À to Þ without ×, Α to Ο, А to П.
            case (0xC3, 0x80...0x9E) where byte != 0x97: small = byte + 0x20
            case (0xCE, 0x91...0x9F), (0xD0, 0x90...0x9F): small = byte + 0x20
            default: break
            }
            lead = byte
            add(small)
        }
    }

    private mutating func add(_ byte: UInt8) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        count += 1
    }

    /// In hexadecimal digits; `nil` of a text of fewer than twelve bytes, which is no more than a word.
    var text: String? { count >= 12 ? String(hash, radix: 16) : nil }
}
