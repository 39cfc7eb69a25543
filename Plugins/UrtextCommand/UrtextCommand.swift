import Foundation
import PackagePlugin

/// `swift package urtext …`: the tool, run in the package's folder with the arguments as they are.
///
/// One option is the plugin's own: `--target NAME` stands for `--config` with the configuration of that target, and may be
/// given several times.
@main
struct UrtextCommand: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        var extractor = ArgumentExtractor(arguments)
        let names = extractor.extractOption(named: "target")
        let rest = names.isEmpty ? arguments : extractor.remainingArguments
        let tool = try context.tool(named: "urtext").url
        var configurations: [String] = []
        for target in try context.package.targets(named: names) {
            let candidates = ConfigurationSearch.candidates(
                from: target.directoryURL.path, upTo: context.package.directoryURL.path)
            guard let found = candidates.first(where: FileManager.default.fileExists(atPath:)) else {
                Diagnostics.error(
                    "the target \(target.name) has no \(ConfigurationSearch.fileName); looked for "
                        + candidates.joined(separator: ", "))
                continue
            }
            configurations.append(found)
        }
        guard names.isEmpty || configurations.count == names.count else { return }
        let runs = names.isEmpty ? [rest] : configurations.map { rest + ["--config", $0] }
        for arguments in runs { try run(tool, arguments, in: context.package.directoryURL) }
    }

    /// What the tool prints goes where the plugin's goes, unchanged.
    private func run(_ tool: URL, _ arguments: [String], in folder: URL) throws {
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            Diagnostics.error("urtext \(arguments.first ?? "") ended with status \(process.terminationStatus)")
            return
        }
    }
}
