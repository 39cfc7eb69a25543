/// `sspi interop`: one side of one security context, driven by lines on standard input.
enum InteropCommand {
    static func run(_ arguments: [String]) throws(ToolError) {
        guard arguments.count >= 2 else { throw ToolError("'interop' needs a role and a package") }
        guard let role = InteropRole(rawValue: arguments[0]) else {
            throw ToolError("'\(arguments[0])' is no role; it is initiate or accept")
        }
        guard let package = InteropPackage(rawValue: arguments[1]) else {
            throw ToolError(
                "'\(arguments[1])' is no package; there are \(InteropPackage.names.joined(separator: ", "))")
        }
        var keys = try InteropKeys(arguments.dropFirst(2))
        let driver = try package.driver(role, &keys)
        try keys.finish()
        serve(driver)
    }

    /// Answers one line after the other, until `quit` or the end of input.
    private static func serve(_ driver: any InteropDriver) {
        while let line = readLine() {
            let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            if words == ["quit"] { return }
            StandardOutput.write(answer(to: words, by: driver) + "\n")
        }
    }

    private static func answer(to words: [String], by driver: any InteropDriver) -> String {
        do throws(InteropFailure) {
            let request = try InteropRequest(words)
            return try request.answer(by: driver)
        } catch {
            return error.line
        }
    }
}
