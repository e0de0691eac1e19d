import BackOffice
import Domain
import Foundation

/// The forms of a request, each with the action it performs.
extension RequestForms {
    static let all: [FormRoute] =
        [opening, assigning, rating] + resting + [linking, working, routing, merging, attaching] + bulk

    private static func request(_ visit: Visit) throws -> ServiceRequest.ID { try visit.identifier("request", of: "request") }

    /// The request's number and title stand above its form; one that is not there has no form.
    private static func named(_ visit: Visit) throws -> String? {
        let kept = try visit.read { try $0.serviceRequest(request(visit)) }
        return "\(kept.id) \(kept.request.title), of \(kept.customer)."
    }

    private static func form(
        _ word: String, _ title: String, deed: String, action: String, permission: Permission = .workRequests,
        bodyLimit: Int = Route.formLimit, fields: @escaping @Sendable (Visit) throws -> [Field],
        _ perform: @escaping @Sendable (Visit, FormReader, ServiceRequest.ID) async throws -> String
    ) -> FormRoute {
        FormRoute(
            "/requests/{request}/\(word)", .permission(permission), title, section: .requests, deed: deed, bodyLimit: bodyLimit,
            action: action, lead: named, fields: fields
        ) { visit, form in
            let id = try request(visit)
            let said = try await perform(visit, form, id)
            return .redirect("/requests/\(id)", said: said)
        }
    }

    private static let opening = FormRoute(
        "/requests/new", .permission(.logRequests), "New request", section: .requests, deed: "Open request",
        action: OpenRequest.name,
        lead: { visit in
            visit.actor.isInside
                ? "A severity 1 must be reported by phone; by another channel it is kept as severity 3 until it is validated."
                : try CriticalCall.before(visit)
        },
        fields: { visit in
            let customers = try visit.customerChoices(withCodes: true)
            let isOurs = visit.actor.isInside
            return [
                Field("customer", "Utility", .choice(customers), standing: customers.first?.value ?? ""),
                Field(
                    "channel", "How it came",
                    .choice(
                        RequestChannel.allCases.filter { isOurs || $0 == .portal }.map { ($0.rawValue, $0.words) }),
                    standing: isOurs ? RequestChannel.phone.rawValue : RequestChannel.portal.rawValue),
                Field(
                    "severity", "Severity", .choice(try visit.severityChoices()),
                    hint: isOurs ? nil : "A 1 counts once you have telephoned",
                    standing: "3"),
                Field("title", "What, in a line", hint: "1 to 200 characters"),
                Field("text", "What happened", .area(lines: 6)),
                Field("requester", "Who asked", optional: true, hint: "A name or a mail address"),
                Field("at", "When it came", .moment, optional: true, hint: "Now, where it is left out; an hour back at most"),
            ]
        }
    ) { visit, form in
        let opened = try await visit.perform(
            OpenRequest(
                customer: try form.customer(), title: try form.text("title"), text: try form.text("text"),
                channel: try form.word("channel", "a channel") { RequestChannel(rawValue: $0) },
                severity: try form.word("severity", Severity.expected) { Int($0).flatMap { Severity($0) } },
                requester: try form.optionalText("requester"), at: try form.optionalMoment("at")))
        return .redirect("/requests/\(opened.request)", said: "\(opened.request) is open; its clocks run.")
    }

    private static let assigning = form("assign", "Assign request", deed: "Assign request", action: AssignRequest.name) { visit in
        let holder = try visit.read { try $0.serviceRequest(request(visit)).history.assignee }
        return [try assignee(visit, "To", held: holder ?? "")]
    } _: { visit, form, id in
        let to: Actor.ID = try form.identifier("to", like: "kmeyer")
        try await visit.perform(AssignRequest(request: id, to: to))
        return "Assigned to \(visit.names.name(to.text))."
    }

    /// Who may work on requests, by name; oneself first of all.
    static func assignee(_ visit: Visit, _ label: String, held: String? = nil) throws -> Field {
        let people = try visit.read { try $0.people(who: .workRequests) }
        return Field("to", label, .choice(people.map { ($0.id, $0.name) }), standing: visit.actor.id.text, held: held)
    }

    private static let rating = form("severity", "Set severity", deed: "Set severity", action: SetRequestSeverity.name) { visit in
        let present = try visit.read { try $0.serviceRequest(request(visit)).history.severity }
        return [
            Field("severity", "Severity", .choice(try visit.severityChoices()), standing: present?.description ?? ""),
            Field("reason", "Why", .area(lines: 2)),
        ]
    } _: { visit, form, id in
        try await visit.perform(
            SetRequestSeverity(
                request: id, severity: try form.word("severity", Severity.expected) { Int($0).flatMap { Severity($0) } },
                reason: try form.text("reason")))
        return "The severity is set; targets are those of the new one, from the same opening."
    }

