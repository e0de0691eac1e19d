import Domain
import Foundation
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// Operations in the browser: sheets, alarms, outages and figures with their why. The clock stands at 10:00 on Wednesday
/// 16 September 2026, Pacific.
@Suite struct OperationsPagesTests {
    private static let cedar = CustomerCode(named: "CEDAR")
    private static let headend = MonitoredSystem.application(Identifier(named: "headend"))
    private static let sheet = "/checklists/CEDAR/headend/2026-09-16"

    private func withChecklist() async throws -> TestServer {
        let server = try await TestServer.start()
        let items = [
            Checklist.Item(id: Identifier(named: "disk-space"), words: "Disk space is enough"),
            Checklist.Item(id: Identifier(named: "jobs"), words: "Scheduled jobs ended well"),
        ]
        try await server.office.perform(
            SetChecklist(customer: Self.cedar, system: Self.headend, items: items), as: server.office.actor("root"))
        return server
    }

    @Test func `a sheet is filled in, signed off, and leaves today's list`() async throws {
        let server = try await withChecklist()
        let operations = try await server.visitor("operations")
        #expect(try await operations.get("/operations").text.contains("1 of 1 sheet to be signed today"))
        // Until 24:00 of the day: fourteen hours from 10:00.
        #expect(try await operations.get(Self.sheet).text.contains("To be signed in 14 h"))
        let kept = try await operations.post(
            "\(Self.sheet)/record",
            [
                ("result-disk-space", "good"), ("result-jobs", "fault"), ("note-jobs", "Export failed"),
                ("action-jobs", "Followed in SR-000001"),
            ])
        #expect(kept.status == 303)
        let page = try await operations.get(Self.sheet).text
        #expect(page.contains("Export failed"))
        #expect(page.contains("href=\"/requests/SR-000001\""))
        #expect(try await operations.post("\(Self.sheet)/sign", [("initials", "hb")]).status == 303)
        #expect(try await operations.get(Self.sheet).text.contains("signed in time"))
        #expect(try await operations.get("/operations").text.contains("Every sheet of today is signed."))
        // One of one due, since the sheet is signed.
        #expect(try await operations.get("/why/checklists/CEDAR/2026-09").text.contains("1 of 1 sheet"))
    }

    @Test func `a fault without a word on it comes back with what was typed, and nothing is kept`() async throws {
        let server = try await withChecklist()
        let operations = try await server.visitor("operations")
        let answer = try await operations.post(
            "\(Self.sheet)/record", [("result-disk-space", "fault"), ("result-jobs", "good"), ("note-jobs", "All nine ran")])
        #expect(answer.status == 422)
        #expect(answer.text.contains("All nine ran"))
        #expect(try await operations.get(Self.sheet).text.contains("0 of 2"))
    }

    @Test func `a sheet with an item left cannot be signed`() async throws {
        let server = try await withChecklist()
        let operations = try await server.visitor("operations")
        _ = try await operations.post("\(Self.sheet)/record", [("result-disk-space", "good")])
        let answer = try await operations.post("\(Self.sheet)/sign", [("initials", "HB")])
        #expect(answer.status == 422)
        #expect(answer.text.contains("jobs"))
    }

    @Test func `an alarm is acknowledged, linked, and found by its number`() async throws {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        let set = try await server.office.perform(
            SetMonitor(
                customer: Self.cedar, system: Self.headend, name: Identifier(named: "disk-used"), unit: "%",
                thresholds: Thresholds(warning: Band(high: Quantity(80)), critical: Band(high: Quantity(90)))), as: root)
        let before = try #require(Instant("2026-09-16T16:00:00Z"))
        try await server.office.perform(RecordReading(monitor: set.monitor, value: Quantity(70), at: before), as: root)
        try await server.office.perform(RecordReading(monitor: set.monitor, value: Quantity(95)), as: root)
        let operations = try await server.visitor("operations")
        let list = try await operations.get("/alarms").text
        #expect(list.contains("AL-000001") && list.contains("critical") && list.contains("95 %"))
        #expect(try await operations.get("/search?q=al-000001").headers.first(name: "Location") == "/alarms/AL-000001")
        #expect(try await operations.post("/alarms/AL-000001/acknowledge", [("note", "I clean up")]).status == 303)
        #expect(try await operations.post("/alarms/AL-000001/link", [("record", "sr-000001")]).status == 303)
        let page = try await operations.get("/alarms/AL-000001").text
        #expect(page.contains("I clean up") && page.contains("open, acknowledged") && page.contains("/requests/SR-000001"))
        // The last reading is still beyond the bounds.
        #expect(try await operations.post("/alarms/AL-000001/clear", [("reason", "It is fine")]).status == 422)
        #expect(try await operations.get("/monitors").text.contains("95 %"))
        #expect(try await operations.get("/monitors/\(set.monitor)").text.contains("polyline"))
        let foreign = try await server.visitor("contact-lake")
        for path in ["/alarms/AL-000001", "/why/alarm/AL-000001", "/monitors/\(set.monitor)"] {
            #expect(try await foreign.get(path).status == 404, "\(path)")
        }
        #expect(try await !foreign.get("/alarms").text.contains("AL-000001"))
        #expect(try await server.visitor("supportAnalyst").post("/alarms/AL-000001/acknowledge").status == 403)
    }

