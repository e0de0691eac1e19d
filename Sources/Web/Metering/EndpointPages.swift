import BackOffice
import Domain
import Metering
import Workbook

/// Endpoints: found by serial, meter or service point; what the registry said of one, and what it reported.
enum EndpointPages {
    static let routes: [Route] =
        list.routes + [
            .get("/metering/endpoints/{utility}/{endpoint}", .permission(.readBooks), "An endpoint: history and usage") { visit in
                .page(try page(visit))
            }
        ]

    private static let list = Listing<FoundEndpoint>(
        "/metering/endpoints", "Endpoints", section: .metering, key: { "\($0.utility)/\($0.endpoint)" },
        deeds: { _ in [Button("Non-reporting", href: "/metering/silent"), Button("Read rates", href: "/metering")] },
        whenEmpty: "No endpoint, meter or service point begins so. They come in with a registry.",
        filters: { visit in
            let choices = try visit.utilityChoices()
            return [ListFilter("begins", "Endpoint, meter or service point", .text(example: "beginning of it"))]
                + (choices.isEmpty ? [] : [ListFilter("utility", "Utility", .customers(choices))])
                + [ListFilter("state", "State", .choice(EndpointState.allCases.map { ($0.rawValue, $0.rawValue) }))]
        }, columns: columns,
        whole: { view, query in
            let utility = try query.word("utility", "a utility's code") { CustomerCode($0) }
            let state = try query.word("state", "a state of an endpoint") { EndpointState(rawValue: $0) }
            return try view.endpoints(beginningWith: query["begins"] ?? "", of: utility, in: state, limit: 100)
        })

    private static func columns(_ visit: Visit) -> [ListColumn<FoundEndpoint>] {
        [
            ListColumn(
                "endpoint", "Endpoint", { .text($0.endpoint) },
                shown: { row, shown in
                    var shown = shown
                    shown.href = "/metering/endpoints/\(row.utility)/\(Query.encoded(row.endpoint))"
                    return shown
                }),
            ListColumn("utility", "Utility", { .text($0.utility.text) }), ListColumn("meter", "Meter", { .text($0.meter) }),
            ListColumn("point", "Service point", { .text($0.servicePoint) }),
            ListColumn("kind", "Configuration", { .text($0.configuration.name) }),
            ListColumn("device", "Network device", { .text($0.device) }),
            ListColumn("state", "State", { .text($0.state.rawValue) }, shown: { row, _ in Shown(chip: row.state.chip) }),
        ]
    }

    private static func page(_ visit: Visit) throws -> Page {
        let utility = try visit.utilityInPath()
        let endpoint = Query.decoded(visit.parameters["endpoint"] ?? "")
        let (history, zone) = try visit.read { view in
            let found = try EndpointHistory.fetch(endpoint, in: view).first { $0.utility == utility }
            guard let found else { throw Missing("endpoint", endpoint.prefix(64)) }
            return (found, try view.customer(utility).zone)
        }
        var pieces: [any Piece] = []
        if !history.channels.isEmpty {
            pieces.append(Panel("Usage", id: "usage", try EndpointUsageView.pieces(history, zone, visit)))
        }
        pieces.append(Panel("What the registry said", [table(history, visit)]))
        return Page(
            endpoint, lead: "endpoint of \(utility)", section: .metering,
            deeds: [Button("Find another", href: "/metering/endpoints?utility=\(utility)")], pieces,
            beside: [Panel("Now", [facts(history, visit)])])
    }

    private static func table(_ history: EndpointHistory, _ visit: Visit) -> Grid {
        Grid(
            "History of the endpoint",
            ["From", "To", "State", "Meter", "Service point", "Device"],
            history.entries.reversed().map { entry in
                let link = entry.installation
                let line = entry.line.map { ", line \($0) of a registry file" } ?? ""
                return [
                    Shown(visit.zone.words(link.from)), Shown(link.to.map { visit.zone.words($0) } ?? "still"),
                    Shown(
                        chip: entry.supersededAt == nil ? link.state.chip : Chip("\(link.state.rawValue), superseded", .calm),
                        sub: entry.supersededAt.map { visit.zone.words($0) }),
                    Shown(link.meter), Shown(link.servicePoint, sub: "cycle \(link.cycle), account \(link.account)"),
                    Shown(link.device, sub: "recorded \(visit.zone.words(entry.recordedAt))\(line)"),
                ]
            })
    }

    private static func facts(_ history: EndpointHistory, _ visit: Visit) -> Facts {
        guard let link = history.current else { return Facts([("Stands", Shown("in no installation now"))]) }
        return Facts([
            ("State", Shown(chip: link.state.chip)), ("Meter", Shown(link.meter)), ("Service point", Shown(link.servicePoint)),
            ("Premise", Shown(link.premise)), ("Account", Shown(link.account)), ("Commodity", Shown(link.commodity.rawValue)),
            ("Cycle", Shown(link.cycle)), ("Configuration", Shown(link.configuration.name)),
            ("Reports by", Shown(link.communication.rawValue, sub: link.device.unlessEmpty)),
            ("Since", Shown(visit.zone.words(link.from))),
        ])
    }
}

extension EndpointState {
    var chip: Chip {
        switch self {
        case .billingApproved: Chip("billing-approved", .good)
        case .installed, .operable: Chip(rawValue, .due)
        case .disconnected, .removed, .inventory: Chip(rawValue, .calm)
        }
    }
}
