import Foundation
import TestSupport
import Testing

/// What is left when a run is ended from outside.
@Suite(.serialized) struct InterruptionTests {
    let folder: TemporaryFolder
    let scratch: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        scratch = try TemporaryFolder()
    }

    /// The page is a pipe that nobody writes to, so the run waits in the middle of reading for as long as it takes.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a signal ends the run by that signal, with a line that says so`(number: Int32) throws {
        let made = try BuiltTool.shell("mkfifo '\(folder.path(of: "page.md"))'")
        #expect(made.status == 0)
        let tool = ExamplePages.tool
        let process = try tool.start(
            ["extract", "page.md", "--output", "out"], in: folder.path, scratch: scratch)
        // Opening the other end waits until the tool has opened its own: by then signals are watched.
        let writer = FileHandle(forWritingAtPath: folder.path(of: "page.md"))
        kill(process.processIdentifier, number)
        let result = try tool.finish(process, scratch: scratch)
        try writer?.close()
        #expect(result.endedBySignal)
        #expect(result.status == number)
        #expect(
            result.error == "error: interrupted by signal \(number); files already written are complete [interrupted]\n"
        )
        #expect(!folder.files().contains { $0.hasPrefix("out/") })
    }

    /// The run is ended at ever later moments of the time that it takes, wherever they fall: each file is the old one or
    /// the new one, and nothing else is there.
    @Test func `a run that is ended while it writes leaves old files or new ones`() throws {
        let count = 60, steps = 12
        try ExamplePages.multiply(count, in: folder)
        let names = (0..<count).map { "fillkettle\($0).json" }
        let start = ContinuousClock.now
        let whole = try ExamplePages.tool.run("extract", "pages", "--output", "whole", in: folder.path)
        let duration = ContinuousClock.now - start
        #expect(whole.status == 0, "\(whole.error)")
        var interrupted = 0
        for step in 0..<steps {
            for name in names { try folder.write("old", to: "out/\(name)") }
            let process = try ExamplePages.tool.start(
                ["extract", "pages", "--output", "out"], in: folder.path, scratch: scratch)
            usleep(UInt32(duration / .microseconds(1)) * UInt32(step) / UInt32(steps))
            kill(process.processIdentifier, SIGTERM)
            let result = try ExamplePages.tool.finish(process, scratch: scratch)
            if result.error.contains("[interrupted]") { interrupted += 1 }
            #expect(folder.files().filter { $0.hasPrefix("out/") }.count == count)
            for name in names {
                let text = try folder.read("out/\(name)")
                let new = try folder.read("whole/\(name)")
                #expect(text == "old" || text == new, "\(name) is neither")
            }
        }
        #expect(interrupted > 0)
    }
}
