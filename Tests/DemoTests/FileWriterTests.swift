import Domain
import Metering
import Testing

@testable import Demo

/// What the house's readers find in the demo's files is what was put there.
@Suite struct FileWriterTests {
    /// One value as a line: whose, when, how much, how good.
    private func written(_ series: [ReadSeries], _ format: ReadFormat) -> [String] {
        series.flatMap { run in
            run.values.enumerated().map { index, value in
                let id = format == .espi ? run.link.servicePoint : run.link.meter
                // Green Button counts watt-hours, and three places of a kWh are just that.
                let thousandths = run.places == 3 ? value.amount : value.amount * 100
                let amount = value.quality == .missing ? 0 : thousandths
                return "\(id) \(run.stamp(index)) \(amount) \(value.quality.name)"
            }
        }.sorted()
    }

    private func read(_ bytes: [UInt8], _ format: ReadFormat) throws -> [String] {
        var out: [String] = []
        let parsed = try ReadFile.parse(bytes: bytes) { run in
            for reading in run.readings {
                var amount = reading.amount.mantissa
                if format != .espi { for _ in Int(reading.amount.scale)..<3 { amount *= 10 } }
                let value = reading.quality == .missing ? 0 : amount
                out.append("\(String(decoding: run.id, as: UTF8.self)) \(reading.stamp) \(value) \(reading.quality.name)")
            }
        }
        #expect(parsed.format == format)
        return out.sorted()
    }

    @Test(arguments: DemoUtility.all)
    func `every reader finds in a file the values that were written`(utility: DemoUtility) throws {
        let world = DemoWorld(utility, endpoints: 40, seed: 3, span: .story)
        let writer = FileWriter(world)
        // One of each kind by name, and the day of the clock change.
        var seen: Set<String> = []
        for file in world.files() where !file.isCutShort {
            let kind = file.name.split(separator: "/").last?.split(separator: "-").dropLast().joined(separator: "-") ?? ""
            let changes = file.items.contains { $0.day == .of2026(11, 1) } && file.items.count > 3
            guard seen.insert(kind).inserted || changes else { continue }
            let expected = written(writer.series(of: file), file.format)
            #expect(!expected.isEmpty)
            #expect(try read(writer.bytes(of: file), file.format) == expected, "\(file.name)")
        }
        #expect(seen.count >= 3)
    }

    @Test func `a file that broke off is refused whole`() throws {
        let world = DemoWorld(.alder, endpoints: 40, seed: 3, span: .until(7, 25))
        let cut = try #require(world.files().first { $0.isCutShort })
        #expect(throws: BadReadFile.self) { try ReadFile.parse(bytes: FileWriter(world).bytes(of: cut)) { _ in } }
    }

    @Test func `the register at a day's end has grown by the day's intervals`() throws {
        let world = DemoWorld(.prairie, endpoints: 40, seed: 3, span: .until(7, 12))
        let writer = FileWriter(world)
        let water = try #require(world.points.first { $0.configuration == .water })
        func item(_ day: Int) -> PlannedFile {
            PlannedFile(
                format: .crf, name: "one", receivedAt: world.span.now,
                items: [
                    .init(
                        point: water.index, day: .of2026(7, day), classes: [.register, .interval], content: .altered(percent: 100)
                    )
                ])
        }
        func collected(_ day: Int) -> PlannedFile {
            PlannedFile(
                format: .crf, name: "one", receivedAt: world.span.now,
                items: [.init(point: water.index, day: .of2026(7, day), classes: [.register], content: .collected)])
        }
        let before = try #require(writer.series(of: collected(4)).first?.values.first?.amount)
        let after = try #require(writer.series(of: collected(5)).first?.values.first?.amount)
        let used = writer.series(of: item(5)).flatMap(\.values).reduce(0) { $0 + $1.amount }
        #expect(used > 0)
        #expect(after - before == used)
    }

    @Test(arguments: [
        (0, 3, "0.000"), (5, 3, "0.005"), (-1_042, 3, "-1.042"), (12_345, 1, "1234.5"), (7, 0, "7"), (120, 0, "120"),
    ])
    func `numbers are written with all their places`(number: Int, places: Int, expected: String) {
        var text = FileText()
        text.add(number, places: places)
        #expect(String(decoding: text.bytes, as: UTF8.self) == expected)
    }
}
