import Domain
import Foundation
import Metering
import Testing

@testable import BackOffice
@testable import Web

/// Read rates and what stands behind them, as the AMI operator's pages show them (12).
@Suite struct MeteringPagesTests {
    private func books() async throws -> TestServer {
        let server = try await TestServer.start()
        try await LakeReads.fill(server.office)
        return server
    }

    @Test func `the heat map shows each judged day, and the month comes to sum over sum`() async throws {
        let server = try await books()
        let visitor = try await server.visitor("amiOperator")
        let page = try await visitor.get("/metering?utility=LAKE&month=2026-09&class=interval&by=t1")
        #expect(page.status == 200)
        #expect(page.text.contains("href=\"/metering/days/LAKE/2026-09-14\">61.11<"))
        #expect(page.text.contains("href=\"/metering/days/LAKE/2026-09-15\">0.00<"))
        // The 16th runs, and the 13th was before the registry.
        #expect(!page.text.contains("/metering/days/LAKE/2026-09-16") && !page.text.contains("/metering/days/LAKE/2026-09-13"))
        #expect(page.text.contains("30.55 %"))
        #expect(page.text.contains("/why/read-rate/LAKE/2026-09?class=interval&amp;by=t1"))
        let registers = try await visitor.get("/metering?utility=LAKE&month=2026-09&class=register&by=t1")
        #expect(registers.text.contains(">33.33<"))
    }

    @Test func `a cell below the promise is outlined, one without a promise is not`() async throws {
        let server = try await books()
        let visitor = try await server.visitor("amiOperator")
        let before = try await visitor.get("/metering?utility=LAKE&month=2026-09")
        #expect(!before.text.contains("class=\"h5 miss\""))
        try await LakeReads.agree(server.office)
        let after = try await visitor.get("/metering?utility=LAKE&month=2026-09")
        #expect(after.text.contains("class=\"h5 miss\""))
        #expect(after.text.contains("at least 98 %"))
    }

    @Test func `a day opens with its counts, who did not report and its exclusions`() async throws {
        let server = try await books()
        let page = try await server.visitor("auditor").get("/metering/days/LAKE/2026-09-14")
        #expect(page.status == 200)
        #expect(page.text.contains("61.11 %") && page.text.contains("33.33 %"))
        #expect(page.text.contains("/metering/endpoints/LAKE/W3"))
        #expect(!page.text.contains("/metering/endpoints/LAKE/W1"))
    }

    @Test func `a day's rate is told by the day: when it was due, its slots, its exclusions and the file that brought them`()
        async throws
    {
        let server = try await books()
        let asking = try server.office.actor("amiOperator")
        let (from, to) = (try #require(Instant("2026-09-14T07:00:00Z")), try #require(Instant("2026-09-15T07:00:00Z")))
        for (scope, from, to) in [
            (ExclusionScope(.endpoints, ["W3"]), from, to), (ExclusionScope(.commodity, ["gas"]), from, to),
            (ExclusionScope(.endpoints, ["W1"]), to, to + 86_400),
        ] {
            let asked = try await server.office.perform(
                RequestExclusion(
                    utility: LakeReads.lake, scope: scope, code: .premiseOutage, from: from, to: to, evidence: "Ticket 7"),
                as: asking)
            try await server.office.perform(
                ApproveExclusion(exclusion: asked.exclusion), as: try server.office.actor("accountManager"))
        }
        let visitor = try await server.visitor("auditor")
        let day = try await visitor.get("/metering/days/LAKE/2026-09-14").text
        let path = "/why/read-rate/LAKE/2026-09?day=2026-09-14&class=interval&commodity=water&by=t1"
        #expect(day.contains(path.replacing("&", with: "&amp;")))
        #expect(
            try await visitor.get("/metering?utility=LAKE&month=2026-09").text.contains(
                "/why/read-rate/LAKE/2026-09?class=interval&amp;by=t1&amp;commodity=water&amp;day=2026-09-14"))
        let why = try await visitor.get(path).text.replacing("\u{A0}", with: " ")
        #expect(why.contains("Water interval read rate, T1, LAKE, 14 Sep 2026"))
        #expect(why.contains("15 Sep 2026 08:00 PDT") && why.contains("14 Sep 2026 00:00 PDT to 15 Sep 2026 00:00 PDT"))
        #expect(why.contains("expected slots 72, received 44: raw rate 61.11 %") && why.contains("less 24 slots excluded"))
        #expect(why.contains("91.66 % (44 of 48), not final") && !why.contains("on 1 day"))
        // The one of the day, and neither the one of gas nor the one of the next day.
        #expect(why.contains("EXC-000001") && !why.contains("EXC-000002") && !why.contains("EXC-000003"))
        #expect(why.contains("2 endpoint-days, accepted 15 Sep 2026 06:00 PDT"))
        // Of the month besides stand the 15th and its exclusion, each day a step.
        let month = try await visitor.get("/why/read-rate/LAKE/2026-09?class=interval&by=t1").text
        #expect(month.contains("EXC-000003") && month.contains("2026-09-14: 44 of 48"))
        #expect(!why.contains("2026-09-14: 44 of 48"))
    }

