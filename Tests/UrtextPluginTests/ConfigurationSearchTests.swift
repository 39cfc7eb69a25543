import Testing

@Suite struct ConfigurationSearchTests {
    @Test func `the nearest folder comes first, the package's last`() {
        #expect(
            ConfigurationSearch.candidates(from: "/p/Sources/T", upTo: "/p")
                == ["/p/Sources/T/urtext.json", "/p/Sources/urtext.json", "/p/urtext.json"])
        #expect(ConfigurationSearch.candidates(from: "/p", upTo: "/p") == ["/p/urtext.json"])
        #expect(ConfigurationSearch.candidates(from: "/p", upTo: "/") == ["/p/urtext.json", "/urtext.json"])
    }

    @Test func `a folder that is not below the package is searched alone`() {
        #expect(ConfigurationSearch.candidates(from: "/q/T", upTo: "/p") == ["/q/T/urtext.json"])
        #expect(ConfigurationSearch.candidates(from: "/pp", upTo: "/p") == ["/pp/urtext.json"])
    }
}
