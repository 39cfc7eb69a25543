import Testing
import UrtextModel

@Suite struct DirectionWordsTests {
    @Test(arguments: [
        (["in"], Parameter.Direction.in, false), (["out"], .out, false), (["in", "out"], .inout, false),
        (["out", "in"], .inout, false), (["inout"], .inout, false), (["in/out"], .inout, false),
        (["in-out"], .inout, false), (["in", "optional"], .in, true), (["opt", "out"], .out, true),
        (["out", "retval"], .out, false), (["retval"], .out, false), (["IN", "Out", "OPTIONAL"], .inout, true),
        (["in", "in"], .in, false),
    ]) func words(_ parts: [String], _ direction: Parameter.Direction, _ optional: Bool) throws {
        let words = try #require(DirectionWords(parts))
        #expect(words.direction == direction)
        #expect(words.optional == optional)
        #expect(words.isComplete)
    }

    @Test func optionalAloneHasNoDirection() throws {
        let words = try #require(DirectionWords(["optional"]))
        #expect(words.direction == nil)
        #expect(words.optional)
        #expect(words.isComplete)
    }

    @Test(arguments: [["in", "kettle"], ["wahlweise", "out"], ["in", ""]])
    func aPartThatIsNoWordMakesItIncomplete(_ parts: [String]) throws {
        #expect(try !#require(DirectionWords(parts)).isComplete)
    }

    @Test(arguments: [[], [""], ["dans"], ["i", "n"], ["inn"], ["input"], ["size_is"]])
    func nothingKnownIsNothing(_ parts: [String]) {
        #expect(DirectionWords(parts) == nil)
    }

    @Test(arguments: ["in, out", "in,out", "in,  out", " in, out", "out, in"])
    func brackets(_ bracket: String) {
        #expect(DirectionWords(bracket: bracket) == DirectionWords(["in", "out"]))
    }

    @Test(arguments: ["", " ", ",", "dans", "in kettle"]) func bracketsWithoutAWord(_ bracket: String) {
        #expect(DirectionWords(bracket: bracket) == nil)
    }

    @Test func theOrderOfPartsDoesNotMatter() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            var parts: [String] = []
            for _ in 0..<random.int(0..<5) {
                parts.append(random.pick("in", "out", "optional", "retval", "dans", "opt"))
            }
            #expect(DirectionWords(parts) == DirectionWords(parts.shuffled(using: &random)))
        }
    }

    /// Pages of the newer layout put annotations into brackets; Markdown takes the outer underscores for emphasis.
    @Test(arguments: [
        ("_in_", "in", false), ("In_opt", "in", true), ("_inout_", "inout", false), ("out_writes_(n)", "out", false),
        ("outptr_result_maybenull", "out", false), ("_Inout_opt_", "inout", true), ("in out", "inout", false),
        ("in/out", "inout", false), ("out optional", "out", true),
    ]) func annotations(_ bracket: String, _ direction: String, _ optional: Bool) throws {
        let words = try #require(DirectionWords(bracket: bracket))
        #expect(words.direction?.rawValue == direction)
        #expect(words.optional == optional)
        #expect(words.isComplete)
    }

    @Test(arguments: ["in case", "inner", "outer", "_", "", "output", "opt_in", "size_is", "reserved", "in_"])
    func otherWords(_ bracket: String) {
        #expect(DirectionWords(bracket: bracket).map(\.direction) == (bracket == "in_" ? .in : nil))
    }
}
