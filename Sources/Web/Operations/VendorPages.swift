import BackOffice
import Domain
import Workbook

/// Maintenance contracts with vendors, and how fast they came when called.
enum VendorPages {
    static let routes: [Route] =
        list.routes + [
            .get("/vendors/{contract}", .permission(.readBooks), "A vendor's contract with its calls") { visit in
                .page(try page(visit))
            },
            .get("/why/vendor-call/{call}", .permission(.readBooks), "Why a vendor was in time or not") { visit in
                let id: VendorCall.ID = try visit.identifier("call", of: "vendor call")
                let (call, contract) = try visit.read { view in
                    let call = try view.vendorCall(id)
                    return (call, try view.vendorContract(call.contract))
                }
                return .page(
                    WhyPages.page(
                        "\(id)", [call.derivation(under: contract, at: visit.now)],
                        back: Button("\(contract.id)", href: "/vendors/\(contract.id)"), section: .operations))
            },
        ]

    private static let list = Listing<VendorContract>(
        "/vendors", "Vendors", section: .operations, key: { $0.id.text },
        deeds: { visit in
            visit.actor.permissions.contains(.operateSystems)
                ? [Button("Record contract", href: "/actions/RecordVendorContract?back=/vendors", isMain: true)] : []
        }, whenEmpty: "No contract with a vendor is recorded.",
        filters: { _ in [ListFilter("state", "State", .choice([("any", "any")]), whenNone: "running", standing: "running")] },
        columns: { visit in
            let today = visit.zone.day(of: visit.now)
            return [
                ListColumn(
                    "number", "Contract", { .text($0.id.text) },
                    shown: { row, shown in Shown(shown.text, href: "/vendors/\(row.id)") }),
                ListColumn("vendor", "Vendor", { .text($0.vendor) }), ListColumn("covers", "Covers", { .text($0.covers) }),
                ListColumn("terms", "Responds within", { .text($0.terms.words) }),
                ListColumn("through", "Through", { .day($0.through) }),
                ListColumn(
                    "standing", "Standing", { .text($0.standing(on: today).words) },
                    shown: { row, shown in Shown(chip: Chip(shown.text, row.standing(on: today).tone)) }),
                ListColumn("contact", "Reached by", spare: true, { .text($0.contact) }),
            ]
        }, whole: { view, query in try view.vendorContracts(running: query["state"] != "any") })

    private static func page(_ visit: Visit) throws -> Page {
        let id: VendorContract.ID = try visit.identifier("contract", of: "vendor contract")
        let (contract, calls, renewal) = try visit.read { view in
            (try view.vendorContract(id), try view.vendorCalls(under: id), try view.renewal(of: id))
        }
        let today = visit.zone.day(of: visit.now)
        let rows = calls.reversed().map { call in
            Matrix.Row(
                Shown(call.id.text),
                [
                    Shown(call.about), Shown(visit.zone.words(call.calledAt)),
                    Shown(
                        call.response.map { visit.zone.words($0.at) } ?? "",
                        href: call.response == nil && visit.actor.permissions.contains(.operateSystems)
                            ? "/actions/RecordVendorResponse?call=\(call.id)&back=/vendors/\(id)" : nil,
                        chip: call.response == nil
                            ? DeadlineWords.chip("response", due: call.dueAt, at: visit.now)
                            : nil),
                    Shown(call.standing(at: visit.now), why: "/why/vendor-call/\(call.id)"),
                ])
        }
        var deeds: [Button] = []
        if visit.actor.permissions.contains(.operateSystems) {
            deeds.append(
                Button("Record call", href: "/actions/RecordVendorCall?contract=\(id)&back=/vendors/\(id)", isMain: true))
        }
        return Page(
            "\(id)  \(contract.vendor)", lead: contract.covers, section: .operations, deeds: deeds, number: id.text,
            [
                Panel(
                    "Calls",
                    [
                        rows.isEmpty
                            ? Remark("The vendor was not called under this contract.")
                            : Matrix(
                                "Calls to \(contract.vendor)", heads: ["Call", "About", "Called", "Responded", "Standing"], rows)
                    ])
            ],
            beside: [
                Panel(
                    "Facts of record",
                    [
                        Facts([
                            (
                                "Standing",
                                Shown(chip: Chip(contract.standing(on: today).words, contract.standing(on: today).tone))
                            ),
                            ("Term", Shown("\(contract.from.words) to \(contract.through.words)")),
                            ("Responds", Shown(contract.terms.words)), ("Reached by", Shown(contract.contact)),
                            (
                                "Renewed by",
                                Shown(renewal?.text ?? "no contract yet", href: renewal.map { "/vendors/\($0)" })
                            ),
                        ])
                    ])
            ])
    }
}

extension VendorContract.Standing {
    var tone: Tone {
        switch self {
        case .toCome: .calm
        case .inForce: .good
        case .toRenew: .due
        case .expired: .late
        }
    }
}
