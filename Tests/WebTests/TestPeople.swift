import Domain

@testable import BackOffice

/// Who is in a test's books: one person for every role, named for it; contacts and representatives of both utilities.
enum TestPeople {
    static let provider: [Role] = Role.allCases.filter { $0 != .customerContact && $0 != .customerServiceRepresentative }

    static func fill(_ office: Office) async throws {
        let root = try office.actor("root")
        for (code, name) in [("CEDAR", "Cedar Falls Electric"), ("LAKE", "Lake County Water")] {
            guard let customer = CustomerCode(code) else { continue }
            let canary = TestServer.canaries[code] ?? ""
            try await office.perform(
                RegisterCustomer(
                    customer: customer, name: "\(name) \(canary)", zone: .pacific, accountManager: "Dana",
                    technicalRepresentative: "Lee"),
                as: root)
            try await office.perform(
                OpenRequest(
                    customer: customer, title: "No reads \(canary)", text: "Nothing since three \(canary)", channel: .phone,
                    severity: .major, requester: "ops@\(code.lowercased()).example"), as: root)
        }
        for role in provider where role != .administrator {
            try await add(office, role.rawValue, [role], nil)
        }
        for code in ["CEDAR", "LAKE"] {
            try await add(office, "contact-\(code.lowercased())", [.customerContact], CustomerCode(code))
            try await add(office, "csr-\(code.lowercased())", [.customerServiceRepresentative], CustomerCode(code))
        }
    }

    private static func add(_ office: Office, _ name: String, _ roles: [Role], _ utility: CustomerCode?) async throws {
        guard let id = Actor.ID(name) else { return }
        try await office.perform(
            AddActor(id: id, name: name, roles: roles, utility: utility, approval: "for the test"), as: try office.actor("root"))
    }
}
