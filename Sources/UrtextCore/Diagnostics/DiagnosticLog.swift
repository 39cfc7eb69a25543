package import UrtextModel

/// Everything a run has to say, whoever found it first.
package struct DiagnosticLog: Hashable, Sendable {
    private var members: Set<Diagnostic>

    package init(_ diagnostics: some Sequence<Diagnostic> = []) { members = Set(diagnostics) }

    /// Each once, in the order of places.
    package var sorted: [Diagnostic] { members.sorted() }

    package var hasErrors: Bool { members.contains { $0.severity == .error } }

    package func contains(_ diagnostic: Diagnostic) -> Bool { members.contains(diagnostic) }

    package func count(of severity: Diagnostic.Severity) -> Int { members.count { $0.severity == severity } }

    /// The errors alone.
    package var errors: DiagnosticLog { DiagnosticLog(members.filter { $0.severity == .error }) }

    package mutating func add(_ diagnostic: Diagnostic) { members.insert(diagnostic) }

    package mutating func add(_ diagnostics: some Sequence<Diagnostic>) { members.formUnion(diagnostics) }

    package mutating func add(_ other: DiagnosticLog) {
        // There may be a hundred thousand.
        if members.isEmpty { members = other.members } else { members.formUnion(other.members) }
    }

    /// The operating system refused something.
    package mutating func add(_ error: FileSystemError) { add(error.diagnostic) }
}

extension FileSystemError {
    /// The error as a diagnostic of the file it happened to, with what usually helps.
    package var diagnostic: Diagnostic {
        Diagnostic(
            .error, "cannot-\(identifierVerb)", at: SourceLocation(path: path),
            "cannot \(operation.rawValue.replacingObject): \(reason)", solutions: solutions)
    }

    private var identifierVerb: String {
        switch operation {
        case .read, .list, .inspect: "read"
        case .write, .flush, .rename, .create, .createFolder: "write"
        case .remove: "remove"
        }
    }

    private var solutions: [String] {
        switch operation {
        case .read, .list, .inspect: []
        case .write, .flush, .rename, .create, .createFolder, .remove:
            ["the file is as it was before; make room or give the permission, and run the command again"]
        }
    }
}

extension String {
    /// `create a file in` reads `create a file in this folder` where the path stands in front already.
    fileprivate var replacingObject: String {
        switch self {
        case "create a file in": "create a file in this folder"
        case "create the folder": "create this folder"
        default: "\(self) it"
        }
    }
}
