// swift-tools-version: 6.3
import PackageDescription

/// The settings of every Swift target of the package: see docs/decisions/0002-language-settings.md.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Plugins are compiled without settings, so these are those of tests of their sources.
let pluginSettings: [SwiftSetting] = [.swiftLanguageMode(.v6)]

/// A built tool, packed by `make bundle`, that the plugins run in place of the one they would build.
let bundle = Context.environment["URTEXT_TOOL_BUNDLE"].flatMap { $0.isEmpty ? nil : $0 }
let tool: Target.Dependency = bundle == nil ? "urtext" : "UrtextTool"

let package = Package(
    name: "urtext",
    products: [
        .library(name: "SSPIInterface", targets: ["SSPIInterface", "SSPIRuntime"]),
        .library(name: "SSPIRuntime", targets: ["SSPIRuntime"]),
        .library(name: "SSPI", targets: ["SSPI", "SSPIInterface", "SSPIRuntime"]),
        .library(name: "SSPIKerberos", targets: ["SSPIKerberos"]),
        .library(name: "SSPIHTTP", targets: ["SSPIHTTP"]),
        .plugin(name: "UrtextPlugin", targets: ["UrtextPlugin"]),
        .plugin(name: "UrtextCommand", targets: ["UrtextCommand"]),
    ],
    targets: [
        // C libraries, linked only; their headers stop at CMarkup.
        .systemLibrary(
            name: "Clibxml2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "Ccmark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .target(name: "CMarkup", dependencies: ["Clibxml2", "Ccmark"]),

        // A lock that the thread sanitizer sees; the one thing that the generator and the protocol core share.
        .target(name: "VisibleLock", swiftSettings: settings),
        .testTarget(name: "VisibleLockTests", dependencies: ["VisibleLock", "TestSupport"], swiftSettings: settings),

        // The generator. Dependencies point downwards only.
        .target(name: "UrtextModel", swiftSettings: settings),
        .target(name: "UrtextReader", dependencies: ["UrtextModel", "CMarkup"], swiftSettings: settings),
        .target(
            name: "UrtextReconciler", dependencies: ["UrtextModel", "RestorationData"], swiftSettings: settings),
        // What evidence is worth: weights.json as bytes.
        .target(name: "RestorationData", exclude: ["weights.json"]),
        .target(name: "UrtextEmitter", dependencies: ["UrtextModel"], swiftSettings: settings),
        .target(name: "EmbeddedData", path: "Templates", exclude: ["reference", "swift"]),
        // What the files of the tool look like: spec/schema as bytes.
        .target(name: "SchemaData"),
        .target(name: "CExchange"),
        .target(
            name: "UrtextCore",
            dependencies: [
                "UrtextModel", "UrtextReader", "UrtextReconciler", "UrtextEmitter", "EmbeddedData", "Cnettle",
                "CExchange", "SchemaData", "VisibleLock",
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "urtext", dependencies: ["UrtextCore", "UrtextModel", "UrtextEmitter", "UrtextReconciler"],
            swiftSettings: settings),

        // The generator inside other people's builds. Plugins/Shared is compiled into both and into UrtextCore.
        .plugin(name: "UrtextPlugin", capability: .buildTool(), dependencies: [tool]),
        .plugin(
            name: "UrtextCommand",
            capability: .command(
                intent: .custom(verb: "urtext", description: "Run urtext: regenerate, check and the other commands."),
                permissions: [
                    .writeToPackageDirectory(reason: "regenerate writes the specification and the generated files.")
                ]),
            dependencies: [tool]),

        // What the generator makes, and what that stands on.
        .target(name: "SSPIRuntime", swiftSettings: settings),
        .target(name: "SSPIInterface", dependencies: ["SSPIRuntime"], path: "Generated", swiftSettings: settings),

        // The protocol core behind the stubs, and its command line. Ciphers and hashes are nettle's.
        .systemLibrary(
            name: "Cnettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
        .target(name: "CSealing"),
        .target(
            name: "SSPI", dependencies: ["SSPIInterface", "SSPIRuntime", "Cnettle", "CSealing", "VisibleLock"],
            swiftSettings: settings),
        // Kerberos is a product of its own: who does not name it needs no Kerberos library.
        .systemLibrary(
            name: "CGSSAPI", providers: [.apt(["libkrb5-dev"]), .brew(["krb5"])]),
        .target(
            name: "SSPIKerberos", dependencies: ["SSPI", "SSPIInterface", "SSPIRuntime", "CGSSAPI"],
            swiftSettings: settings),
        // Header fields of HTTP: who speaks SMB or LDAP has no use for them.
        .target(name: "SSPIHTTP", dependencies: ["SSPI", "SSPIInterface", "SSPIRuntime"], swiftSettings: settings),
        // Tokens for a person who looks for a fault; no product, since what it prints is no interface.
        .target(
            name: "SSPIInspection", dependencies: ["SSPI", "SSPIInterface", "SSPIRuntime"], swiftSettings: settings),
        .executableTarget(
            name: "SSPITool", dependencies: ["SSPI", "SSPIInterface", "SSPIRuntime", "SSPIKerberos", "SSPIInspection"],
            swiftSettings: settings),

        // Readers of hostile bytes and their laws: the fuzzer and the tests call them in the same way.
        .target(
            name: "FuzzTargets",
            dependencies: [
                "UrtextModel", "UrtextReader", "UrtextReconciler", "SSPI", "SSPIInterface", "SSPIRuntime",
                "SSPIHTTP", "SSPIInspection",
            ],
            path: "Tests/Fuzzing/Targets", swiftSettings: settings),
        .testTarget(
            name: "FuzzReplayTests", dependencies: ["FuzzTargets", "TestSupport"], path: "Tests/Fuzzing/Replay",
            swiftSettings: settings),

        // The example: generated from Examples/Pages, see `make run`.
        .executableTarget(
            name: "kettle", dependencies: ["SSPIRuntime"], path: "Examples/Kettle", exclude: ["spec", "urtext.json"],
            swiftSettings: settings),

        // How right the generator is, counted on real pages: `make accuracy`.
        .target(
            name: "Scoring", dependencies: ["UrtextModel"], path: "Benchmarks/Scoring", swiftSettings: settings),
        .executableTarget(
            name: "accuracy",
            dependencies: ["Scoring", "UrtextCore", "UrtextModel", "UrtextReader", "UrtextReconciler", "VisibleLock"],
            path: "Benchmarks/Accuracy", swiftSettings: settings),

        // What the tests have in common: places, temporary folders, the built tool.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(name: "UrtextModelTests", dependencies: ["UrtextModel"], swiftSettings: settings),
        .testTarget(
            name: "UrtextReaderTests", dependencies: ["UrtextReader", "UrtextModel", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "UrtextReconcilerTests", dependencies: ["UrtextReconciler", "UrtextModel"], swiftSettings: settings),
        .testTarget(
            name: "UrtextEmitterTests", dependencies: ["UrtextEmitter", "UrtextModel"],
            resources: [.copy("Vectors/mustache")], swiftSettings: settings),
        .testTarget(
            name: "UrtextCoreTests",
            dependencies: [
                "UrtextCore", "UrtextModel", "UrtextReader", "UrtextReconciler", "UrtextEmitter", "TestSupport",
                "VisibleLock", "urtext",
            ],
            exclude: ["Lint/sarif-2.1.0-reduced.schema.json"], swiftSettings: settings),
        // The reference site, also as a browser shows it where Debian's chromium is installed.
        .testTarget(
            name: "ReferenceTests",
            dependencies: ["UrtextCore", "UrtextEmitter", "UrtextModel", "TestSupport"], swiftSettings: settings),
        // The plugin's own sources, by symbolic links: nothing can depend on a plugin.
        .testTarget(name: "UrtextPluginTests", dependencies: ["TestSupport"], swiftSettings: pluginSettings),
        // Packages that use the plugins, built by both build systems: see `make examples`.
        .testTarget(name: "IntegrationTests", dependencies: ["TestSupport"], swiftSettings: settings),
        // The real pages, where they are at hand.
        .testTarget(
            name: "CompatibilityTests",
            dependencies: ["Scoring", "UrtextModel", "UrtextReader", "UrtextReconciler", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SSPIRuntimeTests", dependencies: ["SSPIRuntime", "SSPIInterface", "VisibleLock"],
            swiftSettings: settings),
        .testTarget(
            name: "SSPITests", dependencies: ["SSPI", "SSPIInterface", "SSPIRuntime", "TestSupport", "VisibleLock"],
            resources: [.copy("Vectors")], swiftSettings: settings),
        .testTarget(
            name: "SSPIHTTPTests",
            dependencies: ["SSPIHTTP", "SSPI", "SSPIInterface", "SSPIRuntime", "TestSupport", "VisibleLock"],
            swiftSettings: settings),
        .testTarget(
            name: "SSPIInspectionTests",
            dependencies: ["SSPIInspection", "SSPI", "SSPIInterface", "SSPIRuntime", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SSPIToolTests", dependencies: ["SSPITool", "SSPI", "SSPIInterface", "SSPIRuntime", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SSPIKerberosTests",
            dependencies: [
                "SSPIKerberos", "SSPIHTTP", "SSPI", "SSPIInterface", "SSPIRuntime", "TestSupport", "VisibleLock",
            ],
            swiftSettings: settings),
    ],
    cLanguageStandard: .gnu17
)

// The fuzzer links only under its sanitizer: `make fuzz` asks for it.
if Context.environment["URTEXT_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "urtext-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Driver", swiftSettings: settings))
}

// Who uses a packed tool has no use for products that are programs, and each costs every build of theirs its targets.
if bundle == nil {
    package.products += [
        .executable(name: "urtext", targets: ["urtext"]), .executable(name: "sspi", targets: ["SSPITool"]),
    ]
}

// SwiftPM takes the path of a bundle only as seen from the package's folder, so that it leads up to the root first.
if let bundle {
    let up = Context.packageDirectory.split(separator: "/").map { _ in "../" }.joined()
    package.targets.append(
        .binaryTarget(name: "UrtextTool", path: bundle.hasPrefix("/") ? up + bundle.dropFirst() : bundle))
}
