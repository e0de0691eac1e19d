import BackOffice
import Domain
import Workbook

/// Restore drills and real recoveries against the hours of the tier, and when the next drill is due.
enum DrillPages {
    static let routes: [Route] =
        list.routes + plans.routes + RestoreForms.beginning.routes + [
            .get("/drills/{drill}", .permission(.readBooks), "A drill or recovery: how long it took of what is allowed") {
                visit in
                .page(try page(visit))
            },
            .get("/why/drill/{drill}", .permission(.readBooks), "Why a recovery was in time or not") { visit in
                let recovery = try known(visit)
                return .page(
                    WhyPages.page(
                        "\(recovery.id)", [recovery.derivation(at: visit.now, in: visit.zone)],
                        back: Button("\(recovery.id)", href: "/drills/\(recovery.id)"), section: .operations))
            },
        ]

    private static let list = Listing<Recovery>(
        "/drills", "Drills and recoveries", section: .operations, key: { $0.id.text },
        deeds: { visit in
            [Button("Plans and next drills", href: "/drills/plans")]
                + (visit.actor.permissions.contains(.operateSystems)
                    ? [
                        Button(
                            "Begin drill or recovery", href: RestoreForms.address(RestoreForms.beginningPath, visit), key: "n",
                            isMain: true)
                    ] : [])
        },
        whenEmpty: "No restore was drilled yet, and none was needed.",
        filters: { visit in
            let customers = try visit.customerChoices()
            return [
                ListFilter("customer", "Utility", .customers(customers)),
                ListFilter("what", "What", .choice([("drill", "drills"), ("recovery", "real recoveries")])),
            ]
        },
        columns: { visit in
            [
                ListColumn(
                    "number", "Number", { .text($0.id.text) },
                    shown: { row, shown in Shown(shown.text, href: "/drills/\(row.id)") }),
                ListColumn("customer", "Utility", { .text($0.customer.text) }),
                ListColumn("system", "System", { .text($0.system.name) }),
                ListColumn("kind", "Kind", { .text($0.kind.words) }),
                ListColumn("drill", "What", { .text($0.isDrill ? "drill" : "recovery") }),
                ListColumn("identified", "Identified", { .instant($0.identifiedAt, visit.zone) }),
                ListColumn(
                    "took", "Took", { .seconds($0.elapsed(at: visit.now)) },
                    shown: { row, shown in Shown(shown.text, why: "/why/drill/\(row.id)", isFigure: true) }),
                ListColumn("allowed", "Allowed", { .hours($0.target.hours) }),
                ListColumn(
                    "standing", "Standing", { .text($0.standing(at: visit.now).words) },
                    shown: { row, _ in Shown(chip: row.standing(at: visit.now)) }),
            ]
        }
    ) { view, query in
        let customer = try query.word("customer", "a utility's code") { CustomerCode($0) }
        return try view.recoveries(of: customer, asOf: view.now).reversed().filter {
            query["what"] == nil || ($0.isDrill ? "drill" : "recovery") == query["what"]
        }
    }

    struct PlanRow: Sendable {
        let customer: CustomerCode
        let plan: RecoveryPlan?
        let next: NextDrill?
    }

    private static let plans = Listing<PlanRow>(
        "/drills/plans", "Recovery plans and next drills", section: .operations, key: { $0.customer.text },
        deeds: { visit in
            visit.actor.permissions.contains(.operateSystems)
                ? [Button("Set recovery plan", href: "/actions/SetRecoveryPlan?back=/drills/plans")] : []
        }, whenEmpty: "No utility yet.",
        columns: { visit in
            [
                ListColumn("customer", "Utility", { .text($0.customer.text) }),
                ListColumn("site", "Site", { .text($0.plan?.site.rawValue ?? "no plan") }),
                ListColumn("approved", "Plan approved", { $0.plan.map { .day($0.approvedOn) } ?? .empty }),
                ListColumn(
                    "next", "Next drill by", beneath: [.line("By the rule") { .text($0.next?.rule ?? "") }],
                    { $0.next.map { .day($0.on) } ?? .empty },
                    shown: { row, shown in
                        guard let next = row.next else { return Shown("no agreement in force") }
                        return Shown(
                            shown.text, chip: DayWords.chip("drill", due: next.on, today: visit.zone.day(of: visit.now)))
                    }),
                ListColumn(
                    "last", "Last", { .text($0.next?.last?.text ?? "") },
                    shown: { _, shown in shown.text.isEmpty ? Shown("none") : Shown(shown.text, href: "/drills/\(shown.text)") }),
            ]
        }
    ) { view, _ in
        let next = try view.nextDrills()
        return try view.customers().map {
            PlanRow(customer: $0.code, plan: try view.recoveryPlan(of: $0.code, asOf: view.now), next: next[$0.code])
        }
    }

    private static func known(_ visit: Visit) throws -> Recovery {
        let id: Recovery.ID = try visit.identifier("drill", of: "drill")
        return try visit.read { try $0.recovery(id) }
    }

    private static func page(_ visit: Visit) throws -> Page {
        let recovery = try known(visit)
        let zone = visit.zone
        let mayVerify = visit.actor.permissions.contains(.operateSystems) && recovery.verifiedAt == nil
        return Page(
            "\(recovery.id)  \(recovery.kind.words)",
            lead: "\(recovery.system) of \(recovery.customer), \(recovery.isDrill ? "drill" : "recovery")",
            section: .operations,
            deeds: mayVerify
                ? [
                    Button(
                        "Verify service", href: "/actions/VerifyRecovery?drill=\(recovery.id)&back=/drills/\(recovery.id)",
                        isMain: true)
                ] : [],
            number: recovery.id.text,
            [
                Facts([
                    ("Standing", Shown(chip: recovery.standing(at: visit.now))),
                    (
                        "Took",
                        Shown(
                            Cell.seconds(recovery.elapsed(at: visit.now)).words, why: "/why/drill/\(recovery.id)", isFigure: true)
                    ), ("Allowed", Shown("\(recovery.target.hours)", sub: recovery.target.basis)),
                    ("Issue identified", Shown(zone.words(recovery.identifiedAt))),
                    ("Service verified", Shown(recovery.verifiedAt.map { zone.words($0) } ?? "not yet")),
                    (
                        "Restored from",
                        Shown(recovery.copy?.text ?? "no copy named", href: recovery.copy.map { "/backups/\($0)" })
                    ),
                    ("Note", Shown(recovery.note)),
                ])
            ])
    }
}

extension Recovery {
    func standing(at now: Instant) -> Chip {
        switch isInTime(at: now) {
        case true?: Chip("in time", .good)
        case false?: Chip(verifiedAt == nil ? "running, late" : "late", .late)
        case nil: DeadlineWords.chip("service verified", due: duty.dueAt, at: now)
        }
    }
}

/// Deadlines that are days.
enum DayWords {
    /// `Drill in 12 days`, `Drill today`, `Drill 3 days late`; soon is within thirty days.
    static func chip(_ what: String, due: Day, today: Day) -> Chip {
        let left = due - today
        let words = left < 0 ? "\((-left).counted("day")) late" : left == 0 ? "today" : "in \(left.counted("day"))"
        let tone: Tone = left < 0 ? .late : left <= 30 ? .due : .good
        return Chip((what.isEmpty ? words : "\(what) \(words)").capitalizedFirst, tone)
    }
}
