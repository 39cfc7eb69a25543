import Testing

@testable import UrtextReader

@Suite struct FenceTests {
    @Test(arguments: [
        ("```", ""), ("```C++", "C++"), ("``` c++ numbered", "c++"), ("~~~", ""), ("~~~cpp", "cpp"), ("   ```C", "C"),
        ("`````", ""), ("```C++\r", "C++"), ("~~~ `x`", "`x`"), ("```\t", ""),
    ]) func opens(_ line: String, _ language: String) throws {
        let fence = try #require(Fence(opening: Array(line.utf8)[...]))
        #expect(fence.language == language)
    }

    @Test(arguments: [
        "", "`", "``", "``x", "    ```", "\t```", "x```", "``` a`b", "```code```", "~~", "# ```", "> ```",
    ])
    func doesNotOpen(_ line: String) {
        #expect(Fence(opening: Array(line.utf8)[...]) == nil)
    }

    @Test(arguments: [
        ("```", "```", true), ("```", "````", true), ("```", "  ```", true), ("```", "``` \t\r", true),
        ("```", "``", false), ("````", "```", false), ("```", "~~~", false), ("~~~", "~~~", true),
        ("~~~", "```", false),
        ("```", "```C++", false), ("```", "    ```", false), ("```", "", false), ("```", "x ```", false),
    ]) func closes(_ opening: String, _ line: String, _ isClosed: Bool) throws {
        let fence = try #require(Fence(opening: Array(opening.utf8)[...]))
        #expect(fence.isClosed(by: Array(line.utf8)[...]) == isClosed)
    }

    /// The lines are slices of a page: their indices do not begin with zero.
    @Test func slices() throws {
        let bytes = Array("xx```C\nyy```\n".utf8)
        #expect(try #require(Fence(opening: bytes[2..<6])).language == "C")
        #expect(try #require(Fence(opening: bytes[2..<6])).isClosed(by: bytes[9..<12]))
    }
}
