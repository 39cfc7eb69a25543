import SSPI
import Testing

@Suite struct SimpleUppercaseTests {
    @Test func `letters become capitals, one for one`() {
        #expect(SimpleUppercase.text("Jürgen ж δ") == "JÜRGEN Ж Δ")
    }

    @Test func `what has no capital of its own stays`() {
        for text in ["ß", "µ", "ı", "ſ", "𐐨", "1-_", "ﬁ"] { #expect(SimpleUppercase.text(text) == text) }
    }

    @Test func `every unit gives one unit, and a capital stays a capital`() {
        for unit in UInt16.min...UInt16.max {
            let upper = SimpleUppercase.unit(unit)
            #expect(unit >= 0x80 || upper < 0x80)
            #expect(SimpleUppercase.unit(upper) == upper || unit >= 0x80)
        }
    }
}
