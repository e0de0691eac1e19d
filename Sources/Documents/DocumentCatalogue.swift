import BackOffice
import Domain

/// A document as it is asked for: from whose books, for which record, on which sheets.
package struct DocumentRequest {
    package let view: View
    package let id: String
    package let sheet: PaperSize?
    /// A day of the year that is meant, where the document is of a year.
    package let on: Day?

    package init(view: View, id: String, sheet: PaperSize? = nil, on: Day? = nil) {
        self.view = view
        self.id = id
        self.sheet = sheet
        self.on = on
    }

    fileprivate func identifier<Subject>(like example: String) throws(DocumentRefusal) -> Identifier<Subject> {
        guard let id = Identifier<Subject>(id) else { throw .notAnIdentifier(id, example) }
        return id
    }
}

/// A kind of document: what it is called, what it is of, and how it is made.
package struct DocumentKind: Sendable {
    package let name: String
    package let title: String
    /// An identifier it takes.
    package let example: String
    private let make: @Sendable (DocumentRequest) throws -> any Document
    private let makeUBL: (@Sendable (DocumentRequest) throws -> UBLInvoice)?

    fileprivate init(
        _ name: String, _ title: String, of example: String, ubl: (@Sendable (DocumentRequest) throws -> UBLInvoice)? = nil,
        _ make: @escaping @Sendable (DocumentRequest) throws -> any Document
    ) {
        self.name = name
        self.title = title
        self.example = example
        self.make = make
        makeUBL = ubl
    }

    /// Whether it is also made as UBL.
    package var hasUBL: Bool { makeUBL != nil }

    /// Printable HTML.
    package func html(_ request: DocumentRequest, _ templates: Templates) throws -> String {
        try make(request).html(templates)
    }

    /// UBL XML; refused for what is neither invoice nor credit note.
    package func xml(_ request: DocumentRequest, _ templates: Templates) throws -> String {
        guard let makeUBL else { throw DocumentRefusal.notUBL(name) }
        return try makeUBL(request).xml(templates)
    }
}

/// Every document, in the order `document list` shows them.
package enum DocumentCatalogue {
    package static let all: [DocumentKind] = [
        DocumentKind("sow", "Statement of work", of: "SOW-2026-0012") {
            try StatementOfWorkPaper($0.identifier(like: "SOW-2026-0012"), $0.view, sheet: $0.sheet)
        },
        DocumentKind("quote", "Quote", of: "SOW-2026-0012") {
            try QuotePaper($0.identifier(like: "SOW-2026-0012"), $0.view, sheet: $0.sheet)
        },
        DocumentKind("change-order", "Change order", of: "CO-000001") {
            try ChangeOrderPaper($0.identifier(like: "CO-000001"), $0.view, sheet: $0.sheet)
        },
        DocumentKind("cancellation-acknowledgement", "Acknowledgement of a notice", of: "SOW-2026-0012") {
            try CancellationPaper($0.id, $0.view, sheet: $0.sheet)
        },
        DocumentKind("invoice", "Invoice", of: "INV-2026-0001", ubl: { try UBLInvoice(invoice: $0.id, $0.view) }) {
            try InvoicePaper($0.id, $0.view, sheet: $0.sheet)
        },
        DocumentKind("credit-note", "Credit note", of: "CN-2026-0001", ubl: { try UBLInvoice(creditNote: $0.id, $0.view) }) {
            try CreditNotePaper($0.id, $0.view, sheet: $0.sheet)
        },
        DocumentKind("hours-statement", "Hours statement", of: "SOW-2026-0012") {
            try HoursPaper($0.identifier(like: "SOW-2026-0012"), $0.view, on: $0.on, sheet: $0.sheet)
        },
    ]

    package static func kind(_ name: String) throws(DocumentRefusal) -> DocumentKind {
        guard let kind = all.first(where: { $0.name == name }) else { throw .unknown(name) }
        return kind
    }
}
