import Domain
import Foundation
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// The customer's page and those of its contracts: figures made from facts, each with its why (issue of example 4.6).
@Suite struct CustomerPageTests {
    @Test func `the hour gauge shows what was bought, used, is free and will expire, and each figure opens why`() async throws {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        let contracts = try await TestContracts.fill("CEDAR", in: server.office)
        let manager = try await server.visitor("accountManager")
        let page = try await manager.get("/customers/CEDAR").text
        for figure in ["120 h", "43 h 30 min", "76 h 30 min", "12 h 42 min", "63 h 48 min", "worth 13,398.00 USD"] {
            #expect(page.contains(figure), "\(figure)")
        }
        #expect(page.contains("/why/hours/\(contracts.work)?year=2026-01-01"))
        let why = try await manager.get("/why/hours/\(contracts.work)?year=2026-01-01").text
        #expect(why.contains("floor(730 x 94 / 90) = 762 min"))
        #expect(why.contains("63 h 48 min will be lost (13,398.00 USD)"))
    }

    @Test func `the last day for notice stands on the page with both candidates behind it`() async throws {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        let contracts = try await TestContracts.fill("CEDAR", in: server.office)
        let manager = try await server.visitor("accountManager")
        let page = try await manager.get("/customers/CEDAR").text
        #expect(page.contains("2 Oct 2026") && page.contains("in 4 days"))
        let form = try await manager.get("/work/\(contracts.work)/notice").text
        #expect(form.contains("2 Oct 2026") && form.contains("31 Oct 2026"))
        #expect(form.contains("A notice received today is in time: the SOW ends on 31 Dec 2026."))
        let why = try await manager.get("/why/notice-deadline/\(contracts.work)").text
        #expect(why.contains("2 Oct 2026, set by the days of notice"))
    }

