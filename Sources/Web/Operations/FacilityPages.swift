import BackOffice
import Domain
import Workbook

/// The provider's own house: facilities against the standard, certificates, who was in them, whose access was reviewed.
enum FacilityPages {
    static let routes: [Route] =
        visits.routes + reviews.routes + [
            .get("/facilities", .permission(.readBooks), "Facilities against the standard, and certificates") { visit in
                .page(try page(visit))
            },
            .get("/why/facility/{facility}", .permission(.readBooks), "Why a facility keeps the standard or not") { visit in
                let id: Facility.ID = try visit.identifier("facility", of: "facility")
                let standing = try visit.read { try $0.facilityStanding(of: id) }
                return .page(
                    WhyPages.page(
                        "Facility \(id)", [standing.derivation], back: Button("Facilities", href: "/facilities"),
                        section: .operations))
            },
            .get("/why/access-review", .permission(.readBooks), "Why an access review is due") { visit in .page(try why(visit)) },
        ]

    private static func page(_ visit: Visit) throws -> Page {
        let today = visit.zone.day(of: visit.now)
        let (standings, certificates, inside) = try visit.read { view in
            (
                try view.facilities().map { try view.facilityStanding(of: $0) }, try view.certificates(),
                try view.visits().filter { $0.isInside(at: visit.now) }
            )
        }
        let facilities: [any Piece] = standings.map { standing in
            Panel(
                "Facility \(standing.facility)", id: standing.facility.text,
                [
                    Facts([
                        (
                            "Standard",
                            Shown(
                                standing.isKept ? "kept" : "not kept",
                                chip: Chip(standing.isKept ? "within" : "beyond", standing.isKept ? .good : .late),
                                why: "/why/facility/\(standing.facility)")
                        )
                    ]),
                    Matrix(
                        "Readings of facility \(standing.facility)", heads: ["What", "Reads", "Standard", "Taken"],
                        standing.lines.map { line in
                            Matrix.Row(
                                Shown(line.name.text, href: "/monitors/\(line.monitor)"),
                                [
                                    Shown(
                                        line.value?.description ?? "",
                                        chip: line.isWithin.map { Chip($0 ? "within" : "beyond", $0 ? .good : .late) }
                                            ?? Chip("never read", .calm), isFigure: true),
                                    Shown(line.standard), Shown(line.takenAt.map { visit.zone.words($0) } ?? "never"),
                                ])
                        }),
                ])
        }
        let papers = certificates.map { certificate -> (String, Shown) in
            let standing = certificate.standing(on: today)
            return (
                certificate.name,
                Shown(
                    "until \(certificate.expiresOn.words)", chip: Chip(standing.words, standing.tone),
                    sub: [certificate.facility.map { "facility \($0)" }, certificate.note].compactMap(\.self).joined(
                        separator: ", "))
            )
        }
        let mayWork = visit.actor.permissions.contains(.operateSystems)
        return Page(
            "Facilities", section: .operations,
            deeds: [Button("Visits", href: "/visits"), Button("Access reviews", href: "/access-reviews")]
                + (mayWork ? [Button("Record certificate", href: "/actions/RecordCertificate?back=/facilities")] : []),
            (facilities.isEmpty ? [Remark("No facility is measured. One is set up with the standard's monitors.")] : facilities),
            beside: [
                Panel("Certificates", [papers.isEmpty ? Remark("No certificate is recorded.") : Facts(papers)]),
                Panel(
                    "Inside now",
                    [
                        inside.isEmpty
                            ? Remark("Nobody from outside is in a facility.", tone: .good)
                            : Facts(inside.map { ($0.visitor, Shown($0.facility.text, sub: "with \($0.escort)")) })
                    ]),
            ])
    }

