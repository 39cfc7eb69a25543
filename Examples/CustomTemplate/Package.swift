// swift-tools-version: 6.3
import PackageDescription

// A C header and a Markdown table, made from the same specification as the Swift by templates of one's own:
//
//     urtext generate --config Examples/CustomTemplate/urtext.json
let package = Package(
    name: "custom-template",
    targets: [
        .target(name: "CSealing", exclude: ["sealing.md"]),
        .testTarget(name: "CSealingTests", dependencies: ["CSealing"]),
    ]
)