    @Test func `a notice a day late is taken, says why, and ends the work a year later`() async throws {
        let server = try await TestServer.start(at: "2026-10-03T17:00:00Z")
        let contracts = try await TestContracts.fill("CEDAR", in: server.office)
        let manager = try await server.visitor("accountManager")
        let answer = try await manager.post(
            "/work/\(contracts.work)/notice", [("receivedOn", "2026-10-03"), ("by", "Maria Ortiz"), ("how", "letter")])
        #expect(answer.status == 303)
        let place = try #require(answer.headers.first(name: "Location"))
        let page = try await manager.get(place).text
        #expect(page.contains("late: the last day for notice was 2 Oct 2026"))
        #expect(page.contains("ends on 31 Dec 2027"))
        let notice = try #require(
            try server.office.read(as: server.office.actor("root")) { try $0.notices(of: contracts.customer) }.first)
        #expect(try await manager.get("/notices/\(notice.id)").text.contains("3 Oct 2026 is after 2 Oct 2026"))
        let withdrawn = try await manager.post("/notices/\(notice.id)/withdraw", [("on", "2026-10-03")])
        #expect(withdrawn.status == 303)
        #expect(try await manager.get("/notices/\(notice.id)").text.contains("withdrawn on 3 Oct 2026"))
    }

    @Test func `fewer hours are refused with the rule, what is left, and the services it can still buy`() async throws {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        let contracts = try await TestContracts.fill("CEDAR", in: server.office)
        let manager = try await server.visitor("accountManager")
        let answer = try await manager.post(
            "/work/\(contracts.work)/change-order",
            [("asks", "fewer hours"), ("hours", "20 h"), ("reason", "We need less this year")])
        #expect(answer.status == 422)
        #expect(answer.text.contains("use it or lose it"))
        #expect(answer.text.contains("76 h 30 min"))
        #expect(answer.text.contains("/work/\(contracts.work)/offer?service=operator%20training"))
        #expect(answer.text.contains("We need less this year"), "what was typed came back")
    }

    @Test func `a change order takes effect when both have signed, and not before`() async throws {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        let contracts = try await TestContracts.fill("CEDAR", in: server.office)
        let manager = try await server.visitor("accountManager")
        _ = try await manager.post(
            "/work/\(contracts.work)/change-order",
            [("asks", "more hours this year"), ("hours", "20 h"), ("reason", "Second shift")])
        for party in ["customer", "provider"] {
            let before = try await manager.get("/work/\(contracts.work)").text
            #expect(before.contains(">120 h<") && !before.contains(">140 h<"))
            let signed = try await manager.post(
                "/change-orders/CO-000001/sign", [("party", party), ("by", "Maria Ortiz"), ("on", "2026-09-28")])
            #expect(signed.status == 303)
        }
        let after = try await manager.get("/work/\(contracts.work)").text
        #expect(after.contains(">140 h<") && after.contains("96 h 30 min"))
    }

    @Test func `hours are logged and taken back, and a wrong time comes back with what was typed`() async throws {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        let contracts = try await TestContracts.fill("CEDAR", in: server.office)
        let analyst = try await server.visitor("supportAnalyst")
        let wrong = try await analyst.post(
            "/work/\(contracts.work)/log-hours", [("on", "2026-09-28"), ("person", "Lee Park"), ("minutes", "a while")])
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("a while") && wrong.text.contains("1:30"))
        let right = try await analyst.post(
            "/work/\(contracts.work)/log-hours", [("on", "2026-09-28"), ("person", "Lee Park"), ("minutes", "1:30")])
        #expect(try await analyst.page(after: right).contains("75 h are left"))
        let rows = try server.office.read(as: server.office.actor("root")) { view in
            let sow = try view.statementOfWork(contracts.work)
            return try view.hourLedger(of: sow, view.runningYear(of: sow, on: TestContracts.day("2026-09-28"))).rows
        }
        let last = try #require(rows.last)
        let back = try await analyst.post("/hours/\(last.id)/reverse", [("reason", "Entered twice")])
        #expect(try await analyst.page(after: back).contains("76 h 30 min are left"))
    }

    @Test func `an engagement is planned, confirmed and moved, and its days stand in the calendar`() async throws {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        let contracts = try await TestContracts.fill("CEDAR", in: server.office)
        let manager = try await server.visitor("accountManager")
        let planned = try await manager.post(
            "/work/\(contracts.work)/engagement",
            [
                ("subject", "Operator training"), ("specialist", "Lee Park"), ("place", "Cedar Falls"), ("from", "2026-10-12"),
                ("through", "2026-10-14"),
            ])
        #expect(planned.status == 303)
        #expect(try await manager.post("/engagements/ENG-000001/confirm").status == 303)
        #expect(try await manager.get("/engagements?month=2026-10").text.contains("CEDAR: Operator training"))
        let moved = try await manager.post(
            "/engagements/ENG-000001/reschedule",
            [("from", "2026-10-19"), ("through", "2026-10-21"), ("movedBy", "customer"), ("reason", "Storm")])
        #expect(try await manager.page(after: moved).contains("fall on the customer"))
        let page = try await manager.get("/engagements/ENG-000001").text
        #expect(page.contains("12 Oct 2026 to 14 Oct 2026") && page.contains("19 Oct 2026 to 21 Oct 2026"))
    }

    @Test func `who is known as a specialist is offered, and a new name is taken and offered from then on`() async throws {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        let contracts = try await TestContracts.fill("CEDAR", in: server.office)
        let manager = try await server.visitor("accountManager")
        let path = "/work/\(contracts.work)/engagement"
        func offered(_ path: String, _ field: String, to person: TestVisitor) async throws -> Set<String> {
            let form = try await person.get(path).text
            // The field names the list that stands after it.
            let parts = form.components(separatedBy: "-\(field)-known\">")
            #expect(parts.count == 3 && parts.first?.contains(" list=\"") == true, "\(form)")
            let list = try #require(parts.last)
            let names = list.components(separatedBy: "</datalist>").first?.components(separatedBy: "<option value=\"") ?? []
            return Set(names.dropFirst().map { String($0.prefix { $0 != "\"" }) })
        }
        let before = try await offered(path, "specialist", to: manager)
        #expect(!before.isEmpty && !before.contains("Kim Vale"))
        for (name, from) in [("Kim Vale", "2026-10-12"), ("KIM VALE", "2026-10-20")] {
            let fields = [("subject", "Training"), ("specialist", name), ("place", "On site"), ("from", from), ("through", from)]
            #expect(try await manager.post(path, fields).status == 303)
        }
        let after = try await offered(path, "specialist", to: manager)
        #expect(after.count == before.count + 1 && after.isSuperset(of: before))
        #expect(after.contains { $0.lowercased() == "kim vale" })
        let analyst = try await server.visitor("supportAnalyst")
        for path in ["/work/\(contracts.work)/log-hours", "/requests/SR-000001/log-work"] {
            #expect(try await offered(path, "person", to: analyst) == after, "\(path)")
        }
    }

    @Test func `contacts are added, corrected and removed`() async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        let unreachable = try await manager.post("/customers/CEDAR/contacts/new", [("name", "Ana Silva"), ("role", "Operator")])
        #expect(unreachable.status == 422 && unreachable.text.contains("Ana Silva"))
        _ = try await manager.post(
            "/customers/CEDAR/contacts/new", [("name", "Ana Silva"), ("role", "Operator"), ("email", "ana@cedar.example")])
        #expect(try await manager.get("/customers/CEDAR").text.contains("ana@cedar.example"))
        let contact = try #require(
            try server.office.read(as: server.office.actor("root")) { try $0.contacts() }.first { $0.name == "Ana Silva" })
        _ = try await manager.post("/contacts/\(contact.id)/remove")
        #expect(try await !manager.get("/customers/CEDAR").text.contains("ana@cedar.example"))
    }

    @Test func `who does not read billing sees hours and no prices`() async throws {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        let contracts = try await TestContracts.fill("CEDAR", in: server.office)
        let analyst = try await server.visitor("supportAnalyst")
        for path in [
            "/customers/CEDAR", "/work/\(contracts.work)", "/why/hours/\(contracts.work)", "/agreements/\(contracts.maintenance)",
        ] {
            let page = try await analyst.get(path)
            #expect(page.status == 200, "\(path)")
            #expect(!page.text.contains("USD"), "\(path)")
        }
        #expect(try await analyst.get("/documents/sow/\(contracts.work)").status == 403)
        #expect(try await analyst.get("/invoices").status == 403)
    }
}
