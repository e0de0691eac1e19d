import BackOffice
import Domain
import Foundation
import Metering
import Testing

struct ReadImportTests {
    @Test func `a day that arrives before T1 is received by every deadline`() async throws {
        let utility = try await ImportBooks.make()
        let row = try await utility.take(
            CMEPText.day(1...3) + CMEPText.register("M1", at: "2026-09-16T07:00:00Z", "R0,5000"), at: "2026-09-16T13:00:00Z")
        #expect(row.status == .accepted)
        #expect(row.counts?.merged.new == 73 && row.counts?.actual == 73 && row.counts?.afterT1 == 0)
        #expect(try utility.tallies() == ["15/1: 1 1 1", "15/2: 72 72 72"])
    }

    @Test(arguments: [
        ("2026-09-16T15:00:00Z", "15/2: 24 24 24", 0, 0), ("2026-09-16T15:00:01Z", "15/2: 0 24 24", 24, 0),
        ("2026-09-19T07:00:00Z", "15/2: 0 24 24", 24, 0), ("2026-09-19T07:00:01Z", "15/2: 0 0 24", 24, 24),
    ])
    func `T1 is 08 local after the day, T3 the end of the third day after it, both included`(
        at: String, tally: String, afterT1: Int, afterT3: Int
    ) async throws {
        let utility = try await ImportBooks.make()
        let row = try await utility.take(CMEPText.day(1...1), at: at)
        #expect(try utility.tallies() == [tally])
        #expect(row.counts?.afterT1 == afterT1 && row.counts?.afterT3 == afterT3)
    }

