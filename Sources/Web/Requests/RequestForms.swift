import BackOffice
import Domain
import Foundation
import HTTPTypes

/// What can be done to a request, as forms.
enum RequestForms {
    static func deeds(_ kept: KeptRequest, _ visit: Visit) -> [Button] {
        let base = "/requests/\(kept.id)"
        let mayWork = visit.actor.permissions.contains(.workRequests)
        guard mayWork else { return kept.history.state == .resolved ? [Button("Reopen", href: "\(base)/reopen")] : [] }
        return switch kept.history.state {
        case .open:
            [
                Button("Reply", href: "#reply", key: "r", isMain: true), Button("Note", href: "#note", key: "c"),
                Button("Assign", href: "\(base)/assign", key: "a"), Button("Severity", href: "\(base)/severity"),
                kept.history.isPaused ? Button("Resume", href: "\(base)/resume") : Button("Pause", href: "\(base)/pause"),
                Button("Work-around", href: "\(base)/work-around"), Button("Resolve", href: "\(base)/resolve"),
                Button("Link", href: "\(base)/link"), Button("Log work", href: "\(base)/log-work"),
                Button("Route", href: "\(base)/route"), Button("Merge", href: "\(base)/merge"),
                Button("Attach", href: "\(base)/attach"),
            ]
        case .resolved: [Button("Reopen", href: "\(base)/reopen", isMain: true), Button("Close", href: "\(base)/close")]
        case .closed: [Button("Reopen", href: "\(base)/reopen")]
        case .merged: [Button("Unmerge", href: "\(base)/unmerge")]
        }
    }

    /// Reply and note, unmistakably different; a utility's people have one form of theirs.
    static func answer(_ kept: KeptRequest, _ visit: Visit, _ came: RequestPages.Refused?) -> [any Piece]? {
        guard kept.history.state == .open || kept.history.state == .resolved else { return nil }
        func form(_ kind: String, _ title: String, _ field: String, _ deed: String, _ lead: String, inside: Bool) -> Panel {
            let address = "/requests/\(kept.id)/\(kind)"
            let mine = came?.kind == kind ? came : nil
            return Panel(
                title, id: kind,
                [
                    Form(
                        to: address,
                        [
                            Field("text", field, .area(lines: 5)),
                            Field("seen", "", .hidden, standing: "\(kept.facts.count)"),
                        ], deed: deed, visit: visit, typed: mine?.typed.with([("seen", "\(kept.facts.count)")]),
                        problem: mine?.problem, draft: address,
                        isInside: inside, lead: lead)
                ])
        }
        guard visit.actor.permissions.contains(.workRequests) else {
            guard visit.actor.permissions.contains(.logRequests) else { return nil }
            return [form("message", "Add a message", "Your message", "Send message", "The support desk reads it.", inside: false)]
        }
        var out = [
            form(
                "reply", "Reply to the customer", "Your reply", "Send reply", "The customer reads this, by mail and here.",
                inside: false),
            form("note", "Internal note", "Your note", "Keep note", "Only the provider's own people read this.", inside: true),
        ]
        if visit.actor.permissions.contains(.logRequests) {
            out.append(
                form(
                    "message", "What the customer said", "Their words", "Keep message",
                    "By phone or chat: it counts as the customer's message.",
                    inside: false))
        }
        return out
    }

    /// What was written while somebody else wrote comes back with the difference; nothing typed is lost.
    static let answers: [Route] = ["reply", "note", "message"].map { kind in
        .post(
            "/requests/{request}/\(kind)", .permission(kind == "message" ? .logRequests : .workRequests), action: action(kind),
            "Write on a request"
        ) { visit in
            let id: ServiceRequest.ID = try visit.identifier("request", of: "request")
            do {
                let form = FormReader(visit)
                let text = try form.text("text")
                try refuseUnseen(try form.int("seen"), id, visit)
                try await write(kind, text, id, visit)
            } catch {
                let (problem, status) = try FormProblem.comingBack(error)
                return .page(try await RequestPages.page(visit, answer: (kind, visit.form, problem)), status: status)
            }
            try await visit.house.office.forgetDrafts(of: visit.path, by: visit.actor)
            return .redirect("/requests/\(id)#end", said: kind == "reply" ? "The reply is sent." : "Kept.")
        }
    }

    private static func action(_ kind: String) -> String {
        switch kind {
        case "reply": ReplyToRequest.name
        case "note": NoteOnRequest.name
        default: PostCustomerMessage.name
        }
    }

    private static func write(_ kind: String, _ text: String, _ id: ServiceRequest.ID, _ visit: Visit) async throws {
        switch kind {
        case "reply": try await visit.perform(ReplyToRequest(request: id, text: text))
        case "note": try await visit.perform(NoteOnRequest(request: id, text: text))
        default: try await visit.perform(PostCustomerMessage(request: id, text: text))
        }
    }

    /// Refuses what was written without seeing what others wrote since; what they wrote stands on the page it comes back with.
    private static func refuseUnseen(_ seen: Int, _ id: ServiceRequest.ID, _ visit: Visit) throws {
        let facts = try visit.read { try $0.serviceRequest(id).facts }
        let unseen = facts.dropFirst(seen)
        guard visit.form["_unseen"] == nil, let last = unseen.last else { return }
        throw FormProblem(
            nil,
            "\(unseen.count.counted("fact")) came while you wrote, the last by \(last.saidBy ?? visit.names.name(last.recordedBy)) (\(last.fact.deed.words)). They stand above. Send it again if it still says what you mean."
        )
    }
}
