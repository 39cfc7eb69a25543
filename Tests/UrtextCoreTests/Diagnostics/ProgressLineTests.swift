import Foundation
import TestSupport
import Testing
import UrtextCore

@Suite struct ProgressLineTests {
    private func written(isShown: Bool?, _ body: (ProgressLine) -> Void) throws -> String {
        let folder = try TemporaryFolder()
        try folder.write("", to: "out")
        let file = try #require(FileHandle(forWritingAtPath: folder.path(of: "out")))
        body(ProgressLine("page", on: StandardStream(descriptor: file.fileDescriptor), isShown: isShown))
        try file.close()
        return try folder.read("out")
    }

    @Test func `it counts up once a percent and goes away`() throws {
        let text = try written(isShown: true) { line in
            for done in 1...1000 { line.advance(to: done, of: 1000) }
            line.advance(to: 500, of: 1000)
            line.clear()
        }
        #expect(text.split(separator: "\r").count == 102)
        #expect(text.hasPrefix("\rpage 1/1000\rpage 10/1000\r"))
        #expect(text.hasSuffix("\rpage 1000/1000\r\u{1B}[K"))
    }

    @Test func `where nobody watches it is silent`() throws {
        #expect(
            try written(isShown: nil) {
                $0.advance(to: 1, of: 2); $0.clear()
            } == "")
    }
}
