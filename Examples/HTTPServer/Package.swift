// swift-tools-version: 6.3
import PackageDescription

// A small server that asks who is there, by Negotiate (Kerberos or NTLM), NTLM and Digest.
//
//     sspi passwd add alice --file smbpasswd --create
//     swift run http-server --smbpasswd smbpasswd
//     curl --ntlm -u alice http://127.0.0.1:8080/
let package = Package(
    name: "http-server",
    dependencies: [.package(name: "urtext", path: "../..")],
    targets: [
        // Requests, answers and their bounds: nothing about logging on.
        .target(name: "Serving"),
        .executableTarget(
            name: "http-server",
            dependencies: [
                "Serving", .product(name: "SSPI", package: "urtext"), .product(name: "SSPIHTTP", package: "urtext"),
                .product(name: "SSPIKerberos", package: "urtext"),
            ],
            path: "Sources/HTTPServer"),
        .testTarget(name: "ServingTests", dependencies: ["Serving"]),
    ]
)
