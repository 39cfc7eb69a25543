package import UrtextModel
package import UrtextReconciler

/// Writes a specification into a folder, one file a page. A page that cannot be written does not keep the others back.
package struct SpecWriter: Sendable {
    private let fileSystem: FileSystem

    package init(fileSystem: FileSystem) { self.fileSystem = fileSystem }

    package func write(
        _ pages: [SpecPage], to folder: String, layout: SpecLayout, log: inout DiagnosticLog
    ) -> FileTally {
        write(pages.count, to: folder, layout: layout, log: &log) { pages[$0] }
    }

    /// The same for pages that are made one by one.
    ///
    /// - Parameter page: the page of a place, counted from zero; asked for once each, in order, and for none where the
    ///   folder cannot be written to.
    package func write(
        _ count: Int, to folder: String, layout: SpecLayout, log: inout DiagnosticLog, page: (Int) -> SpecPage
    ) -> FileTally {
        // No folder is made to hold nothing.
        guard count > 0, let lock = lock(folder, log: &log) else { return FileTally() }
        defer { withExtendedLifetime(lock) {} }
        var changes = FolderChanges(folder, fileSystem: fileSystem)
        let folders = SpecLayout.folders.filter { name in
            (try? fileSystem.entry(at: FilePath.join(folder, name)))?.kind == .folder
        }
        for number in 0..<count {
            let page = page(number)
            let place = layout.path(of: page)
            guard FilePath.staysInside(page.id), !page.id.contains("/") else {
                log.add(
                    Diagnostic(
                        .error, "unusable-page-name", "the page name \"\(page.id)\" cannot be a file name",
                        solutions: ["rename the page's file"]))
                continue
            }
            changes.write(place, page.documentBytes())
            removeElsewhere(page, than: place, in: folder, below: folders, changes: &changes)
        }
        return changes.apply(log: &log)
    }

    /// Writes `<header>.json` for each header, e.g. `sspi.h.json`.
    package func write(_ values: [HeaderValues], to folder: String, log: inout DiagnosticLog) -> FileTally {
        guard !values.isEmpty, let lock = lock(folder, log: &log) else { return FileTally() }
        defer { withExtendedLifetime(lock) {} }
        var changes = FolderChanges(folder, fileSystem: fileSystem)
        for header in values { changes.write("\(FilePath.name(header.header)).json", header.document()) }
        return changes.apply(log: &log)
    }

    /// Writes a lexicon to the file named, or each lexicon to `<locale>.json` in the folder named.
    package func write(_ lexicons: [LexiconDocument], to path: String, log: inout DiagnosticLog) -> FileTally {
        var tally = FileTally()
        let isFile = path.hasSuffix(".json")
        guard isFile || create(path, log: &log) else { return tally }
        for document in lexicons {
            tally.replace(
                isFile ? path : FilePath.join(path, "\(FilePath.name(document.lexicon.locale)).json"),
                with: document.text(), fileSystem: fileSystem, log: &log)
        }
        return tally
    }

    /// Writes `<locale>.json` for each language.
    package func write(_ prints: [SymbolPrints], to folder: String, log: inout DiagnosticLog) -> FileTally {
        var tally = FileTally()
        guard create(folder, log: &log) else { return tally }
        for document in prints {
            tally.replace(
                FilePath.join(folder, "\(FilePath.name(document.locale)).json"), with: document.document(),
                fileSystem: fileSystem, log: &log)
        }
        return tally
    }

    /// Holds the folder against other runs, made if it is missing; one complaint if that fails, instead of one about each
    /// file in it.
    private func lock(_ folder: String, log: inout DiagnosticLog) -> FolderLock? {
        do throws(FileSystemError) {
            return try FolderLock.take(folder, fileSystem: fileSystem)
        } catch {
            log.add(error)
            return nil
        }
    }

    /// One complaint about the folder instead of one about each file in it.
    private func create(_ folder: String, log: inout DiagnosticLog) -> Bool {
        do throws(FileSystemError) {
            try fileSystem.createFolder(folder)
            return true
        } catch {
            log.add(error)
            return false
        }
    }

    /// A page has one place: when its kind is read differently from last time, or the layout is another one, the old file
    /// goes. A file of its name that is something else stays.
    private func removeElsewhere(
        _ page: SpecPage, than place: String, in folder: String, below folders: [String],
        changes: inout FolderChanges
    ) {
        let name = "\(page.id).json"
        for other in [name] + folders.map({ "\($0)/\(name)" }) where other != place {
            let path = FilePath.join(folder, other)
            guard (try? fileSystem.entry(at: path, followingLinks: false))?.kind == .file,
                let bytes = try? fileSystem.read(path, limit: SizeLimit.document),
                (try? SpecPage.decode(bytes))?.id == page.id
            else { continue }
            changes.remove(other)
        }
    }
}
