import SSPI
import Testing

@Suite struct SimpleUppercaseTests {
    @Test func `accounts whose names are one string to the language alone are two`() throws {
        let names = ["K\u{F6}nig", "Ko\u{308}nig", "\u{212A}\u{F6}nig"]
        let store = MemoryCredentialStore(names.map { Account(user: $0, password: Password($0)) })
        for name in names {
            let account = try store.account(user: name, domain: "")
            #expect(account.map { Array($0.user.utf8) } == Array(name.utf8))
        }
    }

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
