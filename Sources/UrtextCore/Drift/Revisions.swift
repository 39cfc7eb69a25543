import UrtextModel
import UrtextReader

/// Which editions of pages lag behind others.
struct Revisions {
    struct Key: Hashable {
        var page: String
        var edition: String
    }

    /// An edition that lags, and the newest that it lags behind.
    struct Lag {
        var file: String
        var own: PageRevision
        var newer: String
        var newerRevision: PageRevision
    }

    private var revisions: [Key: (revision: PageRevision, file: String)] = [:]
    private(set) var lags: [Key: Lag] = [:]
    private var files: [String: Key] = [:]

    /// - Parameter pages: each edition of each page once.
    init(_ pages: [(page: String, edition: String, file: String, revision: PageRevision)]) {
        var editions: [String: [String]] = [:]
        for page in pages {
            revisions[Key(page: page.page, edition: page.edition)] = (page.revision, page.file)
            files[page.file] = Key(page: page.page, edition: page.edition)
            editions[page.page, default: []].append(page.edition)
        }
        for (page, names) in editions {
            for name in names {
                let key = Key(page: page, edition: name)
                guard let own = revisions[key] else { continue }
                let newer = names.filter { lags(page, name, behind: $0) }.max { rank(page, $0) < rank(page, $1) }
                guard let newer, let other = revisions[Key(page: page, edition: newer)] else { continue }
                lags[key] = Lag(file: own.file, own: own.revision, newer: newer, newerRevision: other.revision)
            }
        }
    }

    /// The newest last; of several of one day the original, then the last by name.
    private func rank(_ page: String, _ edition: String) -> (day: String, original: Int, name: String) {
        let revision = revisions[Key(page: page, edition: edition)]?.revision
        return (revision?.day ?? "", revision?.commit == nil ? 1 : 0, edition)
    }

    /// True for an edition that was translated from another one.
    func isTranslation(_ page: String, _ edition: String) -> Bool {
        revisions[Key(page: page, edition: edition)]?.revision.commit != nil
    }

    func lags(_ page: String, _ edition: String, behind other: String) -> Bool {
        guard let own = revisions[Key(page: page, edition: edition)]?.revision,
            let other = revisions[Key(page: page, edition: other)]?.revision
        else { return false }
        return own.lags(behind: other)
    }

    /// True for an edition that was read.
    func wasRead(_ page: String, _ edition: String) -> Bool { revisions[Key(page: page, edition: edition)] != nil }

    func file(_ page: String, _ edition: String) -> String? { revisions[Key(page: page, edition: edition)]?.file }

    /// The page and edition that a file holds.
    func key(ofFile file: String) -> Key? { files[file] }
}
