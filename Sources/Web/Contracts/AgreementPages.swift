import BackOffice
import Domain
import Workbook

/// Agreements of all three kinds under one address: what was signed stands as it was signed.
enum AgreementPages {
    static let routes: [Route] =
        signing.routes + AgreementForms.all.flatMap(\.routes) + [
            .get("/agreements/{agreement}", .permission(.readBooks), "An agreement: terms, signatures, what was promised") {
                visit in
                .page(try page(visit))
            }
        ]

    /// Which of the three a number names.
    enum Paper {
        case cloud(CloudServicesAgreement)
        case maintenance(MaintenanceAgreement)
        case professional(ProfessionalServicesAgreement)

        init(_ text: String, from view: View) throws {
            if text.hasPrefix("MSSA-"), let id = MaintenanceAgreement.ID(text) {
                self = .maintenance(try view.maintenanceAgreement(id))
            } else if text.hasPrefix("PSA-"), let id = ProfessionalServicesAgreement.ID(text) {
                self = .professional(try view.professionalServicesAgreement(id))
            } else if let id = CloudServicesAgreement.ID(text) {
                self = .cloud(try view.agreement(id))
            } else {
                throw Missing("agreement", text.prefix(64))
            }
        }

        var customer: CustomerCode {
            switch self {
            case .cloud(let agreement): agreement.customer
            case .maintenance(let agreement): agreement.customer
            case .professional(let agreement): agreement.customer
            }
        }

        var isBinding: Bool {
            switch self {
            case .cloud(let agreement): agreement.promise != nil
            case .maintenance(let agreement): agreement.isBinding
            case .professional(let agreement): agreement.isBinding
            }
        }
    }

    private static func name(_ visit: Visit) -> String { visit.parameters["agreement"] ?? "" }

    private static func page(_ visit: Visit) throws -> Page {
        let name = name(visit)
        let (paper, customer) = try visit.read { view in
            let paper = try Paper(name, from: view)
            return (paper, try view.customer(paper.customer))
        }
        let today = customer.zone.day(of: visit.now)
        let deeds =
            paper.isBinding || !visit.actor.permissions.contains(.signContracts)
            ? [] : [Button("Record signature", href: "/agreements/\(name)/sign", isMain: true)]
        let whose: (String, Shown) = ("Customer", Shown(customer.name, href: "/customers/\(customer.code)"))
        switch paper {
        case .cloud(let agreement):
            return Page(
                "\(agreement.id)  Cloud Services, \(agreement.terms.tier)", lead: customer.code.text, section: .customers,
                deeds: deeds,
                number: name, AgreementPanels.promise(agreement),
                beside: [Panel("Terms", [Facts([whose] + AgreementPanels.terms(agreement, today, visit))])])
        case .maintenance(let agreement):
            let sows = try visit.read { try $0.statementsOfWork(of: customer.code) }.filter {
                if case .enhancedMaintenance(let terms) = $0.terms { terms.maintenance == agreement.id } else { false }
            }
            return Page(
                "\(agreement.id)  Maintenance and support", lead: customer.code.text, section: .customers, deeds: deeds,
                number: name,
                [AgreementPanels.years(agreement, today: today, visit), AgreementPanels.under(sows, today: today)],
                beside: [Panel("Terms", [Facts([whose] + AgreementPanels.terms(agreement, visit))])])
        case .professional(let agreement):
            let sows = try visit.read { try $0.statementsOfWork(of: customer.code) }.filter {
                if case .advancedServices(let terms) = $0.terms { terms.agreement == agreement.id } else { false }
            }
            let term = "from \(agreement.from.words)" + (agreement.through.map { " to \($0.words)" } ?? ", runs on")
            return Page(
                "\(agreement.id)  Professional services", lead: customer.code.text, section: .customers, deeds: deeds,
                number: name,
                [AgreementPanels.under(sows, today: today)],
                beside: [
                    Panel(
                        "Terms",
                        [
                            Facts(
                                [
                                    whose, ("Term", Shown(term)), ("Standing", Shown(chip: WorkWords.chip(agreement.signatures))),
                                ] + WorkWords.signatures(agreement.signatures.signatures))
                        ])
                ])
        }
    }

    private static let signing = FormRoute(
        "/agreements/{agreement}/sign", .permission(.signContracts), "Record signature", section: .customers,
        deed: "Record signature",
        action: SignAgreement.name,
        lead: { visit in
            let paper = try visit.read { try Paper(name(visit), from: $0) }
            return "\(name(visit)) of \(paper.customer). With the second signature it is binding, and what it promises is fixed."
        },
        fields: { visit in
            let today = try visit.read { try $0.today(of: Paper(name(visit), from: $0).customer) }
            return WorkForms.signatureFields(today: today)
        }
    ) { visit, form in
        let (party, by, on) = (try WorkForms.party(form), try form.text("by"), try form.day("on"))
        switch try visit.read({ try Paper(name(visit), from: $0) }) {
        case .cloud(let agreement):
            try await visit.perform(SignAgreement(agreement: agreement.id, party: party, by: by, on: on))
        case .maintenance(let agreement):
            try await visit.perform(SignMaintenanceAgreement(agreement: agreement.id, party: party, by: by, on: on))
        case .professional(let agreement):
            try await visit.perform(SignProfessionalServicesAgreement(agreement: agreement.id, party: party, by: by, on: on))
        }
        return .redirect("/agreements/\(name(visit))", said: "The signature is kept.")
    }
}
