import BackOffice
import Domain
import Foundation
import Metering
import Testing

struct ImportRegistryTests {
    private func history(_ utility: ImportBooks, _ endpoint: String) throws -> EndpointHistory {
        try #require(try utility.books.office.read(as: utility.books.root) { try EndpointHistory.fetch(endpoint, in: $0) }.first)
    }

    @Test func `a registry file is taken once and told so the second time`() async throws {
        let utility = try await ImportBooks.make(endpoints: 0)
        let text = ImportBooks.header + ImportBooks.row(1) + ImportBooks.row(2)
        #expect(try await utility.registry(text).counts.added == 2)
        let again = try await utility.registry(text)
        #expect(again.takenBefore != nil && again.counts.added == 0)
        #expect(try history(utility, "E1").current?.meter == "M1")
        #expect(try history(utility, "E1").channels.reduce(0) { $0 + $1.valuesADay } == 313)
    }

    @Test func `a whole extract sent again changes only what changed`() async throws {
        let utility = try await ImportBooks.make(endpoints: 3)
        let outcome = try await utility.registry(ImportBooks.header + (1...4).map { ImportBooks.row($0) }.joined())
        #expect(
            outcome.counts.rows == 4 && outcome.counts.added == 1 && outcome.counts.unchanged == 3
                && outcome.counts.superseded == 0)
    }

    @Test func `a new row ends the open one it overlaps, and what was known before is kept`() async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        utility.books.clock.stand(at: Instant("2026-09-10T00:00:00Z") ?? utility.books.clock.now)
        try await utility.registry(ImportBooks.header + ImportBooks.row(1, state: "disconnected", from: "2026-09-01"))
        let history = try history(utility, "E1")
        #expect(history.entries.count == 3)
        #expect(history.entries.filter { $0.supersededAt != nil }.map(\.installation.to) == [nil])
        let standing = history.entries.filter { $0.supersededAt == nil }.map(\.installation)
        #expect(standing.map(\.state) == [.billingApproved, .disconnected])
        #expect(standing.first?.to == Instant("2026-09-01T07:00:00Z") && history.current?.state == .disconnected)
    }

    @Test func `rows of one file that contradict each other are refused with their lines, and nothing is taken`() async throws {
        let utility = try await ImportBooks.make(endpoints: 0)
        let error = await #expect(throws: BadRegistryFile.self) {
            try await utility.registry(
                ImportBooks.header + ImportBooks.row(1) + ImportBooks.row(2) + ImportBooks.row(1, from: "2026-08-01"))
        }
        #expect(error?.rejected.map(\.line) == [4])
        #expect(throws: Missing.self) { try history(utility, "E2") }
    }

    @Test func `a meter stands under one endpoint at a time`() async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        let other = ImportBooks.row(1, from: "2026-09-01").replacing(",E1,", with: ",E9,")
        let error = await #expect(throws: BadRegistryFile.self) { try await utility.registry(ImportBooks.header + other) }
        #expect(error?.rejected.first?.line == 2)
        // An exchange: the old endpoint's row ends in the same file, in whatever order.
        #expect(
            try await utility.registry(ImportBooks.header + other + ImportBooks.row(1, to: "2026-09-01")).counts.added == 2)
    }

    @Test func `bad lines are refused with their numbers`() async throws {
        let utility = try await ImportBooks.make(endpoints: 0)
        let rows = [
            ImportBooks.row(1).replacing("electric,07", with: "steam,07"), ImportBooks.row(2, state: "lost"),
            ImportBooks.row(3, from: "2026-13-01"), ImportBooks.row(4, from: "2026-07-01", to: "2026-07-01"),
            ImportBooks.row(5).replacing("M5", with: ""), "one,field,less\n", ImportBooks.row(7).replacing("SP7", with: "\"SP7"),
        ]
        let error = await #expect(throws: BadRegistryFile.self) { try await utility.registry(ImportBooks.header + rows.joined()) }
        #expect(error?.rejected.map(\.line) == [2, 3, 4, 5, 6, 7, 8])
        await #expect(throws: BadRegistryFile.self) { try await utility.registry("service_point,premise\n") }
    }

    @Test func `columns may stand in any order and fields in quotes`() async throws {
        let utility = try await ImportBooks.make(endpoints: 0)
        try await utility.registry(
            """
            to,from,state,device,communication,configuration,endpoint,meter,cycle,commodity,account,premise,service_point
            ,2026-07-01T00:00:00-07:00,Billing Approved,"R ""1"", north",CELLULAR,gas,E1,M1,07,Gas,A1,P1,"SP,1"

            """)
        let current = try history(utility, "E1").current
        #expect(current?.servicePoint == "SP,1" && current?.device == "R \"1\", north" && current?.communication == .cellular)
    }

    @Test func `a single fact is recorded like a row of a file, and refused when it is nothing new`() async throws {
        let utility = try await ImportBooks.make(endpoints: 1)
        var row = try #require(try history(utility, "E1").current)
        await #expect(throws: RegistryRefusal.self) {
            try await utility.books.perform(RecordInstallation(utility: ImportBooks.utility, installation: row))
        }
        (row.state, row.from) = (.removed, Instant("2026-09-03T17:00:00Z") ?? row.from)
        try await utility.books.perform(
            RecordInstallation(utility: ImportBooks.utility, installation: row), at: "2026-09-04T00:00:00Z")
        #expect(try history(utility, "E1").current?.state == .removed)
    }
}
