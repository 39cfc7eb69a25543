import Foundation
import UrtextReconciler

/// Counts how right the generator is on real pages: `make accuracy`, and fits the weights of the restoration.
@main
enum Accuracy {
    static let usage = """
        usage: accuracy (table | imitated [DIR] | prints LOCALE… | cost | curves DIR | fit FILE | (open | margins) KIND SETTING LOCALE…) [--corpus DIR] [--values DIR] [--headers DIR]
                        [--weights FILE] [--without LOCALE] [--setting lexicon|bare] [--belief ROWS] [--locale LOCALE] [--brief]
        """

    static func main() async {
        var words: [String] = []
        var options = [
            "--corpus": ProcessInfo.processInfo.environment["URTEXT_CORPUS"] ?? "../shared/corpus",
            "--values": "spec/values", "--headers": "/usr/share/mingw-w64/include",
        ]
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            if argument == "--brief" {
                options[argument] = ""
            } else if argument.hasPrefix("--") {
                options[argument] = arguments.popFirst() ?? ""
            } else {
                words.append(argument)
            }
        }
        do {
            try await run(words, options)
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ words: [String], _ options: [String: String]) async throws {
        let path = options["--corpus"] ?? ""
        guard FileManager.default.fileExists(atPath: "\(path)/truth") else {
            throw Failure("no corpus in \(path): name a folder with pages/, pages-win32/, truth/ and symbol-pairs/")
        }
        var weights = RestorationWeights.fitted
        if let file = options["--weights"] {
            weights = try JSONDecoder().decode(
                RestorationWeights.self, from: try Data(contentsOf: URL(fileURLWithPath: file)))
        }
        let corpus = try await Corpus(
            path, values: options["--values"] ?? "", headers: options["--headers"] ?? "")
        let say: (String) -> Void = { Swift.print($0) }
        switch words.first {
        case "table":
            var table = Table(corpus: corpus, weights: weights, print: say)
            try table.run(isBrief: options["--brief"] != nil, only: options["--locale"])
            for line in table.wrong { FileHandle.standardError.write(Data("wrong: \(line)\n".utf8)) }
        case "imitated":
            var imitated = Imitated(corpus: corpus, weights: weights, print: say)
            try imitated.run(writingTo: words.dropFirst().first)
            for line in imitated.wrong { FileHandle.standardError.write(Data("wrong: \(line)\n".utf8)) }
        case "prints":
            var prints = Prints(corpus: corpus, weights: weights, print: say)
            let settings = try settings(options["--setting"])
            try await prints.run(words.count > 1 ? Array(words.dropFirst()) : Prints.locales, settings: settings)
            for line in prints.wrong { FileHandle.standardError.write(Data("wrong: \(line)\n".utf8)) }
        case "cost": try Cost(corpus: corpus, weights: weights, print: say).run()
        case "curves" where words.count == 2:
            try Curves(corpus, weights: weights).write(to: words[1])
        case "fit" where words.count == 2:
            var fitting = Fitting(corpus: corpus, without: options["--without"], print: say)
            if let belief = options["--belief"].flatMap(Double.init) { fitting.belief = belief }
            fitting.settings = try settings(options["--setting"])
            let fitted = try fitting.fitted(from: weights)
            try fitted.document().write(to: URL(fileURLWithPath: words[1]))
        case "open" where words.count >= 4, "margins" where words.count >= 4:
            guard let kind = Corpus.Kind(rawValue: words[1]), let setting = Setting(rawValue: words[2]) else {
                throw Failure(usage)
            }
            let rows = OpenRows(corpus: corpus, weights: weights, print: say)
            let locales = Array(words.dropFirst(3))
            if words[0] == "open" {
                try rows.run(kind, setting, locales: locales)
            } else {
                for locale in locales { try rows.margins(kind, setting, locales: [locale]) }
            }
        default: throw Failure(usage)
        }
    }
}

extension Accuracy {
    /// With a lexicon, without one, or both.
    private static func settings(_ name: String?) throws -> [Bool] {
        switch name {
        case nil: [true, false]
        case "lexicon": [true]
        case "bare": [false]
        default: throw Failure(usage)
        }
    }
}

struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