    private func withAgreement() async throws -> TestServer {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        let draft = DraftCloudServicesAgreement(
            customer: Self.cedar, tier: "Silver", deliveryModel: .managedServices, dataCenter: .thirdParty,
            applications: [Identifier(named: "headend")], from: try #require(Day("2026-07-01")),
            through: try #require(Day("2027-06-30")))
        let agreement = try await server.office.perform(draft, as: root).agreement
        let on = try #require(Day("2026-06-10"))
        try await server.office.perform(
            SignAgreement(agreement: agreement, party: .customer, by: "Maria Ortiz", on: on), as: root)
        try await server.office.perform(SignAgreement(agreement: agreement, party: .provider, by: "Dana Ruiz", on: on), as: root)
        return server
    }

    /// Silver is agreed from 07:00 to 17:00 on business days. To 10:00 on 16 September, Labor Day out, that is ten days of 600
    /// minutes and 180 more: 6,180 minutes, 370,800 s. An hour down leaves 367,200 s: 99.02 %, truncated.
    @Test func `an outage shows in the month's availability, whose why counts it out`() async throws {
        let server = try await withAgreement()
        let operations = try await server.visitor("operations")
        let recorded = try await operations.post(
            "/outages/new",
            [
                ("customer", "CEDAR"), ("system", "headend"), ("kind", "unavailable"), ("startedAt", "2026-09-15T12:00"),
                ("endedAt", "2026-09-15T13:00"), ("note", "Database full"),
            ])
        #expect(recorded.status == 303)
        let month = try await operations.get("/availability/CEDAR/2026-09").text
        #expect(month.contains("99.02 %") && month.contains("OUT-000001") && month.contains("Database full"))
        #expect(try await operations.get("/availability?customer=CEDAR").text.contains("99.02 %"))
        let why = try await operations.get("/why/availability/CEDAR/2026-09/headend").text
        #expect(why.contains("(370,800 - 3,600) / 370,800 = 99.02 %"))
        let page = try await operations.get("/outages/OUT-000001").text
        #expect(page.contains("1 h 00 min") && page.contains("/why/availability/CEDAR/2026-09/headend"))
        let foreign = try await server.visitor("contact-lake")
        for path in [
            "/outages/OUT-000001", "/availability/CEDAR/2026-09", "/why/availability/CEDAR/2026-09/headend",
            "/why/backups/CEDAR/2026-09", "/why/checklists/CEDAR/2026-09", "/why/assessments/CEDAR/2026-08",
        ] {
            let answer = try await foreign.get(path)
            #expect(answer.status == 404, "\(path)")
            #expect(!answer.text.contains("Database full") && !answer.text.contains(TestServer.canaries["CEDAR"] ?? "?"))
        }
        for list in ["/outages", "/availability", "/operations", "/"] {
            #expect(try await !foreign.get(list).text.contains("OUT-000001"), "\(list)")
        }
    }

    @Test func `an outage that ends before it starts comes back with its note`() async throws {
        let server = try await withAgreement()
        let answer = try await server.visitor("operations").post(
            "/outages/new",
            [
                ("customer", "CEDAR"), ("system", "headend"), ("kind", "unavailable"), ("startedAt", "2026-09-15T12:00"),
                ("endedAt", "2026-09-15T11:00"), ("note", "Database full"),
            ])
        #expect(answer.status == 422)
        #expect(answer.text.contains("Database full"))
    }

    @Test func `a weekly copy on site for eight days is a day late to go off site`() async throws {
        let server = try await TestServer.start()
        try await server.office.perform(
            RecordBackup(
                customer: Self.cedar, schedule: .weekly, takenAt: try #require(Instant("2026-09-08T10:00:00Z")),
                medium: "LTO-0042",
                keeper: "Hana"), as: server.office.actor("root"))
        let operations = try await server.visitor("operations")
        let list = try await operations.get("/backups?due=yes").text
        #expect(list.contains("LTO-0042") && list.contains("off site from 15 Sep 2026 on") && list.contains("1 day late"))
        #expect(try await operations.get("/backups/BK-000001").text.contains("with Hana"))
        #expect(try await operations.get("/why/backup/BK-000001").text.contains("Weekly copies stay on site 7 days"))
        #expect(try await server.visitor("contact-lake").get("/backups/BK-000001").status == 404)
    }

    @Test func `a backup that was not taken stands on the operators' page and over the copies, with its why`() async throws {
        let server = try await TestServer.start()
        try await LakeReads.agree(server.office)
        let root = try server.office.actor("root")
        // The copy of the 12th is the first; of the 13th and the 15th there is none, the 16th runs.
        for day in ["12", "14"] {
            try await server.office.perform(
                RecordBackup(
                    customer: LakeReads.lake, schedule: .daily, takenAt: try #require(Instant("2026-09-\(day)T09:00:00Z")),
                    medium: "LTO-00\(day)", keeper: "Hana"), as: root)
        }
        let operations = try await server.visitor("operations")
        for path in ["/operations", "/backups"] {
            let text = try await operations.get(path).text
            #expect(text.contains("no backup of headend on 13 Sep 2026") && text.contains("on 15 Sep 2026"), "\(path)")
            #expect(!text.contains("on 14 Sep 2026") && !text.contains("on 16 Sep 2026") && !text.contains("on 11 Sep 2026"))
            #expect(text.contains("/why/backups/LAKE/2026-09"))
        }
        #expect(try await operations.get("/why/backups/LAKE/2026-09").text.contains("2 of 4 backups"))
        let foreign = try await server.visitor("contact-cedar")
        #expect(try await !foreign.get("/backups").text.contains("no backup of"))
    }

    @Test func `the provider's own house stays inside`() async throws {
        let server = try await TestServer.start()
        let root = try server.office.actor("root")
        try await server.office.perform(EquipFacility(facility: Identifier(named: "west")), as: root)
        try await server.office.perform(
            RecordVisit(facility: Identifier(named: "west"), visitor: "Vera Stone", escort: "Hana", purpose: "UPS service"),
            as: root)
        try await server.office.perform(
            RecordVendorContract(
                vendor: "Northwind Power", covers: "UPS", from: try #require(Day("2026-01-01")),
                through: try #require(Day("2026-10-16"))),
            as: root)
        let operations = try await server.visitor("operations")
        #expect(try await operations.get("/facilities").text.contains("Vera Stone"))
        #expect(try await operations.get("/visits").text.contains("UPS service"))
        // Thirty days before the contract's end.
        #expect(try await operations.get("/vendors").text.contains("to be renewed, 30 days left"))
        #expect(try await operations.get("/vendors/VC-000001").text.contains("Northwind Power"))
        let contact = try await server.visitor("contact-cedar")
        for path in ["/facilities", "/visits", "/vendors", "/operations"] {
            let text = try await contact.get(path).text
            #expect(!text.contains("Vera Stone") && !text.contains("Northwind"), "\(path)")
        }
        #expect(try await contact.get("/vendors/VC-000001").status == 404)
        #expect(try await contact.get("/why/facility/west").status == 404)
    }

    @Test(arguments: TestPeople.provider.map(\.rawValue) + ["contact-cedar", "csr-cedar"])
    func `everyone's home and every list of the subject opens`(person: String) async throws {
        let server = try await withChecklist()
        let visitor = try await server.visitor(person == "administrator" ? "root" : person)
        for path in [
            "/", "/operations", "/board", "/changes", "/freezes", "/board/meetings", "/checklists", "/alarms", "/monitors",
            "/outages",
            "/availability", "/backups", "/drills", "/drills/plans", "/facilities", "/vendors", "/access-reviews", "/visits",
        ] {
            #expect(try await visitor.get(path).status == 200, "\(path)")
        }
    }
}
