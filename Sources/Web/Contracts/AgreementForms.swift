import BackOffice
import Domain
import Workbook

/// Forms that draw up an agreement with a customer.
enum AgreementForms {
    static let all = [maintenance, CloudServicesForm.form, professional]

    /// One under the customer's address; it leads to the page of what it drafted, named by its number.
    static func drafting<Drafting: Action>(
        _ word: String, _ title: String, lead: String, fields: @escaping @Sendable (Visit, Customer) throws -> [Field],
        beside: @escaping @Sendable (Visit, Customer) throws -> [any Piece],
        action: @escaping @Sendable (FormReader, Customer) throws -> Drafting,
        drafted: @escaping @Sendable (Drafting.Outcome) -> String
    ) -> FormRoute {
        FormRoute(
            "/customers/{customer}/\(word)", .permission(.manageContracts), title, section: .customers, deed: "Draft agreement",
            action: Drafting.name,
            lead: { visit in "For \(try customer(visit).name). \(lead) Both sides sign it afterwards." },
            beside: { visit in try beside(visit, customer(visit)) }, fields: { visit in try fields(visit, customer(visit)) }
        ) { visit, form in
            do {
                let number = drafted(try await visit.perform(try action(form, customer(visit))))
                return .redirect("/agreements/\(number)", said: "\(number) is drafted. Both sides sign it.")
            } catch let refusal as PaperRefusal {
                throw FormProblem(refusal.field, refusal.message)
            }
        }
    }

    private static func customer(_ visit: Visit) throws -> Customer {
        try visit.read { try $0.customer(visit.identifier("customer", of: "customer")) }
    }

    private static let maintenance = drafting(
        "maintenance", "Draft a Maintenance and Support Services agreement",
        lead: "It runs in years from its first day, and is renewed by itself.",
        fields: { visit, customer in
            let first = customer.zone.day(of: visit.now)
            let usual = MaintenanceAgreement.Terms(from: first, yearlyFee: Money(minor: 0, customer.currency))
            let years = ContractYears(from: first)
            let last = years.firstYear.last
            let issued = usual.plannedIssueDay(of: years.year(after: years.firstYear))
            let notice = CancellationTerms(noticeDays: usual.noticeDays).lastDayForNotice(
                yearEndingOn: last, invoice: .planned(issued))
            return [
                Field("from", "First day", .day, hint: "Every year begins on its anniversary", standing: first.description),
                Field("yearlyFee", "Maintenance fee of a year, in \(customer.currency)", hint: "Such as 48,000.00"),
                Field(
                    "issueLeadDays", "Days before a year ends on which the next is invoiced", .number, optional: true,
                    hint: "Usually \(usual.issueLeadDays): a year to \(last.words) has the next invoiced on \(issued.words)",
                    standing: "\(usual.issueLeadDays)"),
                Field(
                    "noticeDays", "Days of notice before a year ends", .number, optional: true,
                    hint: "Usually \(usual.noticeDays): the last day for notice of a year to \(last.words) is "
                        + "\(notice.day.words). It is never after the day before the next is invoiced (6.2)",
                    standing: "\(usual.noticeDays)"),
            ]
        },
        beside: { visit, customer in
            let standing = try visit.read { try $0.maintenanceAgreements(of: customer.code) }
            // Only one can be binding: that is known before the second is typed.
            let binding = standing.first(where: \.isBinding).map {
                Remark(PaperRefusal.anotherBinds($0.id, from: $0.terms.from).message, tone: .due)
            }
            return [binding].compactMap { $0 } + links(standing.map(\.id.text))
        },
        action: { form, customer in
            func days(_ name: String) throws -> Int? {
                let bounds = MaintenanceAgreement.Terms.dayBounds
                return try form.optionalWord(name, "a whole number of days from \(bounds.lowerBound) to \(bounds.upperBound)") {
                    Int($0).flatMap { bounds.contains($0) ? $0 : nil }
                }
            }
            return DraftMaintenanceAgreement(
                customer: customer.code, from: try form.day("from"),
                yearlyFee: try form.money("yearlyFee", in: customer.currency), issueLeadDays: try days("issueLeadDays"),
                noticeDays: try days("noticeDays"))
        }, drafted: { $0.agreement.text })

    private static let professional = drafting(
        "professional-services", "Draft a Professional Services agreement",
        lead: "Every project is a statement of work under one.",
        fields: { visit, customer in
            let years = ContractYears(from: customer.zone.day(of: visit.now))
            let third = years.year(after: years.year(after: years.firstYear))
            return [
                Field("from", "First day", .day, standing: years.from.description),
                Field(
                    "through", "Last day", .day, optional: true,
                    hint: "Such as \(third.last.words), for three years. Left out, it runs on"),
            ]
        },
        beside: { visit, customer in
            links(try visit.read { try $0.professionalServicesAgreements(of: customer.code) }.map(\.id.text))
        },
        action: { form, customer in
            DraftProfessionalServicesAgreement(
                customer: customer.code, from: try form.day("from"), through: try form.optionalDay("through"))
        }, drafted: { $0.agreement.text })

    private static func links(_ numbers: [String]) -> [any Piece] {
        numbers.isEmpty ? [] : [Links("Drawn up already:", numbers.map { Button($0, href: "/agreements/\($0)") })]
    }
}

extension PaperRefusal {
    /// Where a form asks what it is about.
    fileprivate var field: String? {
        switch self {
        case .otherCurrency, .amountOutOfBounds: "yearlyFee"
        case .endsBeforeItBegins: "through"
        case .daysOutOfBounds, .anotherBinds: nil
        }
    }
}
