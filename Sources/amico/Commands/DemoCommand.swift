import ArgumentParser
import BackOffice
import Demo
import Domain
import Foundation

/// `amico demo`: books of three made-up utilities.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Make books of three made-up utilities, July to November 2026, with a time of their own.",
        discussion: """
            The same endpoints and seed give the same books, byte for byte. The last morning's files wait in drop/CODE. A login \
            name these books do not know acts as demo, who may do everything.

            Example: amico demo --endpoints 200 --seed 7 --data demo
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: ArgumentHelp("Endpoints of all three together.", valueName: "n")) var endpoints = DemoBooks.standardEndpoints
    @Option(help: ArgumentHelp("What chance is drawn from.", valueName: "n")) var seed = DemoBooks.standardSeed

    func run() async throws {
        let books = try DemoBooks(endpoints: endpoints, seed: seed)
        let progress = ProgressLine("telling the story", total: nil)
        let made = try await books.make(in: house.books) { at, told, total in
            progress.reached(told, of: total, note: Zone.pacific.day(of: at).words)
        }
        progress.finish()
        try house.answer(made) {
            """
            Demo books in \(house.books.path): \(made.customers.map(\.text).joined(separator: ", ")), \(made.endpoints.grouped) endpoints.
            \(made.filesImported.grouped) files of reads imported, \(made.filesRefused.grouped) refused, \(made.filesWaiting.grouped) \
            waiting in \(house.books.path)/drop. In these books it is \(Zone.pacific.words(made.now)).
            Next: amico compliance --customer \(made.customers.first?.text ?? "CODE") --period 2026Q3 --data \(house.books.path)
            """
        }
    }
}
