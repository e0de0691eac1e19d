import ArgumentParser
import BackOffice
import Documents
import Domain
import Workbook

/// `amico document ...`: letters and papers to hand to a customer.
struct DocumentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document", abstract: "Write a document for a customer as printable HTML, or list what there is.",
        discussion: """
            It prints on Letter or A4 with page numbers and holds no script. An invoice or a credit note written to an .xml file \
            is UBL 2.1, for the customer's payables system.

            Example: amico document list
            Example: amico document invoice INV-2026-0001 --out invoice.html
            Example: amico document invoice INV-2026-0001 --out invoice.xml
            Example: amico document hours-statement SOW-2026-0001 --on 2026-09-28 --sheet a4 --out hours.html
            """)

    private struct Written: Encodable {
        let document: String
        let id: String
        let out: String
    }

    @OptionGroup var house: HouseOptions
    @Argument(help: ArgumentHelp("The document, or list.", valueName: "name")) var name: String
    @Argument(help: ArgumentHelp("What it is of, such as SOW-2026-0012.", valueName: "id")) var id: String?
    @Option(help: ArgumentHelp("The file to write: .html, or .xml for UBL.", valueName: "file.html")) var out: String?
    @Option(help: "letter or a4 (default: what is usual in the customer's currency).") var sheet: Sheets?
    @Option(help: ArgumentHelp("A day of the year an hours statement is of (default: today).", valueName: "day")) var on: Day?

    enum Sheets: String, ExpressibleByArgument { case letter, a4 }

    func run() throws {
        if name == "list" { return try list() }
        let kind = try DocumentCatalogue.kind(name)
        guard let id, let out else { throw ValidationError("A document takes an identifier and --out FILE.html.") }
        let isXML = out.lowercased().hasSuffix(".xml")
        guard isXML || out.lowercased().hasSuffix(".html") else { throw ValidationError("--out names an .html or an .xml file.") }
        let templates = try Templates.find()
        let paper: PaperSize? =
            switch sheet {
            case .letter: .letter
            case .a4: .a4
            case nil: nil
            }
        let text = try house.read { view in
            let request = DocumentRequest(view: view, id: id, sheet: paper, on: on)
            return isXML ? try kind.xml(request, templates) : try kind.html(request, templates)
        }
        try AtomicFile.write(text, to: out)
        try house.answer(Written(document: kind.name, id: id, out: out)) { "\(kind.title) \(id): \(out)" }
    }

    private func list() throws {
        let lines = DocumentCatalogue.all.map(DocumentAnswer.init)
        try house.answer(lines) {
            Table(
                "Documents", lines,
                columns: [
                    Column("Name") { .text($0.name) }, Column("Document") { .text($0.title) }, Column("Of") { .text($0.of) },
                ]
            ).lines + "\n\nEach takes ID --out FILE.html [--sheet letter|a4]"
        }
    }
}
