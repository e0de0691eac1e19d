// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// Links in a third of the time the other linker takes.
let linker: [LinkerSetting] = [.unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux]))]

let package = Package(
    name: "amico",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
    ],
    targets: [
        .target(name: "Domain", swiftSettings: house),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CCrack", providers: [.apt(["libcrack2-dev", "cracklib-runtime"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Metering", dependencies: ["Domain", "CExpat", "CArchive"], swiftSettings: house),
        .target(name: "Workbook", dependencies: ["Domain", "CXLSXWriter"], swiftSettings: house),
        .target(
            name: "BackOffice",
            dependencies: [
                "Domain", "Metering", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
            ], swiftSettings: house),
        .target(
            name: "Reports", dependencies: ["Domain", "Metering", "Workbook", "BackOffice"], path: "Reports",
            exclude: ["Pictures"], swiftSettings: house
        ),
        .target(
            name: "Documents",
            dependencies: ["Domain", "BackOffice", .product(name: "Mustache", package: "swift-mustache")], swiftSettings: house),
        .target(
            name: "Wire",
            dependencies: [
                "Domain", "Metering", "BackOffice", "Documents", "CGMime",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ], swiftSettings: house),
        .target(
            name: "Web",
            dependencies: [
                "Domain", "Metering", "Workbook", "BackOffice", "Reports", "Documents", "Wire", "CCrack", "CQREncode",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ], swiftSettings: house),
        .target(name: "Demo", dependencies: ["Domain", "Metering", "BackOffice"], swiftSettings: house),
        .executableTarget(
            name: "amico",
            dependencies: [
                "Domain", "Metering", "Workbook", "BackOffice", "Reports", "Documents", "Wire", "Web", "Demo",
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: house, linkerSettings: linker),
        .executableTarget(
            name: "bench", dependencies: ["Domain", "Metering", "Workbook", "BackOffice", "Reports", "Web", "Demo"],
            swiftSettings: house, linkerSettings: linker),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: house),
        .testTarget(
            name: "MeteringTests", dependencies: ["Domain", "Metering"], resources: [.copy("Fixtures")], swiftSettings: house),
        .testTarget(name: "WorkbookTests", dependencies: ["Domain", "Workbook"], swiftSettings: house),
        .testTarget(
            name: "BackOfficeTests",
            dependencies: ["Domain", "Metering", "BackOffice", .product(name: "GRDB", package: "GRDB.swift")],
            exclude: ["Golden"], swiftSettings: house),
        .testTarget(
            name: "ReportsTests", dependencies: ["Domain", "Metering", "Workbook", "BackOffice", "Reports", "Demo"],
            exclude: ["Golden"], swiftSettings: house),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Domain", "BackOffice", "Documents"], exclude: ["Fixtures"],
            swiftSettings: house),
        .testTarget(
            name: "WireTests",
            dependencies: [
                "Domain", "BackOffice", "Documents", "Wire", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: house),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Domain", "Metering", "BackOffice", "Reports", "Documents", "Demo", "Web",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], swiftSettings: house),
        .testTarget(name: "DemoTests", dependencies: ["Domain", "Metering", "BackOffice", "Demo"], swiftSettings: house),
        .testTarget(name: "CommandTests", dependencies: ["amico", "Domain"], swiftSettings: house),
        .testTarget(name: "HouseTests", swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
