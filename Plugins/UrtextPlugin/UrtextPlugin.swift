import Foundation
import PackagePlugin

/// Makes a target's Swift at build time, from its `urtext.json` and the pages or the specification that this names.
@main
struct UrtextPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        let candidates = ConfigurationSearch.candidates(
            from: target.directoryURL.path, upTo: context.package.directoryURL.path)
        guard let configuration = candidates.first(where: FileManager.default.fileExists(atPath:)) else {
            Diagnostics.error(
                """
                the target \(target.name) uses UrtextPlugin and has no \(ConfigurationSearch.fileName); looked for \
                \(candidates.joined(separator: ", ")). Write one, see docs/configuration.md of urtext.
                """)
            return []
        }
        let plan = BuildPlan(configuration: configuration)
        let output = context.pluginWorkDirectoryURL
        return [
            .buildCommand(
                displayName: "Generating Swift for \(target.name) from reference pages",
                executable: try context.tool(named: "urtext").url,
                arguments: ["build", "--config", configuration, "--output", output.path],
                inputFiles: plan.inputs.map { URL(fileURLWithPath: $0) },
                outputFiles: plan.outputs.map { output.appendingPathComponent($0) })
        ]
    }
}
