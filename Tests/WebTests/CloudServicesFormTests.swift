import Domain
import NIOHTTP1
import Testing

@testable import BackOffice
@testable import Web

/// A Cloud Services agreement drawn up in a form of its own. It is 10:00 on 16 September 2026, Pacific.
@Suite struct CloudServicesFormTests {
    private static let path = "/customers/LAKE/cloud-services"
    private static let fields = [
        ("tier", "Gold"), ("deliveryModel", "managedServices"), ("dataCenter", "providerOwned"),
        ("applications", "headend\r\nMDM"),
        ("from", "2026-10-01"), ("through", "2027-09-30"), ("options", "daily-operations\r\nwarm-site 1,420.00"),
        ("fee", "6,400.00"),
        ("per", "month"), ("billed", ""), ("credits", "99.0 5\r\n97.5 10"), ("monthlyCap", "20"), ("yearlyCap", ""),
        ("claimDays", "30"),
    ]

    @Test func `what is typed in words and amounts is the agreement`() async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        #expect(try await manager.get("/customers/LAKE").text.contains("href=\"\(Self.path)\""))
        let form = try await manager.get(Self.path).text
        #expect(form.contains("Managed Services") && form.contains("warm-site") && form.contains("value=\"2026-09-16\""))
        let sent = try await manager.post(Self.path, Self.fields)
        #expect(sent.headers.first(name: "Location")?.hasPrefix("/agreements/CSA-000001") == true, "\(sent.text)")
        let id = try #require(CloudServicesAgreement.ID("CSA-000001"))
        let terms = try server.office.read(as: server.office.actor("root")) { try $0.agreement(id).terms }
        #expect(terms.applications.map(\.text) == ["headend", "mdm"] && terms.options == ["daily-operations", "warm-site"])
        #expect(terms.fees?.fee == Money(minor: 640_000, .usd) && terms.fees?.billed == nil)
        #expect(terms.fees?.options?.map(\.price) == [Money(minor: 142_000, .usd)])
        #expect(terms.credits?.bands.map(\.basisPoints) == [500, 1_000] && terms.credits?.monthlyCap == 2_000)
        #expect(terms.credits?.yearlyCap == nil && terms.credits?.claimDays == 30)
    }

    @Test(arguments: [
        ("applications", "head end!", "no name of an application"), ("options", "warm-site at 420", "Each line is an option"),
        ("fee", "", "need a fee"), ("credits", "99.0", "two percentages"), ("credits", "", "need a band"),
        ("monthlyCap", "a lot", "percentage"), ("options", "moon-base 1.00", "moon-base"),
    ])
    func `what cannot be comes back with what was typed`(field: String, value: String, words: String) async throws {
        let server = try await TestServer.start()
        let manager = try await server.visitor("accountManager")
        let answer = try await manager.post(Self.path, Self.fields.map { $0.0 == field ? (field, value) : $0 })
        #expect(answer.status == 422 && answer.text.contains(words), "\(answer.text)")
        #expect(answer.text.contains("2027-09-30"))
    }
}
