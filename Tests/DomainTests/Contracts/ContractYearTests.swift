import Domain
import Testing

struct ContractYearTests {
    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test(arguments: [
        // First day of the agreement, a day, the year it lies in (6.1).
        ("2026-01-01", "2026-12-31", "2026-01-01", "2026-12-31"),
        ("2026-01-01", "2027-01-01", "2027-01-01", "2027-12-31"),
        ("2026-07-01", "2027-06-30", "2026-07-01", "2027-06-30"),
        ("2026-07-01", "2027-07-01", "2027-07-01", "2028-06-30"),
        ("2024-02-29", "2025-02-28", "2024-02-29", "2025-02-28"),
        ("2024-02-29", "2025-03-01", "2025-03-01", "2026-02-28"),
        ("2024-02-29", "2028-02-28", "2027-03-01", "2028-02-28"),
        ("2024-02-29", "2028-02-29", "2028-02-29", "2029-02-28"),
        ("2023-03-01", "2024-02-29", "2023-03-01", "2024-02-29"),
    ])
    func `a year runs from an anniversary to the day before the next; 29 February has 1 March (6_1)`(
        from: String, on: String, first: String, last: String
    ) throws {
        let years = ContractYears(from: try Self.day(from))
        let year = try #require(years.year(containing: Self.day(on)))
        #expect(year == ContractYear(first: try Self.day(first), last: try Self.day(last)))
    }

    @Test func `no year lies before the first day, and none begins but on an anniversary`() throws {
        let years = ContractYears(from: try Self.day("2026-07-01"))
        #expect(years.year(containing: try Self.day("2026-06-30")) == nil)
        #expect(years.year(beginning: try Self.day("2026-07-02")) == nil)
        #expect(years.year(beginning: try Self.day("2027-07-01"))?.last == Day("2028-06-30"))
        #expect(years.firstYear.first == Day("2026-07-01"))
    }

    @Test func `years that touch a span are told in order`() throws {
        let years = ContractYears(from: try Self.day("2026-07-01"))
        let touched = years.years(from: try Self.day("2027-06-30"), through: try Self.day("2028-07-01"))
        #expect(touched.map(\.first.description) == ["2026-07-01", "2027-07-01", "2028-07-01"])
        #expect(years.years(from: try Self.day("2020-01-01"), through: try Self.day("2026-06-30")).isEmpty)
    }

    /// The law: every day from the first on lies in exactly one year, and a year follows the other without gap.
    @Test func `years tile the calendar without gap or overlap, leap years included`() throws {
        var random = Seeded(61)
        let start = try Self.day("1999-01-01")
        for _ in 0..<400 {
            let years = ContractYears(from: start + Int.random(in: 0..<20_000, using: &random))
            var year = years.firstYear
            #expect(year.first == years.from)
            for _ in 0..<30 {
                let next = years.year(after: year)
                #expect(next.first == year.last + 1)
                #expect((365...366).contains(year.length))
                let inside = year.first + Int.random(in: 0..<year.length, using: &random)
                #expect([year.first, inside, year.last].allSatisfy { years.year(containing: $0) == year })
                // The anniversary keeps its date wherever the year has such a day.
                #expect(
                    year.first.civil.day == years.from.civil.day
                        || (years.from.civil.month == 2 && (year.first.civil.month, year.first.civil.day) == (3, 1)))
                year = next
            }
        }
    }

    @Test func `the invoice of a year is planned sixty days before the year before it ends (6_2)`() throws {
        let terms = MaintenanceAgreement.Terms(from: try Self.day("2026-01-01"), yearlyFee: Money(minor: 4_800_000, .usd))
        let agreement = try MaintenanceAgreement(
            id: Identifier(named: "MSSA-000001"), customer: Identifier(named: "RIVERBEND"), terms: terms, currency: .usd)
        let next = agreement.years.year(after: agreement.years.firstYear)
        #expect(agreement.plannedIssueDay(of: next) == Day("2026-11-01"))
        #expect(agreement.noticeDays == 90)
    }
}
