import TestSupport
import Testing

@testable import UrtextCore

@Suite struct UnifiedDiffTests {
    private func diff(_ old: String?, _ new: String?) -> String {
        UnifiedDiff.text(from: old.map { Array($0.utf8) }, named: "old", to: new.map { Array($0.utf8) }, named: "new")
    }

    @Test func `equal texts have no difference`() {
        #expect(diff("a\nb\n", "a\nb\n") == "")
        #expect(diff("", "") == "")
        #expect(diff(nil, nil) == "")
    }

    @Test func `changes come in hunks with three lines around them`() {
        let old = (1...30).map { "line \($0)\n" }.joined()
        let new = old.replacing("line 5\n", with: "line five\n").replacing("line 20\n", with: "")
        #expect(
            diff(old, new) == """
                --- old
                +++ new
                @@ -2,7 +2,7 @@
                 line 2
                 line 3
                 line 4
                -line 5
                +line five
                 line 6
                 line 7
                 line 8
                @@ -17,7 +17,6 @@
                 line 17
                 line 18
                 line 19
                -line 20
                 line 21
                 line 22
                 line 23

                """)
    }

    @Test func `a new file, a removed file, and a missing line feed`() {
        #expect(diff(nil, "a\nb") == "--- /dev/null\n+++ new\n@@ -0,0 +1,2 @@\n+a\n+b\n\\ No newline at end of file\n")
        #expect(diff("a\n", nil) == "--- old\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n")
        #expect(diff("a", "a\n") == "--- old\n+++ new\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n")
    }

    /// Small alphabets make many equal lines, large ones many lines that stand once; both ways through the algorithm.
    @Test(arguments: [2, 4, 30, 1000])
    func `applying the difference gives the new text`(alphabet: Int) {
        var random = SeededGenerator(seed: UInt64(alphabet))
        for _ in 0..<150 {
            var lines = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                "\(Int.random(in: 0..<alphabet, using: &random))"
            }
            let old = text(lines, &random)
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let place = Int.random(in: 0...lines.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0 where place < lines.count: lines.remove(at: place)
                case 1 where place < lines.count: lines.swapAt(place, 0)
                default: lines.insert("\(Int.random(in: 0..<alphabet, using: &random))", at: place)
                }
            }
            let new = text(lines, &random)
            #expect(Patch.apply(diff(old, new), to: old) == new)
            #expect(Patch.apply(diff(new, old), to: new) == old)
        }
    }

    private func text(_ lines: [String], _ random: inout SeededGenerator) -> String {
        let text = lines.joined(separator: "\n")
        return text.isEmpty || Bool.random(using: &random) ? text : text + "\n"
    }

    /// No line in common, or the same line everywhere: neither may take the square of the lines.
    @Test func `large texts that share nothing or everything are told apart`() {
        let old = (0..<100_000).map { "old \($0)\n" }.joined()
        let new = (0..<100_000).map { "new \($0)\n" }.joined()
        #expect(Patch.apply(diff(old, new), to: old) == new)
        let same = String(repeating: "same\n", count: 100_000)
        #expect(Patch.apply(diff(same, same + "more\n"), to: same) == same + "more\n")
        #expect(Patch.apply(diff("a\n" + same, same + same + "b\n"), to: "a\n" + same) == same + same + "b\n")
    }

    @Test func `common lines ascend on both sides and are equal`() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let left = (0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 0..<6, using: &random) }
            let right = (0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 0..<6, using: &random) }
            let matches = LineDiff.matches(left, right)
            #expect(matches.allSatisfy { left[$0.left] == right[$0.right] })
            #expect(zip(matches, matches.dropFirst()).allSatisfy { $0.left < $1.left && $0.right < $1.right })
        }
    }
}

/// Applies a patch the way `patch` does, without any tolerance: every context line must match.
enum Patch {
    static func apply(_ patch: String, to text: String) -> String? {
        if patch.isEmpty { return text }
        let old = lines(text)
        var result: [String] = []
        var next = 0
        let patchLines = patch.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        var place = 2
        while place < patchLines.count {
            let line = patchLines[place]
            let isCut = place + 1 < patchLines.count && patchLines[place + 1].hasPrefix("\\ ")
            let content = String(line.dropFirst()) + (isCut ? "" : "\n")
            switch line.first {
            case "@":
                guard let start = start(of: line) else { return nil }
                while next < start { result.append(old[next]); next += 1 }
            case " ":
                guard next < old.count, old[next] == content else { return nil }
                result.append(content)
                next += 1
            case "-":
                guard next < old.count, old[next] == content else { return nil }
                next += 1
            case "+": result.append(content)
            default: return nil
            }
            place += isCut ? 2 : 1
        }
        return (result + old[next...]).joined()
    }

    /// Lines with their line feeds.
    private static func lines(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
        guard let last = lines.popLast(), last != "\n" else { return lines }
        return lines + [String(last.dropLast())]
    }

    /// The first old line of a hunk, counted from zero.
    private static func start(of header: String) -> Int? {
        let range = header.split(separator: " ")[1].dropFirst().split(separator: ",")
        guard let first = range.first.flatMap({ Int($0) }), let count = range.last.flatMap({ Int($0) }) else {
            return nil
        }
        return count == 0 ? first : first - 1
    }
}
