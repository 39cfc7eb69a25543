import Testing
import UrtextModel

/// What typography makes of ASCII is undone, and nothing else is touched.
@Suite struct TypographyTests {
    @Test(arguments: [
        ("０ｘ８０", "0x80"), ("ＢＯＩＬ＿ＲＥＱ", "BOIL_REQ"), ("\u{200F}0x4\u{200E}", "0x4"), ("\u{FEFF}a\u{2060}b", "ab"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"), ("۰۱۲۳۴۵۶۷۸۹", "0123456789"), ("०१२३४५६७८९", "0123456789"), ("水\u{200D}！", "水!"),
    ]) func plain(_ text: String, _ plain: String) { #expect(Typography.plain(text) == plain) }

    @Test(arguments: ["", "BOIL_REQ", "水壺", "Kessel ü é", "²", "½", "Ⅷ", "двенадцать", "　"])
    func nothingToDo(_ text: String) { #expect(Typography.plain(text) == nil) }

    @Test func asciiIsLeftAlone() {
        let all = String(String.UnicodeScalarView((0..<128).map { Unicode.Scalar(UInt8($0)) }))
        #expect(Typography.plain(all) == nil)
        #expect(Typography.plain(all + "０") == all + "0")
    }

    /// Most characters are passed over without a look at their properties; none that matters may be among them.
    @Test func everyCharacter() {
        let steering: Set<UInt32> = [
            0x061C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066,
            0x2067, 0x2068, 0x2069, 0xFEFF,
        ]
        for value in UInt32(0x80)..<0x1_2000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isChanged =
                (0xFF01...0xFF5E).contains(value) || steering.contains(value)
                || scalar.properties.numericType == .decimal
            let plain = Typography.plain("é\u{2002}\(scalar)水")
            #expect((plain != nil) == isChanged, "\(String(value, radix: 16))")
        }
    }
}
