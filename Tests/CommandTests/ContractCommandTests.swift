import Testing

/// What-ifs of the contract's rules: no books, nothing stored.
@Suite struct ContractCommandTests {
    /// The table of 6.2.
    @Test(arguments: [
        ("2026-12-31", "2026-11-01", "2026-10-02", "2026-10-31", "2026-10-02"),
        ("2026-12-31", "2026-09-02", "2026-10-02", "2026-09-01", "2026-09-01"),
        ("2027-06-30", "2027-05-01", "2027-04-01", "2027-04-30", "2027-04-01"),
        ("2027-03-31", "2027-01-30", "2026-12-31", "2027-01-29", "2026-12-31"),
        ("2028-03-31", "2028-01-31", "2028-01-01", "2028-01-30", "2028-01-01"),
    ])
    func `the last day for notice is told with both candidates (6_2)`(
        last: String, invoice: String, byNotice: String, byInvoice: String, expected: String
    ) throws {
        let folder = try TestFolder()
        let run = try folder.amico("contract", "notice-deadline", "--last-day", last, "--invoice-on", invoice, "--json")
        #expect(
            run.output == "{\"byInvoice\":\"\(byInvoice)\",\"byNotice\":\"\(byNotice)\",\"lastDay\":\"\(expected)\"}\n")
        let words = try folder.amico("contract", "notice-deadline", "--last-day", last, "--invoice-on", invoice)
        #expect(words.output.contains("rule"))
        #expect(!folder.exists("amico-data"))
    }

    private static func forecast(_ changes: [String: String] = [:]) -> [String] {
        let example = [
            "--bought": "7200", "--used": "2610", "--window-used": "730", "--on": "2026-09-28", "--first-day": "2026-01-01",
            "--last-day": "2026-12-31", "--rate": "210.00",
        ]
        let words = example.merging(changes) { $1 }.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        return ["contract", "forecast"] + words
    }

    @Test func `the worked example of 4_6 forecasts 63 h 48 min lost`() throws {
        let folder = try TestFolder()
        let run = try CommandLineRun.amico(Self.forecast() + ["--json"], in: folder.url)
        #expect(run.status == 0)
        #expect(run.output == "{\"balance\":4590,\"lost\":\"13398.00\",\"lostMinutes\":3828,\"willUse\":762}\n")
        let words = try CommandLineRun.amico(Self.forecast(), in: folder.url)
        #expect(words.output.contains("63 h 48 min will be lost (13,398.00 USD)"))
        #expect(words.output.contains("floor(730 x 94 / 90) = 762 min"))
    }

    @Test(arguments: [
        ("--on", "2027-01-01", 1), ("--on", "2025-12-31", 1), ("--rate", "many", 64), ("--bought", "-1", 64),
        ("--last-day", "2026-13-01", 64),
    ])
    func `what makes no sense is refused, not answered`(name: String, value: String, status: Int32) throws {
        let folder = try TestFolder()
        let run = try CommandLineRun.amico(Self.forecast([name: value]), in: folder.url)
        #expect(run.status == status)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }
}
