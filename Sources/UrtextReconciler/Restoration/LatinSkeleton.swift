/// A word in small Latin letters as it sounds, so that cognates look alike whatever their script and spelling:
/// `сертификат`, `Zertifikat` and `certificate` differ in a letter or two. Rules of scripts, not of languages.
enum LatinSkeleton {
    /// At most this many letters; longer words are alike or not by then.
    private static let limit = 24

    /// - Returns: letters and digits of ASCII; empty when the script is none that is spelled by sound.
    static func skeleton(_ word: some StringProtocol) -> [UInt8] {
        var latin: [UInt8] = []
        for scalar in word.unicodeScalars.prefix(limit) {
            if scalar.isASCII {
                latin.append(SymbolWords.small(UInt8(scalar.value)))
            } else if let letters = table[scalar.properties.lowercaseMapping] {
                latin += letters
            } else if !scalar.properties.isDiacritic {
                return []
            }
        }
        var result: [UInt8] = []
        append(latin.span, to: &result)
        return result
    }

    /// Appends the skeleton of a word of ASCII in small letters.
    static func append(ascii word: Span<UInt8>, to result: inout [UInt8]) {
        append(word.extracting(0..<min(word.count, limit)), to: &result)
    }

    /// Letters that sound alike become one, doubled letters single.
    private static func append(_ latin: Span<UInt8>, to result: inout [UInt8]) {
        var previous: UInt8?
        var place = 0
        func next(_ offset: Int) -> UInt8 { place + offset < latin.count ? latin[place + offset] : 0 }
        while place < latin.count {
            var letter = latin[place]
            switch letter {
            case UInt8(ascii: "c") where next(1) == UInt8(ascii: "h") || next(1) == UInt8(ascii: "k"):
                letter = UInt8(ascii: "k")
                place += 1
            case UInt8(ascii: "c"):
                let isSoft =
                    next(1) == UInt8(ascii: "e") || next(1) == UInt8(ascii: "i") || next(1) == UInt8(ascii: "y")
                letter = isSoft ? UInt8(ascii: "s") : UInt8(ascii: "k")
            case UInt8(ascii: "q"): letter = UInt8(ascii: "k")
            case UInt8(ascii: "p") where next(1) == UInt8(ascii: "h"):
                letter = UInt8(ascii: "f")
                place += 1
            case UInt8(ascii: "t") where next(1) == UInt8(ascii: "h"): place += 1
            case UInt8(ascii: "t") where next(1) == UInt8(ascii: "z") || next(1) == UInt8(ascii: "s"):
                letter = UInt8(ascii: "s")
                place += 1
            case UInt8(ascii: "z"): letter = UInt8(ascii: "s")
            case UInt8(ascii: "y"), UInt8(ascii: "j"): letter = UInt8(ascii: "i")
            case UInt8(ascii: "w"): letter = UInt8(ascii: "v")
            default: break
            }
            if previous != letter { result.append(letter) }
            previous = letter
            place += 1
        }
    }

    /// What small letters outside ASCII sound like.
    private static let table: [String: [UInt8]] = {
        var table: [String: [UInt8]] = [:]
        for (letters, sound) in marked {
            for letter in letters.unicodeScalars { table[String(letter)] = Array(sound.utf8) }
        }
        for (letters, sounds) in spelled {
            for (letter, sound) in zip(
                letters.unicodeScalars, sounds.split(separator: " ", omittingEmptySubsequences: false))
            {
                table[String(letter)] = Array(sound.utf8)
            }
        }
        return table
    }()

    /// Latin letters with marks.
    private static let marked: KeyValuePairs = [
        "àáâãåāăą": "a", "äæ": "a", "çćĉċč": "c", "ďđð": "d", "èéêëēĕėęě": "e", "ĝğġģ": "g", "ĥħ": "h",
        "ìíîïĩīĭįı": "i", "ĵ": "j", "ķ": "k", "ĺļľŀł": "l", "ñńņň": "n", "òóôõøōŏő": "o", "ö": "o", "œ": "o",
        "ŕŗř": "r", "śŝşšș": "s", "ß": "s", "ţťŧț": "t", "ùúûũūŭůűų": "u", "ü": "u", "ŵ": "w", "ýÿŷ": "y",
        "źżž": "z", "þ": "t",
    ]

    /// Letters of other alphabets, each with its sound.
    private static let spelled: KeyValuePairs = [
        "абвгдеёжзийклмнопрстуфхцчшщыэюяіїєґўјљњћђџ":
            "a b v g d e e z z i i k l m n o p r s t u f h s s s s i e u a i i e g u i l n s d d",
        "ъь": " ",
        "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋ":
            "a b g d e z i t i k l m n x o p r s t i f h ps o s a e i i o i o i i",
    ]
}
