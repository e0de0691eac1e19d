import Foundation
import Testing

/// Availability, compliance and deliveries, and the report of them, on one small set of books; figures worked by hand.
@Suite struct CommitmentCommandTests {
    @Test func `availability is agreed less down over agreed, in seconds, truncated`() throws {
        let books = try SmallBooks()
        try books.amico(
            "outages", "record", "--customer", "RIVERBEND", "--application", "headend", "--from", "2024-09-10T09:00:00-07:00",
            "--to",
            "2024-09-10T10:30:00-07:00")
        try books.amico(
            "outages", "record", "--customer", "RIVERBEND", "--application", "headend", "--kind", "unknown", "--from",
            "2024-09-11T09:00:00-07:00", "--to", "2024-09-11T09:10:00-07:00")
        try books.amico(
            "windows", "approve", "--customer", "RIVERBEND", "--from", "2024-09-17T16:00:00-07:00", "--to",
            "2024-09-17T20:00:00-07:00", "--announced-at", "2024-09-01T09:00:00-07:00")
        // Gold: twenty weekdays of sixteen hours (Labor Day is out), less two hours of the window.
        let answer = try books.amico("availability", "--customer", "RIVERBEND", "--month", "2024-09", "--json").json()
        #expect(answer.count == 1)
        #expect(answer[0]["application"] == "headend")
        #expect(answer[0]["agreedSeconds"] == .int(1_152_000 - 7_200))
        #expect(answer[0]["downSeconds"] == 5_400)
        #expect(answer[0]["unknownSeconds"] == 600)
        #expect(answer[0]["value"] == "99.52")
        let why = try books.amico(
            "why", "availability", "--customer", "RIVERBEND", "--month", "2024-09", "--application", "headend")
        #expect(why.output.contains("rule"))
        #expect(why.output.contains("OUT-000001"))
        #expect(try books.amico("outages", "list", "--customer", "RIVERBEND", "--json").json().count == 2)
        #expect(try books.amico("windows", "list", "--customer", "RIVERBEND", "--json").json()[0]["counts"] == true)
        try books.amico(
            "outages", "record", "--customer", "RIVERBEND", "--application", "typo", "--from", "2024-09-10T09:00:00-07:00",
            expecting: 1)
    }

    @Test func `compliance has its keys, and is final once the jobs have run`() throws {
        let books = try SmallBooks()
        let running = try books.amico("compliance", "--customer", "RIVERBEND", "--period", "2024-09", "--json").json()
        for line in running.items {
            for key in ["commitment", "denominator", "numerator", "period", "target", "value", "verdict"] {
                #expect(line.keys.contains(key), "\(key)")
            }
            #expect(line["verdict"] == "notFinal")
            #expect(line["period"] == "2024-09")
        }
        let jobs = try books.amico("jobs", "run", "--until", "2024-11-01T00:00:00Z", "--json").json()
        #expect(jobs.count > 0)
        #expect(jobs.items.allSatisfy { $0["refusal"] == nil })
        #expect(try books.amico("jobs", "run", "--until", "2024-11-01T00:00:00Z", "--json").json() == [])
        let judged = try books.amico("compliance", "--customer", "RIVERBEND", "--period", "2024-09", "--json").json()
        let interval = judged.items.first { $0["commitment"] == "interval-t1" } ?? .null
        #expect(interval["numerator"] == 22)
        #expect(interval["denominator"] == 720)
        // 22 / 720 = 3.0555... %
        #expect(interval["value"] == "3.05")
        #expect(interval["target"] == "98")
        #expect(interval["verdict"] == "missed")
        let application = judged.items.first { $0["commitment"] == "application-availability" } ?? .null
        #expect(application["verdict"] == "met")
        let delivery = judged.items.first { $0["commitment"] == "file-delivery" } ?? .null
        #expect(delivery["verdict"] == "noObligation")
        #expect(delivery["value"] == nil)
        let rate = try books.amico("reads", "rate", "--utility", "RIVERBEND", "--month", "2024-09", "--json").json()
        #expect(rate["final"] == true)
        #expect(
            try books.amico("why", "commitment", "interval-t1", "--customer", "RIVERBEND", "--period", "2024Q3").output.contains(
                "rule"))
        #expect(try books.amico("why", "read-rate", "--utility", "RIVERBEND", "--month", "2024-09").output.contains("rule"))
        #expect(try books.amico("why", "delivery", "--utility", "RIVERBEND", "--month", "2024-09").output.contains("rule"))
        #expect(try books.amico("verify").output.contains("whole"))
    }

    @Test func `a delivery is promised, recorded and judged`() throws {
        let books = try SmallBooks()
        try books.amico(
            "deliveries", "promise", "--utility", "RIVERBEND", "--file-type", "daily-reads", "--destination", "sftp://in",
            "--from",
            "2024-09-29")
        try books.amico(
            "deliveries", "record", "--schedule", "DLS-000001", "--service-day", "2024-09-29", "--delivered-at",
            "2024-09-30T07:59:00-07:00", "--file", "a.xml", "--values", "24")
        let list = try books.amico("deliveries", "list", "--utility", "RIVERBEND", "--month", "2024-09", "--json").json()
        #expect(list["due"] == 2)
        #expect(list["good"] == 1)
        #expect(list["files"].items.map { $0["verdict"] } == ["good", "never delivered"])
    }

    @Test func `a report is listed and written as a workbook`() throws {
        let books = try SmallBooks()
        let list = try books.amico("report", "list", "--json").json()
        #expect(
            Set(list.items.map { "\($0["name"])" }).isSuperset(
                of: ["quarterly-status", "read-rates", "deliveries", "availability", "compliance"].map { "text(\"\($0)\")" }))
        try books.amico("report", "quarterly-status", "--customer", "RIVERBEND", "--quarter", "2024Q3", "--out", "status.xlsx")
        let head = try Data(contentsOf: books.folder.url.appending(path: "status.xlsx")).prefix(2)
        #expect(Array(head) == Array("PK".utf8))
        try books.amico("report", "horoscope", "--customer", "RIVERBEND", "--quarter", "2024Q3", "--out", "x.xlsx", expecting: 1)
        try books.amico("report", "availability", "--customer", "RIVERBEND", expecting: 64)
        try books.amico("report", "availability", "--customer", "NOBODY", "--quarter", "2024Q3", "--out", "x.xlsx", expecting: 1)
    }
}
