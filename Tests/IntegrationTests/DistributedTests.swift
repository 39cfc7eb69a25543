import Foundation
import TestSupport
import Testing

extension PackageTests {
    /// Examples/Distributed: other people's engines run the three steps, and the bytes are those of one run.
    @Suite(.serialized)
    struct DistributedTests {
        private static let python = PackageRoot.path(of: ".build/python/bin/python")
        static let hasRay = FileManager.default.isExecutableFile(atPath: python)
        static let hasBazel = (try? BuiltTool.shell("command -v bazel"))?.status == 0
        static let noRay: Comment = "no Ray in .build/python: `make distributed` installs it from PyPI"
        static let noBazel: Comment =
            "no bazel on the path: install Debian's bazel-bootstrap, and the recipe is tested, too"

        private static let pages = PackageRoot.path(of: "Examples/Pages")
        private static let values = PackageRoot.path(of: "Examples/Kettle/spec/values")

        private func contents(_ folder: TemporaryFolder, _ name: String) throws -> [String: String] {
            var result: [String: String] = [:]
            for file in folder.files() where file.hasPrefix("\(name)/") {
                result[String(file.dropFirst(name.count))] = try folder.read(file)
            }
            return result
        }

        private func single(_ folder: TemporaryFolder) throws -> [String: String] {
            let tool = BuiltTool("urtext")
            let result = try tool.run(
                ["extract", Self.pages, "--values", Self.values, "--restore", "--output", "single"], in: folder.path)
            #expect(result.status == 0, "\(result.error)")
            let files = try contents(folder, "single")
            #expect(files.count == 4)
            return files
        }

        @Test(.enabled(if: hasRay, noRay))
        func `two workers of Ray make the bytes of a single run`() throws {
            let folder = try TemporaryFolder()
            let single = try single(folder)
            try folder.write("\(Self.pages)\n", to: "pages.txt")
            let script = PackageRoot.path(of: "Examples/Distributed/distributed.py")
            let result = try BuiltTool.shell(
                """
                '\(Self.python)' '\(script)' --urtext '\(BuiltTool("urtext").url.path)' --manifest pages.txt \
                --output spec --workers 2 --shards 6 -- --values '\(Self.values)' --restore
                """, in: folder.path)
            #expect(result.status == 0, "\(result.error)")
            #expect(result.output.contains("6 shards, read by 2 workers"), "\(result.output)")
            #expect(try contents(folder, "spec") == single)
        }

        @Test(.enabled(if: hasBazel, noBazel))
        func `actions of Bazel make the bytes of a single run`() throws {
            let folder = try TemporaryFolder()
            let single = try single(folder)
            let recipe = PackageRoot.path(of: "Examples/Distributed/bazel")
            let result = try BuiltTool.shell(
                """
                cp -r '\(recipe)' work && cd work && cp '\(BuiltTool("urtext").url.path)' urtext \
                && cp -r '\(Self.pages)' pages && cp -r '\(Self.values)' values \
                && bazel --output_user_root="$PWD/../bazel" build //:spec && cd .. \
                && tar xf work/bazel-bin/spec.tar; status=$?; \
                (cd work && bazel --output_user_root="$PWD/../bazel" shutdown); chmod -R u+w bazel; exit $status
                """, in: folder.path)
            #expect(result.status == 0, "\(result.error)")
            #expect(try contents(folder, "spec") == single)
        }
    }
}
