import BackOffice
import Domain
import Workbook

/// Change orders: drafted, signed by both, or dropped (5.1).
enum ChangeOrderPages {
    static let routes: [Route] =
        list.routes + signing.routes + voiding.routes + [
            .get("/change-orders/{order}", .permission(.readBooks), "A change order") { visit in .page(try page(visit)) }
        ]

    private static func id(_ visit: Visit) throws -> ChangeOrder.ID { try visit.identifier("order", of: "change order") }

    private static let list = Listing<ChangeOrder>(
        "/change-orders", "Change orders", section: .customers, key: { $0.id.text },
        whenEmpty: "No change order fits. One is drafted on the page of its statement of work.",
        filters: { visit in
            let customers = try visit.customerChoices()
            return [
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("status", "Status", .choice(["draft", "signed by one", "binding", "void"].map { ($0, $0) })),
            ]
        },
        columns: { _ in
            [
                ListColumn(
                    "number", "Number", { .text($0.id.text) },
                    shown: { order, shown in Shown(shown.text, href: "/change-orders/\(order.id)") }),
                ListColumn("customer", "Utility", { .text($0.customer.text) }),
                ListColumn(
                    "work", "SOW", { .text($0.statementOfWork.text) },
                    shown: { order, shown in Shown(shown.text, href: "/work/\(order.statementOfWork)") }),
                ListColumn("asks", "Asks for", { .text($0.asks.kind.rawValue) }),
                ListColumn("reason", "Why", spare: true, sortable: false, { .text($0.reason) }),
                ListColumn(
                    "status", "Status", { .text($0.status.word) }, shown: { order, _ in Shown(chip: WorkWords.chip(order)) }),
            ]
        },
        whole: { view, query in
            let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
            return try view.changeOrders(of: customer).filter { query["status"] == nil || $0.status.word == query["status"] }
                .sorted { $1.id < $0.id }
        })

    private static func page(_ visit: Visit) throws -> Page {
        let (order, sow) = try visit.read { view in
            let order = try view.changeOrder(id(visit))
            return (order, try view.statementOfWork(order.statementOfWork))
        }
        var deeds: [Button] = []
        switch order.status {
        case .draft, .signedByOne:
            if visit.actor.permissions.contains(.signContracts) {
                deeds.append(Button("Record signature", href: "/change-orders/\(order.id)/sign", isMain: true))
            }
            if visit.actor.permissions.contains(.manageContracts) {
                deeds.append(Button("Void", href: "/change-orders/\(order.id)/void"))
            }
        case .binding, .void: break
        }
        if visit.seesMoney { deeds.append(Button("Print", href: "/documents/change-order/\(order.id)")) }
        var rows: [(String, Shown)] = [
            ("Statement of work", Shown(sow.id.text, href: "/work/\(sow.id)", sub: sow.title)),
            ("Asks for", Shown(visit.seesMoney ? order.asks.words : order.asks.kind.rawValue)),
            ("Standing", Shown(chip: WorkWords.chip(order))),
        ]
        switch order.status {
        case .draft: break
        case .signedByOne(let first): rows += WorkWords.signatures([first])
        case .binding(let first, let last): rows += WorkWords.signatures([first, last])
        case .void(let on, let reason): rows.append(("Voided", Shown(on.words, sub: reason)))
        }
        var pieces: [any Piece] = [Panel("What is changed", [Facts(rows)]), Panel("Why", [Prose(order.reason)])]
        if order.bindingOn == nil, case .draft = order.status {
            pieces.insert(Remark("Nothing it schedules or bills exists before both sides have signed (5.1)."), at: 0)
        }
        if visit.seesMoney, case .cancellation = order.asks, order.isBinding {
            pieces.append(Why(try visit.read { try $0.cancellationBill(of: order) }.derivation))
        }
        return Page(
            "\(order.id)  \(order.asks.kind.rawValue.capitalizedFirst)", lead: "\(order.customer) \u{B7} \(order.status.word)",
            section: .customers, deeds: deeds, number: order.id.text, pieces)
    }

