import ArgumentParser
import BackOffice
import Domain

/// `amico actions`: every change that can be made, as `amico apply` takes it.
struct Actions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List every action with its fields, its permission and an example.",
        discussion: """
            Each example is a line that amico apply takes. Needs no books.

            Example: amico actions RecordDelivery
            """)

    @OptionGroup var house: HouseOptions
    @Argument(help: "Only the action of this name.") var name: String?

    func run() throws {
        let found = try ActionCatalogue.descriptions(named: name)
        try house.answer(found) { found.map(text).joined(separator: "\n\n") }
    }

    private func text(of action: ActionDescription) -> String {
        let width = action.fields.map(\.name.count).max() ?? 0
        let fields = action.fields.map { field in
            let gap = String(repeating: " ", count: width - field.name.count)
            return "    \(field.name)\(gap)  \(field.type)\(field.optional ? ", may be left out" : "")"
        }
        return (["\(action.action): whoever may \(action.permission.words)"] + fields + ["  \(action.example)"])
            .joined(separator: "\n")
    }
}
