import Foundation
import Testing

/// What becomes of quotes and projects, by commands alone. Everything lies in 2024 and 2025, so that no clock
/// of a machine matters.
@Suite struct WorkLifeCommandTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try folder.amico("init", "--data", "books", "--as", "ann", "--at", "2024-09-01T15:00:00Z")
        try folder.write(
            "customer.jsonl",
            #"{"action":"RegisterCustomer","at":"2024-10-01T16:00:00Z","fields":{"customer":"RIVERBEND","name":"Riverbend Water","zone":"America/Los_Angeles","accountManager":"Dana Ruiz","technicalRepresentative":"Lee Park"}}"#
                + "\n")
        try folder.amico("apply", "customer.jsonl", "--all-or-nothing", "--data", "books", "--as", "ann")
    }

    @discardableResult
    private func amico(_ line: String, at: String? = nil, expecting status: Int32 = 0) throws -> CommandLineRun {
        let words = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { part, text in
            part % 2 == 1 ? [String(text)] : text.split(separator: " ").map(String.init)
        }
        let instant = at.map { ["--at", $0] } ?? []
        let run = try CommandLineRun.amico(words + instant + ["--data", "books", "--as", "ann"], in: folder.url)
        #expect(run.status == status, "amico \(line)\n\(run.errors)")
        return run
    }

    private func sign(_ what: String, at: String) throws {
        for party in ["customer", "provider"] {
            try amico("\(what) --party \(party) --by \"Maria Ortiz\" --on \(at.prefix(10))", at: at)
        }
    }

    private func agreements() throws {
        try amico(
            "agreements draft-maintenance --customer RIVERBEND --from 2025-01-01 --yearly-fee 48000.00",
            at: "2024-10-02T16:00:00Z")
        try amico(
            "agreements draft-services --customer RIVERBEND --from 2025-01-01 --through 2027-12-31", at: "2024-10-02T16:00:00Z")
        for id in ["MSSA-000001", "PSA-000001"] { try sign("agreements sign \(id)", at: "2024-10-03T16:00:00Z") }
    }

    private func enhanced() throws {
        try amico(
            "sow request --customer RIVERBEND --kind enhanced-maintenance --title \"Training\"", at: "2024-10-04T16:00:00Z")
        try amico("sow scope SOW-2024-0001 --complete-at 2024-10-07T10:00:00-07:00", at: "2024-10-07T17:00:00Z")
        try amico(
            "sow quote SOW-2024-0001 --valid-until 2024-11-30 --maintenance MSSA-000001 --starts-on 2025-01-01 --hours 120 "
                + "--rate 210.00 --option \"live chat=6000.00\"", at: "2024-10-08T17:00:00Z")
    }

    @Test func `a Cloud Services agreement is drafted with its fees and credits, signed and listed (3-1, 13-5)`() throws {
        let head =
            "agreements draft-cloud-services --customer RIVERBEND --tier gold --delivery-model managed-services --application headend "
            + "--application mdm --from 2025-01-01 --through 2025-12-31 "
        let rest = "--data-center third-party --option warm-site=420.00 --option daily-operations --fee 6400.00 --per month "
        let credits = "--credit 99.0=5 --credit 97.5=10 --credit 95.0=20 --monthly-cap 20 --yearly-cap 10 --claim-days 30"
        let at = "2024-10-02T16:00:00Z"
        for wrong in [
            "--data-center cellar", "--data-center third-party --per month", "--data-center third-party --credit 99.0=5",
            "--data-center third-party --fee 10.00 --per month --credit 99.0", "\(rest) --monthly-cap 20",
            "\(rest) --read-target interval=98", "\(rest) --read-target interval-t1=98 --no-read-targets",
            "\(rest) \(credits).001",
        ] { try amico(head + wrong, at: at, expecting: 64) }
        for (wrong, told) in [
            ("--data-center third-party --option hot-site", "a hot site can be agreed with Platinum"),
            ("\(rest) --credit 99.0=10 --credit 97.5=5", "bands"), ("\(rest) --read-target application-availability=99", "tier"),
        ] { #expect(try amico(head + wrong, at: at, expecting: 1).errors.contains(told), "\(wrong)") }
        let drafted = try amico(head + rest + credits + " --read-target interval-t1=98.5 --json", at: at).json()
        #expect(drafted["agreement"] == "CSA-000001")
        try sign("agreements sign CSA-000001", at: at)
        let listed = try amico("agreements list --customer RIVERBEND --json").json()[0]
        #expect(listed["tier"] == "Gold" && listed["status"] == "binding" && listed["through"] == "2025-12-31")
        #expect(
            listed["commitments"].items.map { $0["id"] } == [
                "application-availability", "infrastructure-availability", "interval-t1", "recovery-time",
            ])
        let text = try amico("agreements list --customer RIVERBEND").output
        for words in [
            "Managed Services, third-party data center", "options: warm-site, daily-operations",
            "6,400.00 USD a month, in arrears",
            "credits: 5 % below 99 %, 10 % below 97.5 %, 20 % below 95 %",
        ] { #expect(text.contains(words), "\(text)") }
    }

    @Test func `a letterhead is set for the provider and for a customer, and shown`() throws {
        #expect(try amico("letterhead show").output.contains("No letterhead is set"))
        #expect(try amico("letterhead show --customer RIVERBEND --json").json()["name"] == "Riverbend Water")
        let at = "2024-10-02T16:00:00Z"
        try amico("letterhead set --name \"Larkfield AMI\" --address \"1 Pier\" --pay-to \"Account 1\"", at: at)
        try amico(
            "letterhead set --customer RIVERBEND --name \"Riverbend Water\" --address \"12 Levee Road\" --address \"Riverbend\" "
                + "--tax-number 43-0", at: at)
        #expect(try amico("letterhead show").output == "Larkfield AMI\n1 Pier\nAccount 1\n")
        let own = try amico("letterhead show --customer RIVERBEND --json").json()
        #expect(own["address"].items == ["12 Levee Road", "Riverbend"] && own["taxNumber"] == "43-0")
        try amico("letterhead set --name \"\"", at: at, expecting: 1)
        try amico("letterhead show --customer NOWHERE", expecting: 1)
    }

    @Test func `agreements of each kind are drafted, signed and listed`() throws {
        try agreements()
        let list = try amico("agreements list --customer RIVERBEND --json").json()
        #expect(list.items.map { $0["agreement"] } == ["MSSA-000001", "PSA-000001"])
        #expect(list.items.map { $0["status"] } == ["binding", "binding"])
        #expect(list[0]["yearlyFee"] == "48000.00")
        #expect(list[1]["through"] == "2027-12-31")
        let twice = try amico(
            "agreements sign PSA-000001 --party customer --by \"Maria Ortiz\" --on 2024-10-03", expecting: 1)
        #expect(twice.errors.contains("signed"))
        try amico("agreements sign NDA-000001 --party customer --by \"Maria Ortiz\" --on 2024-10-03", expecting: 1)
        try amico(
            "agreements draft-maintenance --customer RIVERBEND --from 2025-01-01 --yearly-fee lots", expecting: 64)
    }

    @Test func `a statement of work from its request to its signatures, and why its turnaround`() throws {
        try agreements()
        try enhanced()
        let why = try amico("why turnaround SOW-2024-0001").output
        #expect(why.contains("3.3") && why.contains("met"))
        // Tuesday 8 October, 17:00 UTC: a day of twelve support hours after Monday 10:00.
        #expect(why.contains("12 h"), "\(why)")
        try sign("sow sign SOW-2024-0001", at: "2024-10-09T17:00:00Z")
        let list = try amico("sow list --customer RIVERBEND --json").json()
        #expect(list[0]["standing"] == "in effect")
        #expect(list[0]["effectiveFrom"] == "2025-01-01")
        let show = try amico("sow show SOW-2024-0001").output
        for part in ["120 h a year", "210.00", "live chat", "signed for the customer by Maria Ortiz"] {
            #expect(show.contains(part), "\(show)")
        }
        try amico("sow drop SOW-2024-0001 --why \"Not now\"", expecting: 1)
        try amico(
            "sow requirements SOW-2024-0001 --year 2025-01-01 --scope \"Two upgrades\" --assumptions \"A test system\" "
                + "--schedule June --responsibilities \"Lee leads\"")
        let shown = try amico("sow show SOW-2024-0001 --json").json()
        #expect(shown["requirements"][0]["scope"] == "Two upgrades")
    }

    @Test func `a quote that lapsed is refused with what to do next, and made anew`() throws {
        try agreements()
        try enhanced()
        let late = try amico(
            "sow sign SOW-2024-0001 --party customer --by \"Maria Ortiz\" --on 2024-12-01", at: "2024-12-01T20:00:00Z",
            expecting: 1)
        #expect(late.errors.contains("lapsed") && late.errors.contains("Quote it again"))
        #expect(try amico("sow list --customer RIVERBEND --json").json()[0]["standing"] == "lapsed")
        let other = try amico(
            "sow quote SOW-2024-0001 --valid-until 2099-11-30 --services PSA-000001 --starts-on 2025-01-01 --hours 120 "
                + "--rate 210.00 --fee 40000.00 --billing monthly --ends-on 2025-06-30", expecting: 1)
        #expect(other.errors.contains("enhanced maintenance"))
        try amico("sow quote SOW-2024-0001 --valid-until 2099-11-30 --starts-on 2025-01-01 --hours 1 --rate 1", expecting: 64)
        try amico("sow drop SOW-2024-0001 --why \"They wait a year\"")
    }

    @Test func `a project's phases are accepted, and it is completed`() throws {
        try agreements()
        try amico(
            "sow request --customer RIVERBEND --kind advanced-services --title \"Migration\"", at: "2024-10-04T16:00:00Z")
        try amico("sow scope SOW-2024-0001 --complete-at 2024-10-07T10:00:00-07:00", at: "2024-10-07T17:00:00Z")
        try amico(
            "sow quote SOW-2024-0001 --valid-until 2024-11-30 --services PSA-000001 --starts-on 2025-02-03 --ends-on 2025-06-30 "
                + "--hours 200 --rate 200.00 --fee 40000.00 --billing by-phase --phase design=15000.00 --phase build=25000.00",
            at: "2024-10-08T17:00:00Z")
        try sign("sow sign SOW-2024-0001", at: "2024-10-09T17:00:00Z")
        try amico("sow accept-phase SOW-2024-0001 --phase design --by \"Maria Ortiz\" --on 2025-03-03")
        let unknown = try amico(
            "sow accept-phase SOW-2024-0001 --phase test --by \"Maria Ortiz\" --on 2025-03-03", expecting: 1)
        #expect(unknown.errors.contains("design, build"))
        #expect(try amico("sow show SOW-2024-0001").output.contains("accepted by Maria Ortiz"))
        try amico("sow complete SOW-2024-0001 --on 2025-06-27")
        #expect(try amico("sow list --customer RIVERBEND --json").json()[0]["standing"] == "completed on 27 Jun 2025")
    }
}
