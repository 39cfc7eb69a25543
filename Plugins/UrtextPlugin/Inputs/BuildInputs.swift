import Foundation

/// Collects the files that a configuration names.
struct BuildInputs {
    /// The folder that relative paths begin at.
    let folder: String
    /// Absolute paths of files and folders.
    private(set) var paths: Set<String> = []

    init(folder: String) { self.folder = folder }

    mutating func add(_ path: String) { paths.insert(path) }

    /// What the keys of a configuration name.
    ///
    /// The pages that a manifest names are not looked at: the manifest stands for them, however many there are.
    mutating func add(named object: [String: Any]) {
        let pages = strings(object["pages"])
        let manifest = object["manifest"] as? String
        for path in pages { addTree(path, ending: ".md") }
        if let manifest { addFile(manifest) }
        for path in strings(object["headers"]) { addFile(path) }
        for path in strings(object["lexicons"]) { addTree(path, ending: ".json") }
        if let values = object["values"] as? String { addTree(values, ending: ".json") }
        if let templates = object["templates"] as? String { addTree(templates, ending: ".mustache") }
        let spec = object["spec"] as? String ?? "spec"
        // What is stated by hand holds for pages that are read anew, too.
        addTree(pages.isEmpty && manifest == nil ? spec : "\(spec)/constraints", ending: ".json")
        if object["language"] != nil { addTree(object["prose"] as? String ?? "\(spec)/prose", ending: ".json") }
    }

    private func strings(_ value: Any?) -> [String] { (value as? [Any] ?? []).compactMap { $0 as? String } }

    private func absolute(_ path: String) -> String {
        let whole = path.hasPrefix("/") ? path : "\(folder)/\(path)"
        return (whole as NSString).standardizingPath
    }

    /// A file; one that is not there is none, for a build cannot begin without its inputs, and the tool says so better.
    private mutating func addFile(_ path: String) {
        if FileManager.default.fileExists(atPath: absolute(path)) { paths.insert(absolute(path)) }
    }

    /// A folder and what is below it, or a file. Names that begin with a dot are passed over, as the tool does.
    private mutating func addTree(_ path: String, ending suffix: String) {
        var pending = [absolute(path)]
        var entered: Set<String> = []
        while let current = pending.popLast() {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: current, isDirectory: &isFolder) else { continue }
            guard isFolder.boolValue else {
                if current.hasSuffix(suffix) || current == absolute(path) { paths.insert(current) }
                continue
            }
            // A folder is entered once, whatever links lead to it.
            guard entered.insert(URL(fileURLWithPath: current).resolvingSymlinksInPath().path).inserted else {
                continue
            }
            paths.insert(current)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: current)) ?? []
            pending += names.filter { !$0.hasPrefix(".") }.map { "\(current)/\($0)" }
        }
    }
}
