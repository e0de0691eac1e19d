import Foundation
import Testing

/// Habits that no compiler holds: what a rule may not reach for, and how files are cut and named.
@Suite struct HabitTests {
    @Test(arguments: ["try!", "as!", "fatalError", "preconditionFailure"])
    func `nothing shipped traps on purpose`(word: String) {
        let places = SourceTree.places { $0.contains(word) }
        #expect(places.isEmpty, "\(places.joined(separator: "\n"))")
    }

    /// `x!`, `f()!`, `a[0]!`; not `!x`, `!=`, `x!=y` or an operator's own name.
    @Test func `nothing shipped unwraps by force`() {
        let places = SourceTree.places { line in
            let characters = Array(line)
            return characters.indices.contains { index in
                guard characters[index] == "!", index > 0 else { return false }
                let before = characters[index - 1]
                let after = index + 1 < characters.count ? characters[index + 1] : " "
                return (before.isLetter || before.isNumber || ")]\"_".contains(before)) && after != "="
            }
        }
        #expect(places.isEmpty, "\(places.joined(separator: "\n"))")
    }

    @Test(arguments: [
        "Date()", "Date.now", ".now", "Calendar.current", "TimeZone.current", "Locale.current", ".random(",
        "SystemRandomNumberGenerator",
        "UUID()", "arc4random",
    ])
    func `no rule reads a clock, a zone of the machine or a dice`(word: String) {
        let places = SourceTree.places(in: SourceTree.shipped.filter { ["Domain", "Metering"].contains($0.target) }) { line in
            line.ranges(of: word).contains { !word.hasSuffix("w") || line[$0.upperBound...].first?.isLetter != true }
        }
        #expect(places.isEmpty, "\(places.joined(separator: "\n"))")
    }

    @Test func `rules and their figures hold no floating point`() {
        let places = SourceTree.places(in: SourceTree.shipped.filter { $0.target == "Domain" }) { line in
            line.split { !$0.isLetter }.contains { ["Double", "Float", "CGFloat", "Decimal"].contains($0) }
        }
        #expect(places.isEmpty, "\(places.joined(separator: "\n"))")
    }

    /// A task that awaits its reader can stand in the way of one that blocks a thread for it, and both of all.
    @Test func `the books are read on the thread that asks`() {
        let places = SourceTree.places { line in
            ["reader.read(", "reader.read {", "await glance"].contains { line.contains($0) }
        }
        #expect(places.count == 1 && places.allSatisfy { $0.contains("Office.swift") }, "\(places.joined(separator: "\n"))")
    }

    /// A read inside a read ends the process; what a query asks, it asks of its own view.
    @Test func `a query of the API reads its view alone`() {
        let queries = SourceTree.shipped.filter { $0.path.contains("Web/API/") && $0.name.hasSuffix("Queries") }
        #expect(queries.count > 5)
        #expect(SourceTree.places(in: queries) { $0.contains("house.office") }.isEmpty)
    }

    @Test func `access level is package, never public or open`() {
        let places = SourceTree.places { line in
            let words = line.split(separator: " ").drop { $0.hasPrefix("@") }
            return words.first.map { ["public", "open"].contains($0) } == true
        }
        #expect(places.isEmpty, "\(places.joined(separator: "\n"))")
    }

    @Test func `a file holds one thing and ends before three hundred lines`() {
        for file in SourceTree.shipped {
            #expect(file.lines.count <= 300, "\(file) has \(file.lines.count) lines")
        }
    }

    /// `Cancellation.swift` declares something of cancellations, `Agreement+Row.swift` extends Agreement;
    /// `0001-create-office.swift` is a migration.
    @Test func `a file is named for something it declares`() {
        for file in SourceTree.shipped where file.name != "main" && !file.path.contains("/Migrations/0") {
            let declared = file.declaredNames.map { $0.lowercased() }
            let words = file.name.split(separator: "+")[0].camelWords.map { $0.hasSuffix("s") ? String($0.dropLast()) : $0 }
            #expect(
                words.contains { word in word.count > 2 && declared.contains { $0.contains(word) } },
                "\(file) declares nothing called \(file.name)")
        }
    }

    @Test func `no drawer is called for nothing in particular`() {
        let vague = [
            "Manager", "Service", "Helper", "Helpers", "Info", "DTO", "Impl", "Utils", "Util", "Core", "Shared", "Repository",
        ]
        for file in SourceTree.shipped {
            let parts = file.path.replacingOccurrences(of: ".swift", with: "").split(separator: "/").map(String.init)
            for part in parts {
                #expect(!vague.contains { part == $0 || part == $0 + "s" }, "\(file)")
            }
            #expect(!["Manager", "Helper", "Info", "DTO", "Impl"].contains { file.name.hasSuffix($0) }, "\(file)")
        }
    }

    @Test func `nothing is left for later`() {
        for word in ["TODO", "FIXME", "XXX", "HACK"] {
            let places = SourceTree.all.filter { !$0.path.hasPrefix("Tests/HouseTests/") }.flatMap { file in
                file.lines.enumerated().filter { $0.element.contains(word) }.map { "\(file.path):\($0.offset + 1)" }
            }
            #expect(places.isEmpty, "\(places)")
        }
    }
}
