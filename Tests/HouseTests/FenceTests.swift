import Testing

/// Which target may import which: data goes down the house and nothing comes back up.
@Suite struct FenceTests {
    private static let system: Set<String> = ["Foundation", "Glibc", "Synchronization"]

    /// What a target may import, of the house, of its system libraries and of its dependencies.
    private static let allowed: [String: Set<String>] = [
        "Domain": ["Foundation"],
        "Metering": ["Foundation", "Glibc", "Synchronization", "Domain", "CExpat", "CArchive"],
        "Workbook": ["Foundation", "Glibc", "Synchronization", "Domain", "CXLSXWriter"],
        "BackOffice": system.union(["Domain", "Metering", "GRDB", "GRDBSQLite", "Crypto", "CryptoExtras"]),
        "Reports": system.union(["Domain", "Metering", "Workbook", "BackOffice"]),
        "Documents": system.union(["Domain", "BackOffice", "Mustache"]),
        "Wire": system.union([
            "Domain", "Metering", "BackOffice", "Documents", "CGMime", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "Subprocess",
            "SystemPackage",
        ]),
        "Web": system.union([
            "Domain", "Metering", "Workbook", "BackOffice", "Reports", "Documents", "Wire", "CCrack", "CQREncode", "HTTPTypes",
            "Hummingbird",
            "HummingbirdCore", "HummingbirdTLS", "Logging", "NIOCore", "NIOHTTP1", "NIOHTTPTypes", "NIOPosix", "NIOSSL",
            "ServiceLifecycle",
            "UnixSignals",
        ]),
        "Demo": system.union(["Domain", "Metering", "BackOffice"]),
        "amico": system.union([
            "Domain", "Metering", "Workbook", "BackOffice", "Reports", "Documents", "Wire", "Web", "Demo", "ArgumentParser",
            "ServiceLifecycle",
        ]),
        "bench": system.union(["Domain", "Metering", "Workbook", "BackOffice", "Reports", "Web", "Demo"]),
    ]

    @Test func `the tree is there to be read`() {
        #expect(SourceTree.shipped.count > 20)
        #expect(SourceTree.shipped.contains { $0.path == "Sources/Domain/Units/Day.swift" })
    }

    @Test func `a target imports only what stands above it`() {
        for file in SourceTree.shipped {
            let allowed = Self.allowed[file.target] ?? []
            for (module, line) in file.imports {
                #expect(allowed.contains(module), "\(file):\(line): \(file.target) may not import \(module)")
            }
        }
    }

    @Test(arguments: [
        ("GRDB", "Sources/BackOffice/"), ("GRDBSQLite", "Sources/BackOffice/"), ("Crypto", "Sources/BackOffice/"),
        ("ArgumentParser", "Sources/amico/"), ("Mustache", "Sources/Documents/"),
        ("CXLSXWriter", "Sources/Workbook/XLSXFile.swift"), ("CExpat", "Sources/Metering/Formats/XMLReader.swift"),
        ("CArchive", "Sources/Metering/"), ("CGMime", "Sources/Wire/"), ("AsyncHTTPClient", "Sources/Wire/"),
        ("Subprocess", "Sources/Wire/"), ("CryptoExtras", "Sources/BackOffice/"), ("Hummingbird", "Sources/Web/"),
        ("HummingbirdCore", "Sources/Web/"), ("CCrack", "Sources/Web/"), ("CQREncode", "Sources/Web/"),
        ("NIOSSL", "Sources/Web/"),
    ])
    func `a fenced library is imported in its one room`(module: String, room: String) {
        let outside = SourceTree.shipped.filter { file in
            file.imports.contains { $0.module == module } && !file.path.hasPrefix(room)
        }
        #expect(outside.isEmpty, "\(module) is imported by \(outside)")
    }

    @Test func `a system library is imported by one file`() {
        for module in ["CXLSXWriter", "CExpat", "CArchive"] {
            let importers = SourceTree.shipped.filter { $0.imports.contains { $0.module == module } }
            #expect(importers.count <= 1, "\(module) is imported by \(importers)")
        }
    }

    /// Closing any descriptor on a SQLite file drops the locks SQLite holds on it, and commits with them.
    @Test func `the books' database is named in one room, and opened there by SQLite alone`() {
        let naming = SourceTree.places { $0.contains("books.sqlite") || $0.contains("directory.books") }
        #expect(!naming.isEmpty)
        #expect(naming.filter { !$0.hasPrefix("Sources/BackOffice/Database/") } == [])
        let opening = SourceTree.places { line in
            line.contains("directory.books") && !line.contains("DatabasePool(") && !line.contains("DatabaseQueue(")
        }
        #expect(opening == [])
    }
}
