import Testing

/// The demo as a newcomer meets it, with few endpoints.
@Suite struct DemoCommandTests {
    @Test func `demo books are made, judged and reported, each command as typed`() throws {
        let folder = try DemoFolder.copy()
        let customers = try folder.amico("customers", "list", "--data", "demo", "--json").json()
        #expect(customers.items.map { $0["tier"] }.count == 3)
        let code = try #require(customers.items.first.flatMap { if case .text(let code) = $0["code"] { code } else { nil } })
        let compliance = try folder.amico(
            "compliance", "--customer", code, "--period", "2026Q3", "--data", "demo", "--json"
        ).json()
        #expect(compliance.items.allSatisfy { $0["verdict"] != "notFinal" })
        #expect(compliance.items.contains { $0["verdict"] == "met" })
        // The books stand in November: the month runs.
        let running = try folder.amico("compliance", "--customer", code, "--period", "2026-11", "--data", "demo", "--json").json()
        #expect(running.items.allSatisfy { $0["verdict"] == "notFinal" })
        #expect(
            try folder.amico("reads", "watch", "demo/drop/\(code)", "--utility", code, "--once", "--data", "demo").status == 0)
        try folder.amico(
            "report", "quarterly-status", "--customer", code, "--quarter", "2026Q3", "--out", "q.xlsx", "--data", "demo")
        #expect(folder.exists("q.xlsx"))
        #expect(try folder.amico("verify", "--data", "demo").output.contains("whole"))
        let again = try folder.amico("demo", "--endpoints", "12", "--data", "demo", expecting: 1)
        #expect(again.errors.contains("already"))
    }

    @Test func `too few endpoints are refused`() throws {
        let run = try TestFolder().amico("demo", "--endpoints", "1", "--data", "demo", expecting: 1)
        #expect(run.output.isEmpty)
    }
}
