import SSPIInspection

extension FuzzTarget {
    /// Tokens in whatever dress: something is told or refused, on lines that move no terminal.
    package static let inspection = FuzzTarget("inspection", lengthLimit: 4096) { bytes in
        let texts: [String]
        do throws(InspectionError) {
            let (text, failure) = try TokenInspection.listing(of: bytes)
            texts = [text, failure?.text ?? ""]
        } catch {
            texts = ["", error.text]
        }
        try FuzzFinding.unless(!texts.allSatisfy(\.isEmpty), "nothing is told, and nothing refused")
        for text in texts {
            try FuzzFinding.unless(
                text.unicodeScalars.allSatisfy {
                    $0 == "\n" || $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
                }, "what is told moves a terminal")
        }
    }
}
