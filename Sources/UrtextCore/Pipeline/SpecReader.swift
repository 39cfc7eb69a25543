package import UrtextModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads the folder of a specification, flat or as a tree.
package struct SpecReader {
    private let fileSystem: FileSystem
    private var pages: [String: (page: SpecPage, path: String)] = [:]
    private var values: [String: (values: HeaderValues, path: String)] = [:]
    private var constraints: [String: StatedConstraints] = [:]
    private var log = DiagnosticLog()

    /// The specification, and the file of each page by the page's id.
    package static func read(
        _ folder: String, fileSystem: FileSystem
    ) -> (spec: Spec, paths: [String: String], diagnostics: [Diagnostic]) {
        var reader = SpecReader(fileSystem: fileSystem)
        reader.readFolder(folder)
        let spec = Spec(
            pages: reader.pages.values.map(\.page), values: reader.values.values.map(\.values),
            constraints: Array(reader.constraints.values))
        return (spec, reader.pages.mapValues(\.path), reader.log.sorted)
    }

    /// The values files of one folder alone.
    package static func readValues(
        _ folder: String, fileSystem: FileSystem
    ) -> (values: [HeaderValues], diagnostics: [Diagnostic]) {
        var reader = SpecReader(fileSystem: fileSystem)
        if reader.exists(folder), reader.readFiles(in: folder) == 0 {
            reader.complainEmpty(folder, "no file of header values (made by urtext values) is in this folder")
        }
        return (reader.values.values.map(\.values).sorted { $0.header < $1.header }, reader.log.sorted)
    }

    /// True for a diagnostic that says that there is no specification at all.
    package static func isAbsence(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.severity == .error && absences.contains(diagnostic.identifier)
    }

    private static let absences: Set<String> = ["missing-input", "no-spec"]

    /// What is stated by hand beside a specification whose pages are read anew; nothing where nothing is.
    package static func readConstraints(
        _ folder: String, fileSystem: FileSystem
    ) -> (constraints: [StatedConstraints], diagnostics: [Diagnostic]) {
        var reader = SpecReader(fileSystem: fileSystem)
        let path = FilePath.join(folder, SpecLayout.constraints)
        if (try? fileSystem.entry(at: path))?.kind == .folder { _ = reader.readFiles(in: path, isOurs: true) }
        return (Array(reader.constraints.values), reader.log.sorted)
    }

    private init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    private mutating func readFolder(_ folder: String) {
        guard exists(folder) else { return }
        var found = readFiles(in: folder)
        for name in SpecLayout.folders + [SpecLayout.values, SpecLayout.constraints] {
            let path = FilePath.join(folder, name)
            if (try? fileSystem.entry(at: path))?.kind == .folder { found += readFiles(in: path, isOurs: true) }
        }
        if found == 0 {
            complainEmpty(folder, "no file of a specification (made by urtext extract) is in this folder")
        }
    }

    private mutating func exists(_ folder: String) -> Bool {
        do throws(FileSystemError) {
            if try fileSystem.entry(at: folder)?.kind == .folder { return true }
            log.add(
                Diagnostic(
                    .error, "missing-input", at: SourceLocation(path: folder), "there is no such folder",
                    solutions: ["the specification is written by urtext extract, header values by urtext values"]))
        } catch {
            log.add(error)
        }
        return false
    }

    private mutating func complainEmpty(_ folder: String, _ summary: String) {
        if !log.hasErrors { log.add(Diagnostic(.error, "no-spec", at: SourceLocation(path: folder), summary)) }
    }

    /// Returns how many files there were that hold a part of a specification.
    ///
    /// - Parameter isOurs: whether all files in the folder are parts of a specification.
    private mutating func readFiles(in folder: String, isOurs: Bool = false) -> Int {
        var found = 0
        do throws(FileSystemError) {
            for name in try fileSystem.names(in: folder) where name.hasSuffix(".json") && !name.hasPrefix(".") {
                let path = FilePath.join(folder, name)
                guard try fileSystem.entry(at: path)?.kind == .file else { continue }
                if readFile(try fileSystem.read(path, limit: SizeLimit.document), path, isOurs) { found += 1 }
            }
        } catch {
            log.add(error)
        }
        return found
    }

    /// The part of every file of ours that says what the rest is.
    private struct Envelope: Decodable {
        var schema: String?
        /// What every part of a specification has one of, whatever became of its schema.
        var parameters: Present?
        var constants: Present?
        var constraints: Present?

        struct Present: Decodable { init(from decoder: any Decoder) {} }

        var isPart: Bool { parameters != nil || constants != nil || constraints != nil }
    }

    /// False for a file that is JSON and none of ours, e.g. `provenance.json`.
    private mutating func readFile(_ bytes: [UInt8], _ path: String, _ isOurs: Bool) -> Bool {
        do {
            let envelope = try JSONDecoder().decode(Envelope.self, from: Data(bytes))
            let schema = envelope.schema
            if schema != nil { try DecodingFailure.refuseRepeatedKeys(bytes) }
            switch schema {
            case SpecPage.schema: add(try SpecPage.decode(bytes), path)
            case HeaderValues.schema: add(try HeaderValues.decode(bytes), path)
            case StatedConstraints.schema: add(try StatedConstraints.decode(bytes, path: path))
            case let schema?:
                guard
                    schema.hasPrefix("urtext/") || schema.hasPrefix("urtext-values/")
                        || schema.hasPrefix("urtext-constraints/")
                        || isOurs
                else { return false }
                log.add(
                    Diagnostic(
                        .error, "unknown-schema", at: SourceLocation(path: path, line: 1),
                        "the file's schema is \(schema); this version reads \(SpecPage.schema), \(HeaderValues.schema) and \(StatedConstraints.schema)",
                        solutions: ["make the file again with this version, or use the version that made it"]))
            case nil:
                // Passed over, its page would be gone from all that is made of the specification.
                guard isOurs || envelope.isPart else { return false }
                log.add(
                    Diagnostic(
                        .error, "unknown-schema", at: SourceLocation(path: path, line: 1),
                        "the file does not say what it is: it has no \"schema\"",
                        solutions: [
                            "write \"schema\": \"\(SpecPage.schema)\" into it where it is a page",
                            "move it away where it is no part of a specification",
                        ]))
            }
        } catch {
            log.add(DecodingFailure.diagnostic(error, in: bytes, path: path))
        }
        return true
    }

    private mutating func add(_ page: SpecPage, _ path: String) {
        if FilePath.name(path) != "\(page.id).json" {
            log.add(
                Diagnostic(
                    .error, "misnamed-spec", at: SourceLocation(path: path, line: 1),
                    "the file holds the page \(page.id)", solutions: ["rename it to \(page.id).json"]))
        }
        if let other = pages.updateValue((page, path), forKey: page.id) {
            complainTwice("page \(page.id)", path, other.path)
        }
    }

    private mutating func add(_ header: HeaderValues, _ path: String) {
        if let other = values.updateValue((header, path), forKey: header.header) {
            complainTwice("header \(header.header)", path, other.path)
        }
    }

    private mutating func add(_ stated: StatedConstraints) {
        let name = "\(stated.function.lowercased()).json"
        if FilePath.name(stated.path) != name {
            log.add(
                Diagnostic(
                    .error, "misnamed-spec", at: SourceLocation(path: stated.path, line: 1),
                    "the file holds constraints of \(stated.function)", solutions: ["rename it to \(name)"]))
        }
        if let other = constraints.updateValue(stated, forKey: stated.function) {
            complainTwice("file of constraints of \(stated.function)", stated.path, other.path)
        }
    }

    private mutating func complainTwice(_ what: String, _ path: String, _ other: String) {
        log.add(
            Diagnostic(
                .error, "duplicate-spec", at: SourceLocation(path: path, line: 1),
                "the \(what) stands here and in \(other)", solutions: ["remove one of the two"]))
    }
}
