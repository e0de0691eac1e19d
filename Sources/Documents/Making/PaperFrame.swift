import BackOffice
import Domain

/// What every document of a customer takes from the books: the two parties, the sheets, the day, who makes it.
struct PaperFrame {
    let customer: Customer
    let today: Day
    private let view: View
    private let provider: PartyCard
    private let addressee: PartyCard
    private let sheet: PaperSize

    /// The sheets are those usual in the customer's currency, unless others are asked for.
    init(_ view: View, _ code: CustomerCode, sheet: PaperSize?) throws {
        customer = try view.customer(code)
        today = customer.zone.day(of: view.now)
        self.view = view
        provider = PartyCard(try view.providerLetterhead(), otherwise: "The provider")
        addressee = PartyCard(try view.letterhead(of: customer), otherwise: customer.name)
        self.sheet = sheet ?? .usual(for: customer.currency)
    }

    func head(
        _ kind: String, _ number: String, subject: String, dated: Day? = nil, to partyLabel: String = "For",
        facts: [Labelled] = [], state: StateLine? = nil
    ) -> PaperHead {
        PaperHead(
            kind: kind, number: number, subject: subject, partyLabel: partyLabel, customer: addressee, provider: provider,
            facts: facts, state: state, sheet: sheet, dated: (dated ?? today).words, madeAt: customer.zone.words(view.now),
            madeBy: view.actor.name)
    }

    /// A line for each side: who signed, or where to sign.
    func lines(_ signatures: [Signature]) -> [SignatureLine] {
        [(Party.customer, addressee.name), (.provider, provider.name)].map { party, name in
            let signature = signatures.first { $0.party == party }
            return SignatureLine(party: name, by: signature?.by, on: signature?.on)
        }
    }

    var parties: (provider: PartyCard, customer: PartyCard) { (provider, addressee) }
}

extension PartyCard {
    init(_ head: Letterhead?, otherwise name: String) {
        self.init(
            name: head?.name ?? name, lines: head?.address ?? [], taxNumber: head?.taxNumber, payTo: head?.payTo)
    }
}

/// Why a document cannot be made yet.
package enum DocumentRefusal: Refusal, Equatable {
    case unknown(String)
    case notAnIdentifier(String, String)
    case notQuoted(StatementOfWork.ID)
    case draft(String)
    case noNotice(StatementOfWork.ID)
    case notUBL(String)

    package var message: String {
        switch self {
        case .unknown(let name):
            "There is no document \(name). Name one of \(DocumentCatalogue.all.map(\.name).joined(separator: ", "))."
        case .notAnIdentifier(let text, let example): "\(text) names nothing. An identifier looks like \(example)."
        case .notQuoted(let sow): "\(sow) is not quoted yet, so there are no terms to print. Quote it first."
        case .draft(let id): "\(id) is a draft: it has no number and is nobody's yet. Issue it first."
        case .noNotice(let sow): "No notice stands for \(sow). Record the notice, then print its acknowledgement."
        case .notUBL(let name): "Only invoices and credit notes have an XML form. Write \(name) to an .html file."
        }
    }
}
