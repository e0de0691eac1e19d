import BackOffice
import Domain
import Foundation
import Metering
import Testing

struct ReadWatchTests {
    @Test func `complete files are imported in order and moved aside with their reports`() async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        utility.books.clock.stand(at: Instant("2026-09-16T13:00:00Z") ?? utility.books.clock.now)
        let folder = utility.books.directory.path + "/drop"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        func lay(_ name: String, _ text: String) throws {
            try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
        }
        try lay("b.cmep", CMEPText.day(1...1))
        try lay("a.cmep", "not reads at all\n")
        try lay("c.cmep.part", CMEPText.day(1...1))
        var watch = ReadWatch(folder: folder, utility: ImportBooks.utility)
        #expect(try watch.complete().isEmpty)
        try lay("d.cmep", CMEPText.day(1...1, "2026-09-14"))
        let names = try watch.complete()
        #expect(names == ["a.cmep", "b.cmep"])
        var reports: [ReadWatch.Report] = []
        try await watch.take(names, with: utility.importing, each: { reports.append($0) })
        #expect(reports.map(\.name) == ["a.cmep", "b.cmep"] && reports.map { $0.rejection == nil } == [false, true])
        let left = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        #expect(
            left == [
                "c.cmep.part", "d.cmep", "done", "done/b.cmep", "done/b.cmep.report.txt", "refused", "refused/a.cmep",
                "refused/a.cmep.report.txt",
            ])
        #expect(try String(contentsOfFile: folder + "/refused/a.cmep.report.txt", encoding: .utf8).contains("a.cmep:1:"))
        #expect(try utility.tallies() == ["15/2: 24 24 24"])
        #expect(try watch.complete() == ["d.cmep"])
    }
}
