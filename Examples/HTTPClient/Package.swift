// swift-tools-version: 6.3
import PackageDescription

// Gets a page that asks who is there.
//
//     swift run http-client --user alice http://127.0.0.1:8080/ < password
//     kinit alice && swift run http-client --kerberos --target HTTP/kettle.test http://127.0.0.1:8080/
let package = Package(
    name: "http-client",
    dependencies: [.package(name: "urtext", path: "../..")],
    targets: [
        .executableTarget(
            name: "http-client",
            dependencies: [
                .product(name: "SSPI", package: "urtext"), .product(name: "SSPIHTTP", package: "urtext"),
                .product(name: "SSPIKerberos", package: "urtext"),
            ],
            path: "Sources/HTTPClient")
    ]
)
