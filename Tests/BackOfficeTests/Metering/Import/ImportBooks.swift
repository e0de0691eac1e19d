import BackOffice
import Domain
import Foundation
import Metering

/// Books with a utility of a few electric endpoints in Pacific time, and the CMEP files to feed it.
struct ImportBooks {
    let books: TestBooks
    static let utility = CustomerCode(named: "RIVERBEND")

    static let header =
        "service_point,premise,account,commodity,cycle,meter,endpoint,configuration,communication,device,state,from,to\n"

    static func row(_ number: Int, state: String = "billing-approved", from: String = "2026-07-01", to: String = "") -> String {
        "SP\(number),P\(number),A\(number),electric,07,M\(number),E\(number),residential-electric,mesh,R1,\(state),\(from),\(to)\n"
    }

    static func make(endpoints: Int = 3) async throws -> ImportBooks {
        let books = try await TestBooks.make(at: "2026-07-01T12:00:00Z")
        try await books.perform(
            RegisterCustomer(
                customer: utility, name: "Riverbend", zone: .pacific, accountManager: "Dana Ruiz",
                technicalRepresentative: "Lee Park"))
        let made = ImportBooks(books: books)
        if endpoints > 0 { try await made.registry(header + (1...endpoints).map { row($0) }.joined()) }
        return made
    }

    @discardableResult
    func registry(_ text: String) async throws -> ImportRegistry.Outcome {
        try await books.perform(ImportRegistry(utility: ImportBooks.utility, sha256: books.office.files.put(file(text))))
    }

    func file(_ text: String, _ name: String = "reads.cmep") throws -> String {
        let folder = books.directory.path + "/in-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        return "\(folder)/\(name)"
    }

    var importing: ReadImport { get throws { ReadImport(office: books.office, actor: try books.root) } }

    @discardableResult
    func take(_ text: String, at instant: String) async throws -> ReadFileRow {
        books.clock.stand(at: Instant(instant) ?? books.clock.now)
        return try await importing.run(file(text), utility: ImportBooks.utility).file
    }

    var store: ReadStore { ReadStore(ImportBooks.utility, in: books.directory) }

    /// Slots received in all of a month, by channel and day.
    func tallies(_ month: String = "2026-09") throws -> [String] { try ImportBooks.tallies(month, of: store) }

    static func tallies(_ month: String, of store: ReadStore) throws -> [String] {
        guard let month = Month(month) else { return [] }
        return try store.tallies(month).map { "\($0.day)/\($0.channel): \($0.counts.t1) \($0.counts.t3) \($0.counts.ever)" }
    }

    /// Every row of every month, values and sources and what was displaced, in words that do not depend on the order of arrival.
    func contents() throws -> [String] { try ImportBooks.contents(of: store) }

    static func contents(of store: ReadStore) throws -> [String] {
        try store.months.flatMap { month in
            try store.keys(month).map { key in
                guard let held = try store.reads(month, key), let masks = try store.masks(month, key) else { return "nothing" }
                func name(_ number: UInt32) -> String {
                    held.sources[number].map { "\($0.acceptedAt) \($0.digest.prefix(4))" } ?? "-"
                }
                let cells = held.reads.settled.cells.map {
                    "\($0.position)=\($0.amount.text)\($0.quality) by \(name($0.holder)) first \(name($0.first))"
                }
                let displaced = held.reads.settled.displaced.map {
                    "\($0.position)~\($0.amount.text)\($0.quality) by \(name($0.source))"
                }
                return "\(month) \(key.packed) \(masks.t1.slots) \(masks.t3.slots) \(masks.ever.slots) \(cells) \(displaced)"
            } + [try tallies(month.description, of: store).joined(separator: "; ")]
        }
    }
}

/// CMEP lines of one utility day in Pacific daylight time, 15 September 2026 unless told otherwise.
enum CMEPText {
    static func hourly(_ meter: String, day: String = "2026-09-15", values: [String], from hour: Int = 1) -> String {
        let start = Zone.pacific.start(of: Day(day) ?? Day(ordinal: 0))
        let triplets = values.enumerated().map { index, value in "\(stamp(start + (hour + index) * 3_600)),\(value)" }
        return
            "MEPMD01,20080501,H,U:1,R,C1,202609161300,\(meter),OK,E,KWH,1.0,00000100,\(values.count),\(triplets.joined(separator: ","))\r\n"
    }

    static func register(_ meter: String, at instant: String, _ value: String) -> String {
        "MEPMD01,20080501,H,U:1,R,C1,202609161300,\(meter),OK,E,KWHREG,1.0,,1,\(stamp(Instant(instant) ?? Instant(seconds: 0))),\(value)\r\n"
    }

    static func stamp(_ instant: Instant) -> String {
        let (day, second) = Zone.utc.civil(instant)
        return
            "\(day.year.padded(4))\(day.month.padded(2))\(day.day.padded(2))\((second / 3_600).padded(2))\((second / 60 % 60).padded(2))"
    }

    /// A whole day of actual values for each meter.
    static func day(_ meters: ClosedRange<Int>, _ day: String = "2026-09-15", hours: Int = 24) -> String {
        meters.map { meter in
            hourly("M\(meter)", day: day, values: (0..<hours).map { "R0,\(meter).\(($0 + 100).padded(3))" })
        }.joined()
    }
}
