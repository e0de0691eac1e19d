import Domain
import Foundation
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// Maintenance and professional services agreements drawn up in forms of their own. It is 10:00 on 16 September 2026, Pacific.
@Suite struct AgreementFormsTests {
    private static let maintenance = "/customers/LAKE/maintenance"
    private static let professional = "/customers/LAKE/professional-services"

    private func asked(_ action: some Action) throws -> [String] {
        let fields = try JSONSerialization.jsonObject(with: JSONEncoder().encode(action)) as? [String: Any]
        return try #require(fields).keys.filter { $0 != "customer" }
    }

    @Test func `the customer's page leads to forms that ask all there is to an agreement, with days worked out`() async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        let page = try await manager.get("/customers/LAKE").text
        #expect(page.contains("href=\"\(Self.maintenance)\"") && page.contains("href=\"\(Self.professional)\""))
        #expect(!page.contains("/actions/Draft"))
        let yearly = try await manager.get(Self.maintenance).text
        for name in try asked(DraftMaintenanceAgreement.example) { #expect(yearly.contains("name=\"\(name)\""), "\(name)") }
        // The year from today ends on 15 Sep 2027; 60 days before it, and 90.
        for words in ["value=\"2026-09-16\"", "value=\"60\"", "value=\"90\"", "15 Sep 2027", "17 Jul 2027", "17 Jun 2027"] {
            #expect(yearly.contains(words), "\(words)")
        }
        let projects = try await manager.get(Self.professional).text
        for name in try asked(DraftProfessionalServicesAgreement.example) {
            #expect(projects.contains("name=\"\(name)\""), "\(name)")
        }
        #expect(projects.contains("value=\"2026-09-16\"") && projects.contains("Such as 15 Sep 2029"))
    }

    @Test(arguments: [("75", "", 75, 90), ("", "120", 60, 120)])
    func `a maintenance agreement is what was typed, and as usual where nothing was`(
        lead: String, notice: String, expectedLead: Int, expectedNotice: Int
    ) async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        let sent = try await manager.post(
            Self.maintenance,
            [("from", "2026-10-01"), ("yearlyFee", "48,000.00"), ("issueLeadDays", lead), ("noticeDays", notice)])
        #expect(sent.headers.first(name: "Location")?.hasPrefix("/agreements/MSSA-000001") == true, "\(sent.text)")
        let id = try #require(MaintenanceAgreement.ID("MSSA-000001"))
        let terms = try server.office.read(as: server.office.actor("root")) { try $0.maintenanceAgreement(id).terms }
        #expect(
            terms
                == MaintenanceAgreement.Terms(
                    from: try TestContracts.day("2026-10-01"), yearlyFee: Money(minor: 4_800_000, .usd),
                    issueLeadDays: expectedLead, noticeDays: expectedNotice))
        #expect(try await manager.get(Self.maintenance).text.contains("href=\"/agreements/MSSA-000001\""))
    }

    @Test func `of two maintenance agreements only one can be binding: the form says so before it is filled in`() async throws {
        let server = try await TestServer.start(at: "2026-09-28T17:00:00Z")
        let standing = try await TestContracts.fill("CEDAR", in: server.office).maintenance
        let manager = try await server.visitor("accountManager")
        let form = try await manager.get("/customers/CEDAR/maintenance").text
        #expect(form.contains("\(standing) is binding from 1 Jan 2026"))
        #expect(try await !manager.get(Self.maintenance).text.contains("is binding"))
    }

    @Test(arguments: [("2029-09-30", "2029-09-30"), ("", nil)])
    func `a professional services agreement ends on its last day, or runs on`(typed: String, through: String?) async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        let sent = try await manager.post(Self.professional, [("from", "2026-10-01"), ("through", typed)])
        #expect(sent.headers.first(name: "Location")?.hasPrefix("/agreements/PSA-000001") == true, "\(sent.text)")
        let id = try #require(ProfessionalServicesAgreement.ID("PSA-000001"))
        let agreement = try server.office.read(as: server.office.actor("root")) { try $0.professionalServicesAgreement(id) }
        #expect(agreement.from.description == "2026-10-01" && agreement.through?.description == through)
    }

    private func comesBack(
        _ path: String, _ typed: [(String, String)], _ field: String, _ words: String
    ) async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        let answer = try await manager.post(path, typed)
        #expect(answer.status == 422)
        let beside = try #require(answer.text.components(separatedBy: "-\(field)-wrong\">").dropFirst().first, "\(answer.text)")
        #expect(beside.prefix { $0 != "<" }.contains(words), "\(beside.prefix(200))")
        for (name, value) in typed { #expect(answer.text.contains("name=\"\(name)\" value=\"\(value)\""), "\(name)") }
    }

    @Test(arguments: [
        ("from", "soon", "This is a day such as 2026-09-30"), ("yearlyFee", "", "This is needed."),
        ("yearlyFee", "a lot", "This is an amount in USD"), ("yearlyFee", "-1.00", "An amount is zero or more"),
        ("issueLeadDays", "301", "a whole number of days from 0 to 300"), ("noticeDays", "-1", "from 0 to 300"),
    ])
    func `what cannot be a maintenance agreement is said at its field, with all that was typed`(
        field: String, value: String, words: String
    ) async throws {
        let typed = [("from", "2027-01-01"), ("yearlyFee", "51,234.00"), ("issueLeadDays", "61"), ("noticeDays", "91")]
        try await comesBack(Self.maintenance, typed.map { $0.0 == field ? (field, value) : $0 }, field, words)
    }

    @Test(arguments: [("2026-09-30", "cannot end on 2026-09-30"), ("never", "This is a day such as")])
    func `what cannot be the term of a professional services agreement is said at its last day`(
        through: String, words: String
    ) async throws {
        try await comesBack(Self.professional, [("from", "2026-10-01"), ("through", through)], "through", words)
    }
}
