import TestSupport
import Testing

extension PackageTests {
    /// UrtextPlugin in a package, from a clean build through every kind of change. One test a build system, since a build
    /// takes long and each step starts from the one before.
    @Suite(.serialized)
    struct BuildPluginTests {
        @Test(arguments: BuildSystem.allCases)
        func `a build follows what the documentation says`(system: BuildSystem) throws {
            let package = try ToasterPackage(system)
            // Clean. A tool that was just linked is linked once more by the next build; what follows is about the plugin.
            try package.build()
            try package.build()
            let first = try package.generated()
            #expect(first.keys.sorted() == ["Urtext+Flags.swift", "Urtext+Functions.swift", "Urtext+Status.swift"])
            #expect(first["Urtext+Functions.swift"]?.text.contains("enum WarmBread") == true)

            try nothingTouched(package, first)
            try sentenceTouched(package, first)
            try pagesAddedAndRemoved(package, first)
            try configurationChanged(package)
            try configurationBroken(package)
            try configurationMissing(package)
            try diagnosticsOfPages(package)
        }

        private func nothingTouched(_ package: ToasterPackage, _ first: [String: GeneratedFile]) throws {
            let output = try package.build()
            if package.system == .native { #expect(!output.contains("Generating Swift")) }
            #expect(try package.generated() == first)
        }

        private func sentenceTouched(_ package: ToasterPackage, _ first: [String: GeneratedFile]) throws {
            try package.edit(package.page, "Das Brot kommt aus dem Eis.", "Das Brot war im Eis.")
            let output = try package.build()
            if package.system == .native {
                #expect(output.contains("Generating Swift for Toaster"))
                #expect(!output.contains("Compiling Toaster"), "what stays the same is not compiled again")
            }
            #expect(try package.generated() == first)
        }

        /// Inside the target's folder and outside it.
        private func pagesAddedAndRemoved(_ package: ToasterPackage, _ first: [String: GeneratedFile]) throws {
            for folder in ["Sources/Toaster/Pages", "../Docs"] {
                let name = "\(folder)/toastbread--light.md"
                try package.write(ToasterPackage.anotherVariant(of: package.read(package.page)), to: name)
                try package.build()
                #expect(
                    try package.generated()["Urtext+Functions.swift"]?.text.contains("enum Light") == true, "\(folder)")
                try package.remove(name)
                try package.build()
                #expect(try package.generated().mapValues(\.text) == first.mapValues(\.text), "\(folder)")
            }
        }

        private func configurationChanged(_ package: ToasterPackage) throws {
            try package.edit(
                package.configuration, #""module": "Toaster","#,
                #""module": "Toaster", "names": { "TOAST_REQ_RING": "bell" },"#)
            try package.build()
            #expect(try package.generated()["Urtext+Flags.swift"]?.text.contains("static var bell:") == true)
        }

        private func configurationBroken(_ package: ToasterPackage) throws {
            let before = try package.generated()
            try package.edit(package.configuration, #""restore": true"#, #""restor": true"#)
            let result = try package.swift("build")
            #expect(result.status != 0)
            #expect(
                result.output.contains(
                    "\(package.path)/\(package.configuration):5:3: error: unknown key \"restor\" [configuration-key]"),
                "\(result.output.suffix(3000))")
            #expect(try package.generated() == before)
            try package.edit(package.configuration, #""restor": true"#, #""restore": true"#)
            try package.build()
        }

        private func configurationMissing(_ package: ToasterPackage) throws {
            let text = try package.read(package.configuration)
            try package.remove(package.configuration)
            let result = try package.swift("build")
            #expect(result.status != 0)
            for place in ["Sources/Toaster", "Sources", "."] {
                let path = place == "." ? "\(package.path)/urtext.json" : "\(package.path)/\(place)/urtext.json"
                #expect(result.output.contains(path), "\(result.output.suffix(3000))")
            }
            try package.write(text, to: package.configuration)
        }

        /// The German page has another number than the header.
        private func diagnosticsOfPages(_ package: ToasterPackage) throws {
            try package.edit(package.page, "<dt>0x10</dt>", "<dt>0x40</dt>")
            let lines = try package.read(package.page).split(separator: "\n", omittingEmptySubsequences: false)
            let line = try #require(lines.firstIndex { $0.contains("<dt>0x40</dt>") }) + 1
            let result = try package.swift("build")
            #expect(
                result.output.contains("\(package.path)/\(package.page):\(line): "), "\(result.output.suffix(3000))")
            #expect(result.output.contains("[number-contradicts-header]"))
        }
    }
}