    @Test(arguments: [
        ("2026-10-14", 422, "14 Oct 2026 is no day of Sep 2026"), ("2026-09-17", 422, "17 Sep 2026 has not begun"),
        ("yesterday", 422, "a day such as 2026-09-14"), ("2026-09-16", 200, "not due yet"),
        ("2026-09-13", 200, "no obligation"),
    ])
    func `a day that is none of the month, has not begun or is no day is told so`(day: String, status: Int, words: String)
        async throws
    {
        let server = try await books()
        let page = try await server.visitor("auditor").get("/why/read-rate/LAKE/2026-09?day=\(day)&by=t1")
        #expect(Int(page.status) == status && page.text.contains(words), "\(page.status)")
    }

    /// It is 10:00 on the 16th: the 15th was due by T1 at 08:00 and is by T3 at the end of the 18th.
    @Test(arguments: [("2026-09-15", false), ("2026-09-16", true), ("2026-09-20", true)])
    func `a figure whose deadline has not passed says when it is due, and gives no verdict`(day: String, isAhead: Bool)
        async throws
    {
        let server = try await books()
        let page = try await server.visitor("amiOperator").get("/metering/days/LAKE/\(day)").text.replacing("\u{A0}", with: " ")
        #expect(page.contains("not due"))
        #expect(!page.contains("Every expected endpoint gave a read"))
        #expect(page.contains("0.00 %") == !isAhead)
        #expect(page.contains("The reads of this day are not due until") == isAhead)
        if !isAhead { #expect(page.contains("until 19 Sep 2026 00:00 PDT")) }
        #expect(page.contains("by=t1") == !isAhead && !page.contains("by=t3"))
    }

    @Test func `who gave no read on a day is listed with how long, and W2 that gave some is not`() async throws {
        let server = try await books()
        let visitor = try await server.visitor("amiOperator")
        let first = try await visitor.get("/metering/silent.csv?utility=LAKE&day=2026-09-14")
        #expect(first.text.contains("W3") && !first.text.contains("W2") && !first.text.contains("W1"))
        let second = try await visitor.get("/metering/silent.csv?utility=LAKE&day=2026-09-15")
        #expect(second.text.contains("W1") && second.text.contains("W2") && second.text.contains("W3"))
    }

    @Test func `an endpoint is found by its meter, and shows its history and its usage with a table`() async throws {
        let server = try await books()
        let visitor = try await server.visitor("supportAnalyst")
        let list = try await visitor.get("/metering/endpoints?begins=m1")
        #expect(list.text.contains("/metering/endpoints/LAKE/W1") && !list.text.contains("/metering/endpoints/LAKE/W2"))
        let page = try await visitor.get("/metering/endpoints/LAKE/W1?month=2026-09")
        #expect(page.status == 200)
        // 24 x 100 and 0 to 23.
        #expect(page.text.contains("2676"))
        #expect(page.text.contains("24 of 24"))
        #expect(page.text.contains("<svg class=\"chart\""))
        let day = try await visitor.get("/metering/endpoints/LAKE/W2?day=2026-09-14")
        #expect(day.text.contains(">119<") && !day.text.contains(">120<"))
        #expect(try await visitor.get("/metering/endpoints/LAKE/W9").status == 404)
    }

    @Test func `an endpoint whose installation has ended is removed, and nothing was due of it since`() async throws {
        let server = try await books()
        let folder = NSTemporaryDirectory() + "lake-removed-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try """
        service_point,premise,account,commodity,cycle,meter,endpoint,configuration,communication,device,state,from,to
        S3,P3,A-3,water,C1,M3,W3,water,mesh,G1,billing-approved,2026-09-14T00:00:00-07:00,2026-09-15T00:00:00-07:00

        """.write(toFile: folder, atomically: true, encoding: .utf8)
        let root = try server.office.actor("root")
        try await server.office.perform(
            ImportRegistry(utility: LakeReads.lake, sha256: try server.office.files.put(folder)), as: root)
        let visitor = try await server.visitor("amiOperator")
        let removed = try await visitor.get("/metering/endpoints.csv?utility=LAKE&state=removed").text
        #expect(removed.contains("W3") && removed.contains("removed") && !removed.contains("W1"))
        let approved = try await visitor.get("/metering/endpoints?utility=LAKE&state=billing-approved").text
        #expect(approved.contains("LAKE/W1") && !approved.contains("LAKE/W3"))
        let page = try await visitor.get("/metering/endpoints/LAKE/W3?month=2026-09").text
        // It hung on the 14th alone, and gave nothing.
        #expect(page.components(separatedBy: "0 of 24").count == 2)
        #expect(page.contains("nothing was due"))
        let other = try await visitor.get("/metering/endpoints/LAKE/W1?month=2026-09").text
        // The 15th and the 16th are due; the days before the registry and those to come are not.
        #expect(other.components(separatedBy: "0 of 24").count == 3)
    }

    @Test func `a file received tells what it held`() async throws {
        let server = try await books()
        let visitor = try await server.visitor("amiOperator")
        let list = try await visitor.get("/metering/files?utility=LAKE")
        let row = try server.office.read(as: server.office.actor("root")) {
            try ReadFileRow.newest(of: LakeReads.lake, limit: 1, in: $0)
        }
        let file = try #require(row.first)
        #expect(list.text.contains("/metering/files/LAKE/\(file.sha256)"))
        // Its sender did not name it; it was found.
        #expect(file.format == nil && list.text.contains("cmep"))
        let page = try await visitor.get("/metering/files/LAKE/\(file.sha256)")
        // 24 and 20 intervals and a register.
        #expect(page.text.contains("45 actual"))
        #expect(try await visitor.get("/metering/files/LAKE/\(String(repeating: "0", count: 64))").status == 404)
    }

    @Test func `a file that never came stands among the deliveries, with its why`() async throws {
        let server = try await books()
        let root = try server.office.actor("root")
        let first = try #require(Day("2026-09-14"))
        try await server.office.perform(
            SetDeliverySchedule(
                utility: LakeReads.lake, fileType: "daily-reads", destination: "sftp://lake.example/in", dueMinute: 480,
                dueDaysAfter: 1,
                parts: 1, turnaroundMinutes: 240, from: first), as: root)
        let visitor = try await server.visitor("amiOperator")
        let list = try await visitor.get("/metering/deliveries?utility=LAKE&month=2026-09&state=failed")
        #expect(list.text.contains("never delivered") && list.text.contains("/metering/days/LAKE/2026-09-14"))
        let why = try await visitor.get("/why/delivery/LAKE/2026-09")
        #expect(why.text.contains("0 of 2"))
    }

    @Test(arguments: [
        "/metering?utility=LAKE", "/metering/days/LAKE/2026-09-14", "/metering/endpoints/LAKE/W1",
        "/metering/silent?utility=LAKE",
        "/metering/files?utility=LAKE", "/metering/deliveries?utility=LAKE", "/exclusions?utility=LAKE", "/exclusions/EXC-000001",
        "/why/read-rate/LAKE/2026-09", "/why/read-rate/LAKE/2026-09?day=2026-09-14", "/why/delivery/LAKE/2026-09",
        "/why/commitment/LAKE/2026-09/interval-t1",
        "/compliance/LAKE/2026-09",
        "/compliance", "/metering/endpoints?begins=W", "/api/v1/utilities/LAKE/read-rate?month=2026-09",
    ])
    func `another utility's people find nothing of it`(path: String) async throws {
        let server = try await books()
        try await LakeReads.agree(server.office)
        let (from, to) = (try #require(Instant("2026-09-14T07:00:00Z")), try #require(Instant("2026-09-15T07:00:00Z")))
        try await server.office.perform(
            RequestExclusion(
                utility: LakeReads.lake, scope: ExclusionScope(.endpoints, ["W3"]), code: .premiseOutage, from: from, to: to,
                evidence: "ticket canary-lake-91bc"), as: try server.office.actor("amiOperator"))
        let page = try await server.visitor("contact-cedar").get(path)
        #expect(!page.text.contains("canary-lake") && !page.text.contains("61.11"))
        // What they asked for themselves may stand in the answer that it is not there.
        #expect(path.hasSuffix("W1") || !page.text.contains("W1"))
        let isList = ["/metering?", "/compliance", "/metering/endpoints?"].contains {
            path == $0 || path.hasPrefix($0) && path.contains("?")
        }
        if !isList { #expect([401, 404].contains(page.status), "\(path) \(page.status)") }
    }
}