    static let drafting = WorkForms.form(
        "change-order", "Change order", deed: "Draft change order", action: DraftChangeOrder.name, permission: .manageContracts,
        beside: HourForms.gauge
    ) { visit in
        let sow = try WorkForms.sow(visit)
        let currency = try visit.read { try $0.customer(sow.customer).currency }
        let isYearly = sow.kind == .enhancedMaintenance
        let kinds: [ChangeOrder.Kind] =
            isYearly ? [.moreHoursThisYear, .moreHoursEveryYear, .fewerHours] : [.moreHours, .fewerHours, .cancellation]
        let asks = Field("asks", "Asked for", .choice(kinds.map { ($0.rawValue, $0.rawValue) }))
        let hours = Field("hours", "Hours", optional: true, hint: "Such as 20 h; not for a cancellation")
        let reason = Field("reason", "Why", .area(lines: 3))
        guard isYearly else {
            return [
                asks, hours, Field("fee", "Fee up or down, in \(currency)", optional: true),
                Field("costs", "Costs incurred, in \(currency)", optional: true, hint: "For a cancellation alone"), reason,
            ]
        }
        return [
            asks, hours,
            Field(
                "year", "A day of the year", .day, optional: true, hint: "For more hours this year; the running one when left out"
            ),
            reason,
        ]
    } _: { visit, form, sow in
        let currency = try visit.read { try $0.customer(sow.customer).currency }
        func given<Value>(_ name: String, _ read: () throws -> Value) throws -> Value? {
            visit.form[name] == nil ? nil : try read()
        }
        let drafted = try await visit.perform(
            DraftChangeOrder(
                statementOfWork: sow.id, asks: try form.word("asks", "a kind") { ChangeOrder.Kind(rawValue: $0) },
                reason: try form.text("reason"), hours: try given("hours") { try form.hours("hours") },
                fee: try given("fee") { try form.money("fee", in: currency) },
                costs: try given("costs") { try form.money("costs", in: currency) }, year: try form.optionalDay("year")))
        return "\(drafted.changeOrder) is drafted: \(drafted.asks). Both sides sign it next."
    }

    private static func about(_ visit: Visit) throws -> String? {
        let order = try visit.read { try $0.changeOrder(id(visit)) }
        return "\(order.id) of \(order.statementOfWork), \(order.customer): \(order.asks.kind.rawValue)."
    }

    private static let signing = FormRoute(
        "/change-orders/{order}/sign", .permission(.signContracts), "Record signature", section: .customers,
        deed: "Record signature",
        action: SignChangeOrder.name, lead: about,
        fields: { visit in
            WorkForms.signatureFields(today: try visit.read { try $0.today(of: $0.changeOrder(id(visit)).customer) })
        }
    ) { visit, form in
        let signed = try await visit.perform(
            SignChangeOrder(
                changeOrder: try id(visit), party: try WorkForms.party(form), by: try form.text("by"), on: try form.day("on")))
        let effect = signed.effectiveFrom.map { " It takes effect from \($0.words)." } ?? " The other side signs next."
        let left = signed.balance.map { " \($0) are left." } ?? ""
        return .redirect("/change-orders/\(try id(visit))", said: "\(signed.status.capitalizedFirst).\(effect)\(left)")
    }

    private static let voiding = FormRoute(
        "/change-orders/{order}/void", .permission(.manageContracts), "Void change order", section: .customers,
        deed: "Void change order", action: VoidChangeOrder.name, lead: about,
        fields: { visit in
            _ = try visit.read { try $0.changeOrder(id(visit)) }
            return [Field("reason", "Why", .area(lines: 3))]
        }
    ) { visit, form in
        try await visit.perform(VoidChangeOrder(changeOrder: try id(visit), reason: try form.text("reason")))
        return .redirect("/change-orders/\(try id(visit))", said: "It is void.")
    }
}