    private static let visits = Listing<Domain.Visit>(
        "/visits", "Visits", section: .operations, key: { $0.id.text },
        deeds: { visit in
            visit.actor.permissions.contains(.operateSystems)
                ? [Button("Record visitor", href: "/actions/RecordVisit?back=/visits", key: "n", isMain: true)] : []
        }, whenEmpty: "Nobody from outside was in a facility.",
        columns: { visit in
            [
                ListColumn("number", "Visit", { .text($0.id.text) }),
                ListColumn("visitor", "Who", beneath: [.line("Of") { .text($0.company) }], { .text($0.visitor) }),
                ListColumn("facility", "Where", { .text($0.facility.text) }), ListColumn("escort", "With", { .text($0.escort) }),
                ListColumn("purpose", "Why", { .text($0.purpose) }),
                ListColumn("came", "Came", { .instant($0.cameAt, visit.zone) }),
                ListColumn(
                    "left", "Left", { $0.leftAt.map { .instant($0, visit.zone) } ?? .empty },
                    shown: { row, shown in
                        guard row.leftAt == nil else { return shown }
                        let mayWork = visit.actor.permissions.contains(.operateSystems)
                        return Shown(
                            mayWork ? "Record leaving" : "",
                            href: mayWork ? "/actions/EndVisit?visit=\(row.id)&back=/visits" : nil,
                            chip: Chip("inside", .due))
                    }),
                ListColumn("lasted", "Inside for", { .seconds($0.lasted(at: visit.now)) }),
            ]
        }, whole: { view, _ in try view.visits().reversed() })

    private static let reviews = Listing<AccessReviewStanding>(
        "/access-reviews", "Access reviews", section: .operations, key: { $0.plan.subject.words },
        deeds: { visit in
            visit.actor.permissions.contains(.operateSystems)
                ? [
                    Button("Plan reviews", href: "/actions/SetAccessReview?back=/access-reviews"),
                    Button("Record review", href: "/actions/RecordAccessReview?back=/access-reviews", isMain: true),
                ] : []
        }, whenEmpty: "No review is planned. Plan one for each system and room people have access to.",
        columns: { visit in
            let today = Checklist.zone.day(of: visit.now)
            return [
                ListColumn("subject", "Access to", { .text($0.plan.subject.words) }),
                ListColumn("owner", "Owner", { .text($0.plan.owner) }),
                ListColumn("every", "Every", { .text($0.plan.months.map { $0.counted("month") } ?? "") }),
                ListColumn("last", "Last", { $0.last.map { .day($0.reviewedOn) } ?? .empty }),
                ListColumn(
                    "due", "Due", { $0.dueOn.map { .day($0) } ?? .empty },
                    shown: { row, shown in
                        Shown(
                            shown.text, chip: row.dueOn.map { DayWords.chip("review", due: $0, today: today) },
                            why: "/why/access-review?\(row.plan.subject.query)")
                    }),
                ListColumn("withdrawn", "Withdrawn last", { .int($0.last?.withdrawn.count ?? 0) }),
            ]
        },
        whole: { view, _ in
            try view.accessReviews().sorted {
                ($0.dueOn ?? .latest, $0.plan.subject.words) < ($1.dueOn ?? .latest, $1.plan.subject.words)
            }
        })

    private static func why(_ visit: Visit) throws -> Page {
        let query = ListQuery(visit.query, limit: nil)
        let subject = try AccessSubject(
            customer: try query.word("customer", "a utility's code") { CustomerCode($0) },
            system: try query.word("system", "a system's name") { MonitoredSystem($0) },
            facility: try query.word("facility", "a facility's name") { Facility.ID($0) },
            room: try query.word("room", "a room's name") { AccessSubject.Room($0) })
        let standing = try visit.read { try $0.accessReview(of: subject) }
        return WhyPages.page(
            "Access to \(subject.words)", [standing.derivation(on: Checklist.zone.day(of: visit.now))],
            back: Button("Access reviews", href: "/access-reviews"), section: .operations)
    }
}

extension AccessSubject {
    /// As an address names it.
    fileprivate var query: String {
        switch self {
        case .system(let customer, let system):
            Query([(name: "customer", value: customer.text), (name: "system", value: system.name)]).encoded
        case .room(let facility, let room):
            Query([(name: "facility", value: facility.text), (name: "room", value: room.text)]).encoded
        }
    }
}

extension Certificate.Standing {
    var tone: Tone {
        switch self {
        case .toCome: .calm
        case .valid: .good
        case .toRenew: .due
        case .expired: .late
        }
    }
}
