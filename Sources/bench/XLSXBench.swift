import Domain
import Foundation
import Workbook

/// A list of 200,000 rows and 10 columns (a day, an instant, three texts, five figures) as a workbook with frozen header, filter,
/// fitted widths, number formats and totals, beside Python's XlsxWriter in constant-memory mode writing the same cells.
enum XLSXBench {
    private static let rows = 200_000
    private static let rounds = 3

    private struct Line: Sendable {
        let index: Int
        let day: Day
        let at: Instant
        let endpoint: String
        let meter: String
        let note: String
    }

    static func run() throws {
        let peer = try Peer(packages: ["XlsxWriter"])
        let folder = NSTemporaryDirectory()
        let ours = folder + "bench-amico.xlsx"
        let theirs = folder + "bench-python.xlsx"
        defer { for path in [ours, theirs] { try? FileManager.default.removeItem(atPath: path) } }
        var mine: [Double] = []
        var other: [Double] = []
        for _ in 0..<rounds {
            mine.append(try timed { try workbook().write(to: ours) })
            other.append(try timed { try peer.run(script, [String(rows), theirs]) })
        }
        let ratio = median(mine) / median(other)
        print("xlsx: \(rows.grouped) x 10 cells, median of \(rounds)")
        print("  amico                         \(median(mine).short) s, \(try size(ours)) MB")
        print("  XlsxWriter, constant memory   \(median(other).short) s, \(try size(theirs)) MB")
        print("  ratio                         \(ratio.short)")
    }

    private static func size(_ path: String) throws -> String {
        let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        return (Double(bytes) / 1e6).short
    }

    private static func workbook() -> Workbook {
        let first = Day(ordinal: 20_635)
        let start = Instant(seconds: 20_635 * 86_400)
        let lines = (0..<rows).map { index in
            Line(
                index: index, day: first + index % 92, at: start + index * 37, endpoint: "E-\(100_000 + index % 5_000)",
                meter: "M\(index &* 7 % 1_000_003)", note: index.isMultiple(of: 50) ? "late, retried twice" : "received")
        }
        func sum(_ value: (Line) -> Int) -> Int { lines.reduce(0) { $0 + value($1) } }
        let table = Table(
            "detail", lines,
            columns: [
                Column("Service day", total: .text("All")) { .day($0.day) },
                Column("Accepted") { .instant($0.at, .utc) },
                Column("Endpoint") { .text($0.endpoint) },
                Column("Meter") { .text($0.meter) },
                Column("State") { .text($0.note) },
                Column("Eligible", total: .sum(.int(sum { 24 + $0.index % 3 }))) { .int(24 + $0.index % 3) },
                Column("By T1", total: .sum(.int(sum { 20 + $0.index % 5 }))) { .int(20 + $0.index % 5) },
                Column("By T3", total: .sum(.int(sum { 22 + $0.index % 3 }))) { .int(22 + $0.index % 3) },
                Column("Energy, kWh") { .decimal($0.index &* 7_919 % 1_000_003, places: 3) },
                Column("Charge") { .money(Money(minor: $0.index &* 31 % 99_991, .usd)) },
            ])
        let title = TitleBlock(
            "Detail", customer: "Bench", period: "2026 Q3", zone: .utc, madeAt: start, madeBy: "bench")
        return Workbook(title, sheets: [Sheet("Detail", title: "Detail", summary: "Every row", [.table(table)])], notes: [])
    }

    /// The same cells with the same formats; XlsxWriter is given numbers and strings by their own methods, its fastest way.
    private static let script = """
        import sys, xlsxwriter
        rows, path = int(sys.argv[1]), sys.argv[2]
        book = xlsxwriter.Workbook(path, {'constant_memory': True})
        sheet = book.add_worksheet('Detail')
        day = book.add_format({'num_format': 'd mmm yyyy', 'bottom': 1})
        at = book.add_format({'num_format': 'd mmm yyyy hh:mm "UTC"', 'bottom': 1})
        text = book.add_format({'bottom': 1})
        whole = book.add_format({'num_format': '#,##0', 'bottom': 1})
        energy = book.add_format({'num_format': '#,##0.000', 'bottom': 1})
        money = book.add_format({'num_format': '#,##0.00 "USD"', 'bottom': 1})
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 9, 14)
        for c, name in enumerate(['Service day', 'Accepted', 'Endpoint', 'Meter', 'State', 'Eligible', 'By T1', 'By T3',
                                  'Energy, kWh', 'Charge']):
            sheet.write_string(0, c, name, text)
        number, string = sheet.write_number, sheet.write_string
        for i in range(rows):
            r = i + 1
            number(r, 0, 46204 + i % 92, day)
            number(r, 1, 46204 + i * 37 / 86400, at)
            string(r, 2, 'E-%d' % (100000 + i % 5000), text)
            string(r, 3, 'M%d' % (i * 7 % 1000003), text)
            string(r, 4, 'late, retried twice' if i % 50 == 0 else 'received', text)
            number(r, 5, 24 + i % 3, whole)
            number(r, 6, 20 + i % 5, whole)
            number(r, 7, 22 + i % 3, whole)
            number(r, 8, i * 7919 % 1000003 / 1000, energy)
            number(r, 9, i * 31 % 99991 / 100, money)
        for c in (5, 6, 7):
            letter = 'ABCDEFGHIJ'[c]
            sheet.write_formula(rows + 1, c, '=SUM(%s2:%s%d)' % (letter, letter, rows + 1), whole)
        book.close()
        """
}
