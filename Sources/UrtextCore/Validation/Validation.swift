import UrtextModel

/// Are files of the tool what their schemas ask for, and do they fit each other? Reads, and writes nothing.
package struct Validation: Sendable {
    /// What came of it.
    package struct Result: Sendable {
        package var files: [ValidatedFile]
        package var log: DiagnosticLog
    }

    private let fileSystem: FileSystem

    package init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    /// - Parameter operands: files, and folders whose `*.json` are validated as far as they are files of the tool.
    package func run(_ operands: [String]) -> Result {
        var log = DiagnosticLog()
        var files: [ValidatedFile] = []
        for (path, isNamed) in discover(operands, log: &log) {
            do throws(FileSystemError) {
                let bytes = try fileSystem.read(path, limit: SizeLimit.document)
                if let file = validate(bytes, path, isNamed: isNamed, log: &log) { files.append(file) }
            } catch {
                log.add(error)
            }
        }
        if files.isEmpty, !log.hasErrors {
            log.add(
                Diagnostic(
                    .error, "nothing-to-validate", at: operands.first.map { SourceLocation(path: $0) },
                    "no file of this tool is here",
                    explanation: "a file says what it is under \"schema\", or is called \(Configuration.fileName)",
                    solutions: ["name the folder of a specification, or a file"]))
        }
        log.add(CrossReferences(files).findings)
        return Result(files: files, log: log)
    }

    /// Files in the order of their paths, and whether they were named themselves.
    private func discover(_ operands: [String], log: inout DiagnosticLog) -> [(path: String, isNamed: Bool)] {
        var isNamed: [String: Bool] = [:]
        var walk = FolderWalk(fileSystem: fileSystem) { $0.hasSuffix(".json") }
        for operand in operands {
            do throws(FileSystemError) {
                switch try fileSystem.entry(at: operand)?.kind {
                case .folder: for path in walk.files(in: operand) { isNamed[path] = isNamed[path] ?? false }
                case nil:
                    log.add(
                        Diagnostic(
                            .error, "missing-input", at: SourceLocation(path: operand),
                            "there is no such file or folder"))
                default: isNamed[operand] = true
                }
            } catch {
                log.add(error)
            }
        }
        log.add(walk.diagnostics)
        return isNamed.sorted { FilePath.precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
    }

    /// `nil` for a file that is none of the tool's.
    private func validate(
        _ bytes: [UInt8], _ path: String, isNamed: Bool, log: inout DiagnosticLog
    ) -> ValidatedFile? {
        let document: LocatedJSON
        do {
            document = try LocatedJSONParser.parse(bytes)
        } catch {
            log.add(DecodingFailure.diagnostic(error, in: bytes, path: path))
            return nil
        }
        let tag = document.text("schema")
        let isConfiguration = tag == nil && FilePath.name(path) == Configuration.fileName
        let entry = isConfiguration ? SchemaCatalog.configuration : tag.flatMap(SchemaCatalog.entry(tagged:))
        guard let entry else {
            // A part of a specification that does not say so is one all the same.
            if isNamed || tag?.hasPrefix("urtext") ?? false || document.hasPartOfSpecification {
                log.add(unknown(tag, path))
            }
            return nil
        }
        let violations = JSONSchema(root: entry.root).violations(in: document)
        for violation in violations { log.add(Validation.diagnostic(violation, path, entry)) }
        var isValid = violations.isEmpty
        if isConfiguration {
            let read = ConfigurationReader.read(bytes, path: path).diagnostics
            // What the schema has said already is not said again.
            if isValid { log.add(read) }
            isValid = isValid && !read.contains { $0.severity == .error }
        }
        return ValidatedFile(path: path, bytes: bytes, document: document, tag: tag, isValid: isValid)
    }

    private func unknown(_ tag: String?, _ path: String) -> Diagnostic {
        let known = SchemaCatalog.all.compactMap(\.tag)
        return Diagnostic(
            .error, "unknown-schema", at: SourceLocation(path: path, line: 1),
            tag.map { "the file's schema is \($0), which this version does not know" }
                ?? "the file does not say what it is",
            explanation: "known are \(known.joined(separator: ", ")), and files called \(Configuration.fileName)",
            solutions: tag.flatMap { Suggestion.nearest(to: $0, among: known) }.map { ["write \($0)"] } ?? [
                "write what it is under \"schema\""
            ])
    }

    private static func diagnostic(
        _ violation: JSONSchema.Violation, _ path: String, _ entry: SchemaCatalog.Entry
    ) -> Diagnostic {
        Diagnostic(
            .error, "against-schema",
            at: SourceLocation(path: path, line: violation.position.line, column: violation.position.column),
            "\(violation.place): \(violation.message)", explanation: "see spec/schema/\(entry.name)",
            solutions: violation.suggestion.map { ["did you mean \"\($0)\"?"] } ?? [])
    }
}

extension LocatedJSON {
    /// True for an object with a key that every part of a specification has one of.
    fileprivate var hasPartOfSpecification: Bool {
        guard case .object(let members) = value else { return false }
        return members.contains { ["parameters", "constants", "constraints"].contains($0.key) }
    }
}

extension JSONSchema.Violation {
    /// The path in words, e.g. `parameters[2].values[0].kind`.
    var place: String {
        var text = ""
        for step in path {
            switch step {
            case .key(let key): text += text.isEmpty ? key : ".\(key)"
            case .place(let place): text += "[\(place)]"
            }
        }
        return text.isEmpty ? "the document" : text
    }
}
