import Foundation
import Testing

/// Contrast of the colours, as WCAG 2.2 computes it: at least 4.5 to 1 for text, in the light and in the dark.
@Suite struct ContrastTests {
    /// The colours of a theme by name: the first block of the style sheet is the light one.
    private func themes() -> [[String: String]] {
        let style = Site.own.files["assets/style.css"] ?? ""
        let blocks = style.split(separator: ":root {").dropFirst().prefix(2).map { $0.prefix { $0 != "}" } }
        return blocks.map { block in
            var colours: [String: String] = [:]
            for match in block.matches(of: /--([a-z]+):\s*#([0-9a-f]{6})/) {
                colours[String(match.1)] = String(match.2)
            }
            return colours
        }
    }

    private func luminance(_ colour: String) -> Double {
        let value = Int(colour, radix: 16) ?? 0
        let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : Foundation.pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    private func contrast(_ one: String, _ other: String) -> Double {
        let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (light + 0.05) / (dark + 0.05)
    }

    @Test func `the formula is that of the standard`() {
        #expect(abs(contrast("000000", "ffffff") - 21) < 0.001)
        #expect(abs(contrast("777777", "ffffff") - 4.48) < 0.01)
    }

    @Test func `text can be read on every ground`() throws {
        let themes = themes()
        #expect(themes.count == 2)
        for theme in themes {
            for text in ["text", "link", "quiet", "mark"] {
                for ground in ["back", "soft"] {
                    let ratio = contrast(try #require(theme[text]), try #require(theme[ground]))
                    #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
                }
            }
        }
    }
}
