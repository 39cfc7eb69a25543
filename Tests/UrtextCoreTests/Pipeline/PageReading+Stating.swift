import UrtextModel
import UrtextReader

extension PageReading {
    /// What a page would state if its name were all it says.
    static func stating(_ text: String, page: String, file: String, edition: Edition? = nil) -> PageReading {
        let claim = Claim(
            page: page, edition: edition ?? Edition(locale: "de-DE", label: "live"), file: file, line: 1,
            subject: .page(.name), reading: .title, text: text)
        return PageReading(claims: [claim], diagnostics: [])
    }

    /// A reader for tests: the page's name is its text.
    static func first(_ page: SourcePage) -> PageReading {
        stating(
            String(decoding: page.bytes, as: UTF8.self),
            page: String(page.path.split(separator: "/").last?.dropLast(3) ?? ""), file: page.path)
    }
}
