import Foundation
import TestSupport
import Testing

/// Debian's `chromium`, without a window.
struct Chromium {
    static let path: String? = ["chromium", "chromium-browser"].map { "/usr/bin/\($0)" }.first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    static let absence: Comment = "no chromium here: `apt-get install chromium`"

    /// Opens a page of a folder, lets its scripts run, and gives the document that they leave and what the console said.
    static func open(_ page: String, in folder: TemporaryFolder, _ more: String = "") throws -> BuiltTool.Result {
        let path = try #require(path)
        let address = "file://\(folder.path(of: page))"
        return try BuiltTool.shell(
            """
            exec timeout 120 '\(path)' --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage \
            --user-data-dir='\(folder.path(of: "profile"))' --allow-file-access-from-files --enable-logging=stderr \
            --virtual-time-budget=600000 \(more) --dump-dom '\(address)'
            """)
    }

    /// What a page's script wrote into its element `out`, as JSON.
    static func json(_ result: BuiltTool.Result) throws -> Any {
        let start = try #require(result.output.range(of: "<pre id=\"out\">"), "\(result.error.suffix(2000))")
        let end = try #require(result.output.range(of: "</pre>", range: start.upperBound..<result.output.endIndex))
        let text = result.output[start.upperBound..<end.lowerBound]
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        return try JSONSerialization.jsonObject(with: Data(text.utf8))
    }

    /// Lines of the console that complain.
    static func complaints(_ result: BuiltTool.Result) -> [Substring] {
        result.error.split(separator: "\n").filter {
            $0.contains(":CONSOLE") && ($0.contains("rror") || $0.contains("efused"))
        }
    }
}
