import CSealing
import Foundation
import Testing

@Suite struct CSealingTests {
    @Test func `the header compiles, and its numbers are those of the specification`() {
        #expect(SECQOP_WRAP_NO_ENCRYPT == 0x8000_0001 as UInt32)
        #expect(sealing_refused == Int32(bitPattern: 0x8009_030A))
    }

    @Test func `the table has a row for each parameter and code`() throws {
        let folder = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let lines = try String(contentsOf: folder.appending(path: "Sources/CSealing/sealing.md"), encoding: .utf8)
            .split(separator: "\n")
        #expect(lines.contains("| `fQOP` | `ULONG` | in | `SECQOP_WRAP_NO_ENCRYPT` (0x80000001) |"))
        #expect(lines.contains("| `SEC_E_QOP_NOT_SUPPORTED` | 0x8009030A |"))
    }
}
