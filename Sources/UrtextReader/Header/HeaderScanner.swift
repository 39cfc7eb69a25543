import UrtextModel

/// Reads the lines of headers: definitions, conditions, enumerators. Computes nothing but conditions.
struct HeaderScanner {
    var index = HeaderIndex()
    let types: CTypeNames
    let words: DirectiveWords
    var conditions = HeaderConditions()
    var enumerators = EnumeratorReader()
    var diagnostics: [Diagnostic] = []
    /// Names that only keep a header from being read twice.
    private(set) var guards: Set<GuardName> = []

    struct GuardName: Hashable, Sendable {
        var file: Int32
        var name: Int32
    }

    // MARK: The header at hand

    var path = ""
    var file: Int32 = 0
    var counter = HeaderLineCounter(HeaderLines(range: 0..<0))
    /// Number of directives so far; the first and the last are a header's guard.
    var directives = 0
    /// The name of an `#ifndef` that was the first directive and whose `#endif` was the latest one.
    var guardName: Int32 = -1
    /// Directives before and with that `#endif`.
    var guardEnd = 0
    /// Line of the first `#else` or `#endif` without an `#if`, and how many there are.
    var firstStray: Int?
    var strays = 0
    /// Definitions put aside by `#pragma push_macro`.
    var pushed: [Int32: [Int32]] = [:]
    /// Names that a condition may have undefined, so that `#ifdef` cannot tell.
    var perhapsUndefined: Set<Int32> = []
    /// For each name its place in the parameter list of the macro at hand, or -1.
    var parameterPlaces: [Int32] = []

    init() {
        types = CTypeNames(interningInto: &index.text)
        words = DirectiveWords(interningInto: &index.text)
        scan(Array(HeaderPlatform.macros.utf8), path: "", file: 0)
    }

    /// Reads one header; `file` counts the headers from one.
    mutating func scan(_ bytes: [UInt8], path: String, file: Int32) {
        self.path = path
        self.file = file
        let lines = HeaderCleaner.append(bytes, to: &index.text.bytes)
        counter = HeaderLineCounter(lines)
        directives = 0
        guardName = -1
        firstStray = nil
        strays = 0
        let definitions = index.definitions.count
        pushed = [:]
        perhapsUndefined = []
        conditions.beginHeader()
        enumerators = EnumeratorReader()
        var start = lines.range.lowerBound
        while start < lines.range.upperBound {
            var end = start
            while index.text.bytes[end] != UInt8(ascii: "\n") { end += 1 }
            scanLine(start..<end)
            counter.lineEnds += 1
            start = end + 1
        }
        if guardName >= 0, guardEnd == directives, index.definitions.count > definitions + 1 {
            guards.insert(GuardName(file: file, name: guardName))
        }
        report(lines)
    }

    private mutating func scanLine(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound, HeaderLexer.isBlank(index.text.bytes[start]) { start += 1 }
        guard start < range.upperBound else { return }
        if index.text.bytes[start] == UInt8(ascii: "#") {
            directive(HeaderLexer(start + 1..<range.upperBound), line: counter.line(at: start))
        } else if conditions.isRead {
            scanText(start..<range.upperBound)
        }
    }

    private mutating func scanText(_ range: Range<Int>) {
        var lexer = HeaderLexer(range)
        while let token = lexer.next(in: index.text.bytes) {
            enumerators.read(
                token, into: &index, file: file, branch: conditions.branch, line: counter.line(at: Int(token.start)))
        }
    }

    /// Says what is wrong with the header as a whole.
    private mutating func report(_ lines: HeaderLines) {
        if let line = lines.nulLine {
            warn(
                "header-nul-byte", line, "The header holds NUL bytes; each is read as a blank.",
                "Give the header as text, in UTF-8 or another encoding that extends ASCII.")
        }
        if let line = lines.openCommentLine {
            warn(
                "header-open-comment", line,
                "A comment begins here and never ends; the rest of the header is not read.",
                "Give the whole header, or close the comment.")
        }
        if let first = conditions.frames.first {
            let others = conditions.frames.count - 1
            warn(
                "header-open-condition", first.line,
                "This condition has no #endif; it is taken to end with the header"
                    + (others > 0 ? ", and so are \(others) inside of it." : "."),
                "Give the whole header, or close the condition.")
        }
        if let line = firstStray {
            warn(
                "header-stray-condition", line,
                "No #if belongs to this directive" + (strays > 1 ? ", nor to \(strays - 1) further down" : "")
                    + "; what no #if belongs to is passed over.",
                "Give the whole header, or take the directive out.")
        }
    }

    private mutating func warn(_ rule: String, _ line: Int, _ summary: String, _ solution: String) {
        let location = SourceLocation(path: path, line: line)
        diagnostics.append(Diagnostic(.warning, rule, at: location, summary, solutions: [solution]))
    }
}

/// The names of directives and of what stands in them, by their number in ``NameTable``.
struct DirectiveWords: Sendable {
    let define, undef, ifdef, ifndef, `if`, elif, elifdef, elifndef, `else`, endif, pragma: Int32
    let defined, pushMacro, popMacro: Int32
    /// What an `#if` knows without a definition.
    let known: [Int32: HeaderPlatform.Known]

    init(interningInto text: inout HeaderText) {
        define = text.intern("define")
        undef = text.intern("undef")
        ifdef = text.intern("ifdef")
        ifndef = text.intern("ifndef")
        `if` = text.intern("if")
        elif = text.intern("elif")
        elifdef = text.intern("elifdef")
        elifndef = text.intern("elifndef")
        `else` = text.intern("else")
        endif = text.intern("endif")
        pragma = text.intern("pragma")
        defined = text.intern("defined")
        pushMacro = text.intern("push_macro")
        popMacro = text.intern("pop_macro")
        var known: [Int32: HeaderPlatform.Known] = [:]
        for name in HeaderPlatform.undefined { known[text.intern(name)] = .undefined }
        for (name, value) in HeaderPlatform.defined { known[text.intern(name)] = .number(value) }
        self.known = known
    }
}
