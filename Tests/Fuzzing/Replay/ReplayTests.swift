import Foundation
import FuzzTargets
import TestSupport
import Testing

/// Every input that ever broke something, and every seed, through the same entry points as the fuzzer's.
struct ReplayTests {
    /// One kept input.
    struct Case: CustomTestStringConvertible, Sendable {
        var target: FuzzTarget
        var path: String

        var testDescription: String { path }
    }

    static let folder = PackageRoot.path(of: "Tests/Fuzzing")

    /// The files below a folder of the repository, in order.
    static func files(_ folder: String) -> [String] {
        let root = PackageRoot.path(of: folder)
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
        return names.sorted().filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
            .map { "\(folder)/\($0)" }
            .filter {
                let type = try? FileManager.default.attributesOfItem(atPath: PackageRoot.path(of: $0))[.type]
                return type as? FileAttributeType == .typeRegular
            }
    }

    static let cases = FuzzTarget.all.flatMap { target in
        (["Tests/Fuzzing/FailCases/\(target.name)", "Tests/Fuzzing/Seeds/\(target.name)"] + target.borrowedSeeds)
            .flatMap(files).map { Case(target: target, path: $0) }
    }

    @Test(arguments: cases) func `what was kept breaks no law`(_ kept: Case) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: PackageRoot.path(of: kept.path))))
        try kept.target.run(bytes)
    }

    /// A seed cut off anywhere is what a full disk leaves; one case a target and length keeps this quick.
    @Test(arguments: cases.filter { $0.path.contains("/Seeds/") })
    func `a seed cut off breaks no law`(_ kept: Case) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: PackageRoot.path(of: kept.path))))
        for part in 1..<8 { try kept.target.run(Array(bytes.prefix(bytes.count * part / 8))) }
    }

    @Test(arguments: FuzzTarget.all.map(\.name)) func `every target has seeds and a dictionary`(_ name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let seeds = (["Tests/Fuzzing/Seeds/\(name)"] + target.borrowedSeeds).flatMap(Self.files)
        #expect(!seeds.isEmpty)
        for seed in seeds {
            let size = try FileManager.default.attributesOfItem(atPath: PackageRoot.path(of: seed))[.size] as? Int
            #expect(try #require(size) <= target.lengthLimit, "\(seed) is longer than the fuzzer's inputs")
        }
        let dictionary = try String(contentsOfFile: "\(Self.folder)/Dictionaries/\(name).dict", encoding: .utf8)
        let entries = dictionary.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(entries.count >= 10)
        for entry in entries {
            #expect(entry.hasPrefix("\"") && entry.hasSuffix("\"") && entry.count > 2, "\(entry)")
        }
    }

    @Test(arguments: FuzzTarget.genuineSeeds.sorted { $0.key < $1.key }.map(\.key))
    func `a seed that is a logon is the one that the core makes`(_ seed: String) throws {
        let made = try #require(FuzzTarget.genuineSeeds[seed])
        let url = URL(fileURLWithPath: "\(Self.folder)/Seeds/\(seed)")
        if ProcessInfo.processInfo.environment["URTEXT_RECORD_SEEDS"] != nil {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(made).write(to: url)
        }
        #expect(!made.isEmpty)
        let kept = try [UInt8](Data(contentsOf: url))
        #expect(kept == made, "URTEXT_RECORD_SEEDS=1 swift test --filter ReplayTests keeps the new one")
    }

    @Test func `folders belong to targets`() {
        let names = Set(FuzzTarget.all.map(\.name))
        #expect(names.count == FuzzTarget.all.count)
        for folder in ["FailCases", "Seeds"] {
            let found = (try? FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/\(folder)")) ?? []
            #expect(Set(found.filter { !$0.hasPrefix(".") }).subtracting(names) == [], "\(folder)")
        }
    }
}
