import Domain
import Foundation
import Testing

@testable import BackOffice

@Suite struct ActionCatalogueTests {
    @Test func `every action has a name of its own`() {
        let names = ActionCatalogue.names
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: ActionCatalogue.names)
    func `an example has every field set, and reads back as it was written`(name: String) throws {
        let type = try #require(ActionCatalogue.action(named: name))
        try readsBack(type)
    }

    private func readsBack<Deed: Action>(_ type: Deed.Type) throws {
        for child in Mirror(reflecting: type.example).children {
            let value = Mirror(reflecting: child.value)
            #expect(
                value.displayStyle != .optional || !value.children.isEmpty,
                "\(type.name).\(child.label ?? "?") is not set in its example")
        }
        let json = try Canonical.json(type.example)
        let back = try JSONDecoder().decode(type, from: Data(json.utf8))
        #expect(try Canonical.json(back) == json)
    }

    @Test func `the line shown for an action is a line that apply takes`() throws {
        let descriptions = try ActionCatalogue.descriptions()
        #expect(descriptions.count == ActionCatalogue.all.count)
        for description in descriptions {
            let line = try ActionLine(Array(description.example.utf8))
            #expect(name(of: line.action) == description.action)
            #expect(line.actor == "dana")
            #expect(line.at?.description == "2026-09-03T10:00:00Z")
        }
    }

    private func name<Deed: Action>(of action: Deed) -> String { Deed.name }

    @Test func `fields that may be left out are told from those that may not`() throws {
        let description = try ActionDescription(AddActor.self)
        let optional = description.fields.map { "\($0.name): \($0.type), \($0.optional ? "may be left out" : "needed")" }
        #expect(
            optional == [
                "approval: text, needed", "id: text, needed", "name: text, needed", "roles: a list, needed",
                "until: text, may be left out", "utility: text, may be left out",
            ])
    }

    @Test func `every permission is needed by an action or names a way in`() throws {
        let used = Set(try ActionCatalogue.descriptions().map(\.permission)).union([
            .readBooks, .readBilling, .readJournal, .takeOverHistory, .runJobs,
        ])
        #expect(Set(Permission.allCases).subtracting(used) == [])
    }

    @Test func `every permission but the administrator's own is held by a role of the house`() {
        let held = Role.allCases.filter { $0 != .administrator }.reduce(into: Set<Permission>()) {
            $0.formUnion($1.standardPermissions)
        }
        #expect(Set(Permission.allCases).subtracting(held) == [.manageAccess, .takeOverHistory, .manageCatalogue])
    }
}
