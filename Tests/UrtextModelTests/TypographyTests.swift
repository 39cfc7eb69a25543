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
}
