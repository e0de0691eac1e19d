import ArgumentParser
import BackOffice
import Documents
import Domain
import Foundation
import ServiceLifecycle
import Web

/// `amico serve`: the pages and the API, and the work that is due, until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the pages and the API, and do the work that is due.",
        discussion: """
            Where there are no books yet, new ones are made, and a link is printed by which their administrator sets a password. \
            SIGTERM or Ctrl-C ends it: what is being answered is answered first.

            Example: amico serve --data /srv/amico --port 8443 --certificate chain.pem --key key.pem
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "n")) var port = 8_080
    @Option(help: ArgumentHelp("Certificate chain, PEM.", valueName: "file")) var certificate: String?
    @Option(help: ArgumentHelp("Its key, PEM.", valueName: "file")) var key: String?
    @Flag(help: "A proxy before us speaks TLS and names the visitor (X-Forwarded-For).") var behindProxy = false
    @Option(help: ArgumentHelp("How browsers reach it, such as https://amico.provider.example.", valueName: "url")) var address:
        String?
    @Option(help: ArgumentHelp("A sorted list of SHA-1 digests of breached passwords.", valueName: "file")) var breached: String?
    @Flag(help: "Leave undone what falls due: to look at books as they stand.") var withoutJobs = false

    func validate() throws {
        if (certificate == nil) != (key == nil) { throw ValidationError("--certificate and --key go together.") }
        guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535.") }
    }

    func run() async throws {
        let (office, link) = try await open()
        var terms = ServingTerms(host: host, port: port)
        terms.certificate = certificate
        terms.key = key
        terms.isBehindProxy = behindProxy
        terms.address = address
        let serving = try House(
            office: office, templates: try Templates.find(), passwords: KnownPasswords(breached: breached), terms: terms)
        let desk = Desk(office: office, actor: try office.scheduler(house.login), at: nil)
        let background: [any Service] = withoutJobs ? [] : [DueWork(desk: desk)]
        let json = house.json
        let reached = terms
        try await WebServer(serving, background: background).run { port in
            let base = reached.address ?? "\(reached.isSecure ? "https" : "http")://\(reached.host):\(port)"
            Console.say(json ? "{\"address\":\"\(base)\"}" : "Amico is at \(base)")
            if let link { Console.say("Set the administrator's password, once, within three days: \(base)/link/\(link)") }
        }
        try office.close()
    }

    /// The books; new ones where there are none, with the secret of the link that lets their administrator in.
    private func open() async throws -> (Office, link: String?) {
        guard !house.books.holdsBooks else {
            return (try Office.open(house.books, clock: .machine, demonstrationRuns: true), nil)
        }
        let opening = OpenBooks(administrator: Actor.ID(house.login) ?? Identifier(named: "admin"), name: "Administrator")
        let office = try await Office.create(house.books, clock: house.clock, opening: opening)
        let secret = Secret.new()
        let actor = try office.actor(opening.administrator.text)
        try await office.perform(
            OfferAccessLink(
                actor: actor.id, purpose: .invitation, digest: secret.digest,
                expiresAt: office.clock.now + AccessLinkPurpose.invitation.lasts), as: actor)
        return (office, secret.text)
    }
}

/// The work that is due, looked for every few seconds while the server runs.
private struct DueWork: Service {
    let desk: Desk

    func run() async throws {
        while !Task.isShuttingDownGracefully {
            do {
                let now = desk.office.clock.now
                let wire = WireJobs(desk: desk) { _ in }
                if desk.actor.permissions.contains(.importReads) {
                    try await desk.reads.finishPending()
                    try await desk.releaseQuarantine()
                }
                _ = try await wire.makeChecks(until: now)
                try await JobRunner(office: desk.office, actor: desk.actor).run(until: now)
                _ = try await wire.send(until: now)
                try await desk.office.sweepSessions()
            } catch let refusal as any Refusal {
                Console.complain("work that is due: \(refusal.message)")
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(5)) }
        }
    }
}

extension Office {
    /// Who does the work that is due: an actor of that name, else one of those who may.
    fileprivate func scheduler(_ login: String) throws -> Actor {
        let people = try people().filter { $0.permissions.contains(.runJobs) && $0.isInside }
        if let named = people.first(where: { $0.id.text == "scheduler" || $0.id.text == login }) { return named }
        guard let first = people.first else { return try actor(login) }
        return first
    }
}