    @Test func `the autumn change day has twenty-five slots and the spring one twenty-three`() async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        try await utility.take(CMEPText.day(1...1, "2026-11-01", hours: 25), at: "2026-11-02T13:00:00Z")
        #expect(try utility.tallies("2026-11") == ["1/2: 25 25 25"])
    }

    @Test func `late, duplicate, corrected and conflicting values are told apart`() async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        try await utility.take(CMEPText.hourly("M1", values: ["R0,1.0", "R0,2.0", "E0,3.0"]), at: "2026-09-16T13:00:00Z")
        let second = try await utility.take(
            CMEPText.hourly("M1", values: ["R0,1.00", "R0,2.5", "R0,3.0", "R0,4"]), at: "2026-09-17T13:00:00Z")
        #expect(second.counts?.merged.duplicate == 1)
        #expect(second.counts?.merged.corrected == 2)
        #expect(second.counts?.merged.new == 1 && second.counts?.afterT1 == 4)
        let third = try await utility.take(CMEPText.hourly("M1", values: ["R0,9.0"]), at: "2026-09-17T13:00:00Z")
        #expect(third.counts?.merged.conflicting == 1)
        let fourth = try await utility.take(CMEPText.hourly("M1", values: ["E0,7.7"]), at: "2026-09-18T13:00:00Z")
        #expect(fourth.counts?.merged.outranked == 1)
        // Two actuals by T1; the estimate's slot and the fourth got theirs a day later.
        #expect(try utility.tallies() == ["15/2: 2 4 4"])
    }

    @Test func `the same file a second time says so and does nothing`() async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        let text = CMEPText.day(1...1)
        let first = try await utility.take(text, at: "2026-09-16T13:00:00Z")
        utility.books.clock.stand(at: Instant("2026-09-20T13:00:00Z") ?? utility.books.clock.now)
        let again = try await utility.importing.run(utility.file(text, "other-name.cmep"), utility: ImportBooks.utility)
        #expect(again.takenBefore && again.file == first)
        #expect(try utility.tallies() == ["15/2: 24 24 24"])
    }

    @Test func `a bad file is refused whole with its lines, kept, and nothing of it is stored`() async throws {
        let utility = try await ImportBooks.make(endpoints: 2)
        let text =
            CMEPText.day(1...2) + "MEPMD01,20080501,H,U:1,R,C1,202609161300,M1,OK,E,KWH,1.0,00000100,3,202609150800,R0,1\r\n"
        await #expect(throws: BadReadFile.self) { try await utility.take(text, at: "2026-09-16T13:00:00Z") }
        #expect(try utility.contents().isEmpty || utility.contents() == [""])
        let row = try utility.books.office.read(as: utility.books.root) { try ReadFileRow.all(of: ImportBooks.utility, in: $0) }
            .first
        #expect(row?.status == .refused && row?.rejection?.rejected.first?.line == 3)
        #expect(utility.books.office.files.has(row?.sha256 ?? ""))
    }

    @Test(arguments: ["/dev/null", "/tmp", "/nowhere/at/all"])
    func `what is no file of reads is refused before anything is kept`(path: String) async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        await #expect(throws: BadReadFile.self) { try await utility.importing.run(path, utility: ImportBooks.utility) }
        #expect(
            try utility.books.office.read(as: utility.books.root) { try ReadFileRow.all(of: ImportBooks.utility, in: $0) }.isEmpty
        )
    }

    @Test func `a stream the registry does not know is held back and released by a later fact, as accepted then`() async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        let row = try await utility.take(CMEPText.day(1...2), at: "2026-09-16T13:00:00Z")
        #expect(row.counts?.quarantinedStreams == 1 && row.counts?.quarantinedReadings == 24)
        #expect(row.quarantined.map(\.name) == ["M2"] && row.quarantined.first?.reason == .unknown)
        #expect(try utility.tallies() == ["15/2: 24 24 24"])
        #expect(try await utility.importing.releaseQuarantine().isEmpty)
        utility.books.clock.stand(at: Instant("2026-09-25T13:00:00Z") ?? utility.books.clock.now)
        try await utility.registry(ImportBooks.header + ImportBooks.row(2, from: "2026-09-01"))
        let released = try await utility.importing.releaseQuarantine()
        #expect(
            released.count == 1 && released.first?.counts?.quarantinedReadings == 0 && released.first?.counts?.merged.new == 48)
        #expect(try utility.tallies() == ["15/2: 48 48 48"])
        #expect(try await utility.importing.releaseQuarantine().isEmpty)
    }

    @Test func `a value belongs to the link in force at its stamp, start excluded and end included`() async throws {
        let utility = try await ImportBooks.make(endpoints: 0)
        try await utility.registry(
            ImportBooks.header + ImportBooks.row(1, from: "2026-09-15T10:00:00-07:00", to: "2026-09-15T20:00:00-07:00"))
        let row = try await utility.take(CMEPText.day(1...1), at: "2026-09-16T13:00:00Z")
        #expect(row.counts?.merged.new == 10 && row.counts?.quarantinedReadings == 14)
        #expect(row.quarantined.first?.reason == .notLinked)
        let key = try #require(ReadKey(day: 15, channel: 2, endpoint: 1))
        #expect(try utility.store.masks(#require(Month("2026-09")), key)?.ever.slots == Array(10...19))
    }

    @Test func `a register counts within thirty minutes of the day's end and is kept at any time`() async throws {
        let utility = try await ImportBooks.make(endpoints: 3)
        try await utility.take(
            CMEPText.register("M1", at: "2026-09-16T07:30:00Z", "R0,10")
                + CMEPText.register("M2", at: "2026-09-16T06:29:00Z", "R0,10")
                + CMEPText.register("M3", at: "2026-09-16T06:30:00Z", "E0,10"), at: "2026-09-16T13:00:00Z")
        #expect(try utility.tallies() == ["15/1: 1 1 1"])
        #expect(try utility.store.keys(#require(Month("2026-09"))).count == 3)
    }

    @Test func `a received file that a crash left unaccepted is finished by the next import`() async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        let digest = try utility.books.office.files.put(utility.file(CMEPText.day(1...1)))
        try await utility.books.perform(
            ReceiveFile(utility: ImportBooks.utility, sha256: digest, name: "left.cmep", bytes: 900), at: "2026-09-16T13:00:00Z")
        let pending = try utility.books.office.read(as: utility.books.root) { try ReadFileRow.pending(in: $0) }
        #expect(pending.map(\.name) == ["left.cmep"])
        utility.books.clock.stand(at: Instant("2026-09-20T13:00:00Z") ?? utility.books.clock.now)
        #expect(try await utility.importing.finishPending().map(\.status) == [.accepted])
        #expect(try utility.tallies() == ["15/2: 24 24 24"])
    }

    @Test func `a file cannot have been received in the future`() async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        await #expect(throws: ReadFileRefusal.self) {
            try await utility.importing.run(
                utility.file(CMEPText.day(1...1)), utility: ImportBooks.utility,
                terms: ReadImportTerms(receivedAt: Instant("2030-01-01T00:00:00Z")))
        }
    }

    @Test func `the calculation constant is applied when storing, exactly or not at all`() async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        let line = CMEPText.hourly("M1", values: ["R0,1.25"]).replacing(",KWH,1.0,", with: ",KWH,40,")
        try await utility.take(line, at: "2026-09-16T13:00:00Z")
        let key = try #require(ReadKey(day: 15, channel: 2, endpoint: 1))
        #expect(try utility.store.reads(#require(Month("2026-09")), key)?.reads.settled.cells.first?.amount.text == "50")
        let absurd = CMEPText.hourly("M1", values: ["R0,999999999999999999"]).replacing(",KWH,1.0,", with: ",KWH,40,")
        await #expect(throws: BadReadFile.self) { try await utility.take(absurd, at: "2026-09-17T13:00:00Z") }
    }

    @Test func `the order in which files arrive, and how often, changes no value, mask or tally`() async throws {
        var random = SystemRandomNumberGenerator()
        let files = (0..<6).map { number -> (text: String, at: String) in
            let text = (1...3).map { meter in
                CMEPText.hourly(
                    "M\(meter)",
                    values: (0..<24).map { _ in "\(["R0", "E0", "N32", "A0"][Int.random(in: 0..<4)]),\(Int.random(in: 1...3))" })
            }.joined()
            return (text, ["2026-09-16T13:00:00Z", "2026-09-17T13:00:00Z", "2026-09-21T13:00:00Z"][number % 3])
        }
        var expected: [String]?
        for _ in 0..<4 {
            let utility = try await ImportBooks.make()
            utility.books.clock.stand(at: Instant("2026-10-01T00:00:00Z") ?? utility.books.clock.now)
            for file in (files + files.prefix(2)).shuffled(using: &random) {
                _ = try await utility.importing.run(
                    utility.file(file.text), utility: ImportBooks.utility, terms: ReadImportTerms(receivedAt: Instant(file.at)))
            }
            let contents = try utility.contents()
            #expect(contents.count == 4)
            if let expected { #expect(contents == expected) }
            expected = contents
        }
    }

    @Test func `what an earlier import left pending and cannot be finished is told, and stops nobody`() async throws {
        let utility = try await ImportBooks.make()
        utility.books.clock.stand(at: try #require(Instant("2026-09-16T13:00:00Z")))
        for (name, text) in [("bad.cmep", "nonsense\n"), ("lost.cmep", CMEPText.day(2...2))] {
            let digest = try utility.books.office.files.put(utility.file(text, name))
            try await utility.books.perform(
                ReceiveFile(utility: ImportBooks.utility, sha256: digest, name: name, bytes: text.utf8.count))
            if name == "lost.cmep" {
                try FileManager.default.removeItem(atPath: try #require(utility.books.office.files.path(of: digest)))
            }
        }
        let path = try utility.file(CMEPText.day(1...1))
        let outcome = try await utility.importing.run(path, utility: ImportBooks.utility)
        #expect(outcome.file.status == .accepted)
        let left = try #require(outcome.unfinished)
        #expect(left.map(\.name) == ["bad.cmep", "lost.cmep"])
        #expect(left.map(\.isRefused) == [true, false])
        #expect(left[0].problem.hasPrefix("line 1: "))
        #expect(left[1].words.contains("stays pending"))
        // The refused one is settled; the lost one is met again.
        let next = try await utility.importing.run(utility.file(CMEPText.day(3...3)), utility: ImportBooks.utility)
        #expect(next.unfinished?.map(\.name) == ["lost.cmep"])
    }

    @Test func `a register read within half an hour of its link's end is that of the last slot`() async throws {
        let utility = try await ImportBooks.make(endpoints: 0)
        try await utility.registry(ImportBooks.header + ImportBooks.row(1, to: "2026-09-16"))
        let read = CMEPText.register("M1", at: "2026-09-16T00:30:00-07:00", "R0,15")
        let taken = try await utility.take(read, at: "2026-09-16T13:00:00Z")
        #expect(taken.counts?.merged.new == 1 && taken.counts?.quarantinedReadings == 0)
        #expect(try utility.tallies().count == 1)
        let late = CMEPText.register("M1", at: "2026-09-16T00:31:00-07:00", "R0,16")
        #expect(try await utility.take(late, at: "2026-09-16T14:00:00Z").counts?.quarantinedReadings == 1)
    }
}