    private static let resting: [FormRoute] = [
        form("pause", "Pause request", deed: "Pause request", action: PauseRequest.name) { _ in
            [Field("reason", "Waiting on", .choice(PauseReason.allCases.map { ($0.rawValue, $0.words) }))]
        } _: { visit, form, id in
            let reason = try form.word("reason", "a reason") { PauseReason(rawValue: $0) }
            try await visit.perform(PauseRequest(request: id, reason: reason))
            return "Paused: \(reason.words)."
        },
        form("resume", "Resume request", deed: "Resume request", action: ResumeRequest.name) { _ in
            []
        } _: { visit, _, id in
            try await visit.perform(ResumeRequest(request: id))
            return "It runs again, with the time it had left."
        },
        form("work-around", "Give a work-around", deed: "Send work-around", action: GiveWorkAround.name) { _ in
            [Field("text", "What the customer can do meanwhile", .area(lines: 5), hint: "The customer reads this.")]
        } _: { visit, form, id in
            try await visit.perform(GiveWorkAround(request: id, text: try form.text("text")))
            return "The work-around is sent; it meets the resolution."
        },
        form("resolve", "Resolve request", deed: "Resolve request", action: ResolveRequest.name) { _ in
            [Field("text", "What was done", .area(lines: 5), hint: "The customer reads this.")]
        } _: { visit, form, id in
            try await visit.perform(ResolveRequest(request: id, text: try form.text("text")))
            return "Resolved, and the customer is told."
        },
        form("reopen", "Reopen request", deed: "Reopen request", action: ReopenRequest.name, permission: .logRequests) { _ in
            [Field("reason", "Why", .area(lines: 3))]
        } _: { visit, form, id in
            try await visit.perform(ReopenRequest(request: id, reason: try form.text("reason")))
            return "Open again."
        },
        form("close", "Close request", deed: "Close request", action: CloseRequest.name) { _ in
            []
        } _: { visit, _, id in
            try await visit.perform(CloseRequest(request: id))
            return "Closed."
        },
        form("unmerge", "Unmerge request", deed: "Unmerge request", action: UnmergeRequest.name) { _ in
            []
        } _: { visit, _, id in
            try await visit.perform(UnmergeRequest(request: id))
            return "It stands on its own again."
        },
    ]

    private static let linking = form("link", "Link request", deed: "Link request", action: LinkRequest.name) { _ in
        [Field("record", "To", hint: "SR-, CR-, AL- or OUT- number, KB- article, or an endpoint's serial")]
    } _: { visit, form, id in
        let text = try form.text("record", most: 64)
        if let article = Article.ID(text.uppercased()), article.text.hasPrefix("KB-") {
            try await visit.perform(LinkArticle(request: id, article: article))
        } else if let record = FormReader.record(text) {
            try await visit.perform(LinkRequest(request: id, record: record))
        } else {
            try await visit.perform(LinkEndpoint(request: id, endpoint: text))
        }
        return "Linked to \(text)."
    }

    private static let working = form("log-work", "Log work", deed: "Log work", action: LogRequestWork.name) { visit in
        [
            Field("on", "Work date", .day, standing: visit.zone.day(of: visit.now).description),
            try WorkForms.specialist("person", "Who worked", visit, standing: visit.actor.name),
            Field("minutes", "How long", hint: "1:30, 90 min or 2 h"), Field("note", "What was done", optional: true),
        ]
    } _: { visit, form, id in
        let logged = try await visit.perform(
            LogRequestWork(
                request: id, on: try form.day("on"), person: try form.text("person"), minutes: try form.hours("minutes"),
                note: try form.optionalText("note")))
        return "\(logged.accounted) accounted; \(logged.balance) left."
    }

    private static let routing = form("route", "Route the work", deed: "Route the work", action: RouteRequest.name) { visit in
        let decided = try visit.read { try $0.route(of: request(visit)) }
        return [
            Field(
                "service", "Service of the catalogue", hint: "Such as operator training",
                held: decided.map { "\($0.service): \($0.route.derivation.result)" } ?? ""),
            Field("estimate", "How long it will take", optional: true, hint: "1:30, 90 min or 2 h"),
        ]
    } _: { visit, form, id in
        let estimate = try form.optionalText("estimate") == nil ? nil : form.hours("estimate")
        let decided = try await visit.perform(RouteRequest(request: id, service: try form.text("service"), estimate: estimate))
        return decided.route.derivation.result
    }

    private static let merging = form("merge", "Merge request", deed: "Merge request", action: MergeRequest.name) { _ in
        [Field("into", "Into", hint: "SR-000123; this one ends, and that one goes on")]
    } _: { visit, form, id in
        let into: ServiceRequest.ID = try form.identifier("into", like: "SR-000123")
        try await visit.perform(MergeRequest(request: id, into: into))
        return "Merged into \(into)."
    }

    private static let attaching = form(
        "attach", "Attach a file", deed: "Attach file", action: AttachToRequest.name, permission: .logRequests,
        bodyLimit: Route.fileLimit
    ) { visit in
        [
            Field(
                "file", "File", .file,
                hint: visit.actor.isInside ? "The customer sees this file. At most 25 MiB" : "At most 25 MiB")
        ]
    } _: { visit, _, id in
        guard let file = visit.files.first(where: { $0.field == "file" }) else { throw FormProblem("file", "Choose a file.") }
        guard !file.bytes.isEmpty else { throw RequestRefusal.fileEmpty(file.name) }
        guard file.bytes.count <= AttachToRequest.largest else {
            throw RequestRefusal.fileTooLarge(limit: AttachToRequest.largest)
        }
        _ = try visit.read { try $0.serviceRequest(id) }
        let digest = try visit.house.office.files.put(Array(file.bytes))
        try await visit.perform(AttachToRequest(request: id, name: file.name, sha256: digest))
        return visit.actor.isInside ? "\(file.name) is attached; the customer sees it." : "\(file.name) is attached."
    }
}
