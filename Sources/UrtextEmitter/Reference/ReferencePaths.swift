/// Paths of the reference's pages below the folder of a language. Made of names of C and of ids only.
enum ReferencePaths {
    static let overview = "index.html"
    static let flagsMatrix = "flags-by-package.html"
    static let codesMatrix = "codes-by-function.html"

    static func page(_ id: String) -> String { "functions/\(id).html" }
    /// The page of a function that has one for each package.
    static func function(_ name: String) -> String { "functions/\(name).html" }
    static func family(_ type: String) -> String { "flags/\(type).html" }
    static func member(_ symbol: String, of type: String) -> String { "\(family(type))#\(symbol)" }
    static func code(_ symbol: String) -> String { "codes/\(symbol).html" }
    static func parameter(_ name: String) -> String { "parameters/\(name).html" }

    /// How to come from a page back to the folder of its language.
    static func base(of path: String) -> String { path.contains("/") ? "../" : "" }
}
