// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "amico",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .target(name: "Domain", swiftSettings: house),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Metering", dependencies: ["Domain", "CExpat", "CArchive"], swiftSettings: house),
        .target(name: "Workbook", dependencies: ["Domain", "CXLSXWriter"], swiftSettings: house),
        .target(
            name: "BackOffice",
            dependencies: [
                "Domain", "Metering", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ], swiftSettings: house),
        .target(
            name: "Reports", dependencies: ["Domain", "Metering", "Workbook", "BackOffice"], path: "Reports",
            exclude: ["Pictures"], swiftSettings: house
        ),
        .target(
            name: "Documents",
            dependencies: ["Domain", "BackOffice", .product(name: "Mustache", package: "swift-mustache")], swiftSettings: house),
        .target(name: "Demo", dependencies: ["Domain", "Metering", "BackOffice"], swiftSettings: house),
        .executableTarget(
            name: "amico",
            dependencies: [
                "Domain", "Metering", "Workbook", "BackOffice", "Reports", "Documents", "Demo",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: house),
        .executableTarget(
            name: "bench", dependencies: ["Domain", "Metering", "Workbook", "BackOffice", "Reports"], swiftSettings: house),
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
        .testTarget(name: "DemoTests", dependencies: ["Domain", "Metering", "BackOffice", "Demo"], swiftSettings: house),
        .testTarget(name: "CommandTests", dependencies: ["amico", "Domain"], swiftSettings: house),
        .testTarget(name: "HouseTests", swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
