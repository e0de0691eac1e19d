import ArgumentParser
import BackOffice
import Domain
import Foundation

/// `amico request ...`: what customers ask the desk for, against live clocks.
struct RequestCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Log, answer, hand on and find service requests.",
        subcommands: [
            RequestOpen.self, RequestQueue.self, RequestShow.self, RequestSearch.self, RequestReply.self, RequestMessage.self,
            RequestNote.self, RequestAttach.self, RequestFetch.self, RequestAssign.self, RequestAcknowledge.self,
            RequestSeverity.self,
            RequestPause.self, RequestResume.self, RequestWorkAround.self, RequestResolve.self, RequestReopen.self,
            RequestClose.self, RequestMerge.self, RequestUnmerge.self, RequestLink.self, RequestWatch.self, CannedCommands.self,
            RequestRouteCommand.self, RequestLogWork.self,
            RequestPolicy.self,
        ])
}

extension RequestChannel: ExpressibleByArgument {}
extension PauseReason: ExpressibleByArgument {}
extension RequestState: ExpressibleByArgument {}

extension Severity: ExpressibleByArgument {
    package init?(argument: String) {
        guard let number = Int(digits: argument), let severity = Severity(number) else { return nil }
        self = severity
    }
}

extension HouseOptions {
    /// Prints what an appended fact came to: what is owed next.
    func answer(_ appended: AppendedFact, _ what: String) throws {
        try answer(appended) { "\(appended.request) \(what)\(appended.owedWords)." }
    }
}

extension AppendedFact {
    fileprivate var owedWords: String {
        guard let owed else { return "; nothing is owed" }
        return "; \(owed.words) " + (dueAt.map { "due \(Zone.pacific.words($0))" } ?? "stands")
    }
}

/// A text as it is typed, or `-` for standard input.
struct TypedText: ExpressibleByArgument {
    let typed: String

    init(argument: String) { typed = argument }

    /// Refuses what is no UTF-8, and more than a mebibyte.
    func read() throws -> String {
        guard typed == "-" else { return typed }
        let limit = 1_048_576
        let bytes = try FileHandle.standardInput.read(upToCount: limit + 1) ?? Data()
        guard bytes.count <= limit, let text = String(validating: bytes, as: UTF8.self) else {
            throw RequestRefusal.textOutOfBounds("text", limit: 100_000)
        }
        return text.last?.isNewline == true ? String(text.dropLast()) : text
    }
}

struct RequestOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Log a service request.",
        discussion: """
            A severity 1 is reported by phone: by anything else it is logged as severity 3 and says that it claims to be critical, \
            until somebody validates it (amico request severity).

            Example: amico request open --customer RIVERBEND --channel phone --severity 1 --title "Head-end does not answer" \
            --text "No reads since 03:00" --requester "Lee Park"
            """)

    @OptionGroup var house: HouseOptions
    @Option(help: "The customer's code.") var customer: CustomerCode
    @Option(help: "\(RequestChannel.allCases.map(\.rawValue).joined(separator: ", ")).") var channel: RequestChannel
    @Option(help: ArgumentHelp("1 is worst; amico request policy shows which there are.", valueName: "n")) var severity: Severity
    @Option(help: "What it is about, in a line.") var title: String
    @Option(help: "What the customer said (- for standard input).") var text: TypedText
    @Option(help: "Who asks: a name or a mail address.") var requester: String?
    @Option(help: ArgumentHelp("When the call or the message came (default: now).", valueName: "instant"))
    var openedAt: Instant?

    func run() async throws {
        let opened = try await house.perform(
            OpenRequest(
                customer: customer, title: title, text: try text.read(), channel: channel, severity: severity,
                requester: requester, at: openedAt))
        try house.answer(opened) {
            let zone = Zone.pacific
            let claim = opened.claimsCritical ? ", claims severity 1: validate it by phone" : ""
            return """
                \(opened.request) is logged with severity \(opened.severity)\(claim).
                First response  \(opened.firstResponseDue.map { "due \(zone.words($0))" } ?? "not owed")
                Resolution      \(opened.resolutionDue.map { "due \(zone.words($0))" } ?? "not owed")
                """
        }
    }
}
