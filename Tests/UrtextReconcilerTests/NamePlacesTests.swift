import Testing

@testable import UrtextReconciler

@Suite struct NamePlacesTests {
    @Test func eachNameHasItsPlacesInOrder() {
        var places = NamePlaces(count: 6)
        for (place, name) in ["a", "b", "a", "c", "a"].enumerated() { places.add(name, at: place) }
        places.add("b", at: 5)
        #expect(places.all(of: "a") == [0, 2, 4])
        #expect(places.all(of: "b") == [1, 5])
        #expect(places.all(of: "c") == [3])
        #expect(places.first(of: "a") == 0)
        #expect(places.first(of: "d") == nil)
        #expect(places.all(of: "d").isEmpty)
    }

    @Test func aLongListOfOneNameIsNoWork() {
        var places = NamePlaces(count: 100_000)
        for place in 0..<100_000 { places.add("same", at: place) }
        #expect(places.all(of: "same") == Array(0..<100_000))
    }
}
