import BackOffice
import Domain

/// What the three utilities asked the desk for, and how it was answered: in time and late, paused, taken back, merged, and
/// still open.
enum DeskStory {
    static func facts(of utility: DemoUtility) -> [StoryFact] {
        switch utility.code {
        case "ALDER": knowledge + alder(utility)
        case "PRAIRIE": prairie(utility)
        default: fireweed(utility)
        }
    }

    private static let knowledge = [
        told(6, 11, 9, 0, .kim) { desk in
            try await desk.perform(
                SetCannedReply(
                    name: Identifier(named: "logs"),
                    text:
                        "Dear {requester}, please send us the log of the last two hours for \u{201C}{title}\u{201D}. Ref. {request}"
                ))
            try await desk.perform(
                PublishArticle(
                    title: "A collector does not answer",
                    text: "Check its power and its antenna first. Then ask for a ping from the head-end; no answer within ten "
                        + "minutes means somebody has to go there.", isPublic: true))
            try await desk.perform(
                PublishArticle(
                    title: "Validation queue stands still",
                    text: "Look at the disk of the queue's server. Extend it before the queue is started again."))
        }
    ]

    private static func alder(_ utility: DemoUtility) -> [StoryFact] {
        let storm = "alder storm"
        return opened(
            storm, utility, 8, 19, 16, 42, .critical, .phone, "Head-end does not answer",
            "No reads from the north side since four.", to: .hana)
            + [
                told(8, 19, 16, 50, .hana) { try await $0.reply(storm, "We see it and restart the head-end now.") },
                told(8, 19, 17, 55, .hana) { desk in
                    try await desk.perform(
                        ResolveRequest(
                            request: desk.id(storm), text: "The head-end has worked off the alarms; reads are complete again."))
                },
                told(8, 20, 9, 0, .kim) { try await $0.perform(CloseRequest(request: $0.id(storm))) },
            ]
            + opened(
                "alder export", utility, 7, 14, 10, 20, .major, .email, "Portal cannot be reached",
                "Our people get a certificate warning.", to: .tom)
            + [
                told(7, 14, 10, 45, .tom) {
                    try await $0.reply("alder export", "The certificate has expired; a new one is under way.")
                },
                told(7, 14, 11, 50, .tom) { desk in
                    try await desk.perform(
                        ResolveRequest(request: desk.id("alder export"), text: "The new certificate is in place."))
                },
                closed("alder export", 7, 21),
            ]
            // Nobody answered for a day: a major request is owed a response in four support hours.
            + opened(
                "alder gap", utility, 9, 3, 6, 10, .major, .portal, "Yesterday's export is incomplete",
                "Thirty endpoints are missing from the file of 2 September.", to: .hana)
            + [
                told(9, 3, 13, 5, .hana) { desk in
                    try await desk.reply("alder gap", "The validation queue stood on a full disk. We send the file again.")
                    try await desk.perform(LinkRequest(request: desk.id("alder gap"), record: WorkRecord(.outage, 7)))
                },
                told(9, 3, 15, 30, .hana) { desk in
                    try await desk.perform(
                        ResolveRequest(
                            request: desk.id("alder gap"), text: "The file of 2 September was delivered again, complete."))
                },
                closed("alder gap", 9, 10),
            ]
            + opened(
                "alder chat", utility, 11, 10, 9, 20, .major, .liveChat, "Reads stop at nine", "Nothing since 09:12.", to: .tom)
            + [
                told(11, 10, 9, 32, .tom) {
                    try await $0.reply("alder chat", "The head-end lost its database; it is back at 09:41.")
                },
                told(11, 10, 10, 0, .tom) { desk in
                    try await desk.perform(
                        ResolveRequest(request: desk.id("alder chat"), text: "Reads of the gap were collected."))
                },
            ]
            + opened(
                "alder training", utility, 11, 9, 11, 0, .question, .email, "Training for two new operators",
                "Can somebody come in December?", to: .tom)
            + [
                told(11, 10, 15, 0, .kim) {
                    try await $0.reply("alder training", "Gladly. We propose the second week of December.")
                }
            ]
            + opened(
                "alder slow", utility, 11, 13, 10, 0, .limited, .portal, "Usage page is slow", "It takes half a minute to open.",
                to: .tom)
            + [
                told(11, 13, 14, 0, .tom) { desk in
                    try await desk.reply("alder slow", "Which browser, and which account?")
                    try await desk.perform(PauseRequest(request: desk.id("alder slow"), reason: .waitingOnCustomer))
                }
            ]
    }

    private static func prairie(_ utility: DemoUtility) -> [StoryFact] {
        opened(
            "prairie claim", utility, 9, 18, 19, 40, .critical, .email, "Gas reads are gone",
            "All of this morning's gas reads are missing!", to: .hana)
            + [
                told(9, 18, 20, 5, .kim) { desk in
                    try await desk.perform(
                        SetRequestSeverity(
                            request: desk.id("prairie claim"), severity: .critical,
                            reason: "Called back: no gas day file can be sent tonight."))
                },
                told(9, 18, 20, 7, .kim) { desk in
                    try await desk.perform(
                        AcknowledgeEscalation(request: desk.id("prairie claim"), level: .supportManager))
                },
                told(9, 18, 20, 12, .hana) {
                    try await $0.reply("prairie claim", "We are on it: a collector lost its backhaul.")
                },
                told(9, 18, 22, 30, .hana) { desk in
                    try await desk.perform(
                        GiveWorkAround(
                            request: desk.id("prairie claim"),
                            text: "Reads come over the second carrier until the line is repaired."))
                },
                told(9, 19, 1, 0, .hana) { try await $0.reply("prairie claim", "All gas files of the night have left.") },
                told(9, 19, 3, 45, .hana) {
                    try await $0.reply("prairie claim", "Reads stay complete; the carrier works on the line.")
                },
                told(9, 19, 6, 30, .hana) { desk in
                    try await desk.perform(
                        ResolveRequest(request: desk.id("prairie claim"), text: "The carrier repaired the line."))
                },
                closed("prairie claim", 9, 25),
            ]
            + opened(
                "prairie report", utility, 8, 5, 9, 0, .limited, .phone, "Monthly usage report shows zero",
                "The report of July lists no water accounts.", to: .tom)
            + [
                told(8, 5, 13, 0, .tom) { try await $0.reply("prairie report", "We look into the report's filter.") },
                told(8, 12, 10, 0, .tom) { desk in
                    try await desk.perform(
                        ResolveRequest(request: desk.id("prairie report"), text: "The filter names the new cycle now."))
                },
                told(8, 14, 9, 30, .kim) { desk in
                    try await desk.perform(
                        ReopenRequest(request: desk.id("prairie report"), reason: "The summary page still shows zero."))
                    try await desk.reply("prairie report", "Right: the summary has a filter of its own.")
                },
                told(8, 17, 16, 0, .tom) { desk in
                    try await desk.perform(ResolveRequest(request: desk.id("prairie report"), text: "Both filters are right."))
                },
                closed("prairie report", 8, 24),
            ]
            + opened(
                "prairie twice", utility, 11, 12, 8, 0, .major, .phone, "Cycle 3 has no bill reads",
                "The request file came back empty.", to: .hana)
            + opened(
                "prairie again", utility, 11, 12, 8, 25, .major, .email, "Empty billing response", "Cycle 3 came back empty.",
                to: .hana)
            + [
                told(11, 12, 8, 40, .hana) { desk in
                    try await desk.perform(MergeRequest(request: desk.id("prairie again"), into: desk.id("prairie twice")))
                    try await desk.reply("prairie twice", "The cycle's dates were loaded a day late; we send the response today.")
                },
                told(11, 12, 14, 0, .hana) { desk in
                    try await desk.perform(
                        ResolveRequest(request: desk.id("prairie twice"), text: "The response of cycle 3 was delivered."))
                },
            ]
    }

    private static func fireweed(_ utility: DemoUtility) -> [StoryFact] {
        opened(
            "fireweed leak", utility, 10, 7, 12, 0, .limited, .portal, "Leak alarms come a day late",
            "Alarms of Monday came on Tuesday.", to: .hana)
            + [
                told(10, 7, 16, 0, .hana) {
                    try await $0.reply("fireweed leak", "The event export waits for its window; we move it.")
                },
                told(10, 9, 10, 0, .hana) { desk in
                    try await desk.perform(
                        PauseRequest(request: desk.id("fireweed leak"), reason: .waitingOnScheduledChange))
                },
                told(10, 15, 9, 0, .hana) { desk in
                    try await desk.perform(ResumeRequest(request: desk.id("fireweed leak")))
                    try await desk.perform(
                        ResolveRequest(request: desk.id("fireweed leak"), text: "Events leave every ten minutes now."))
                },
                closed("fireweed leak", 10, 22),
            ]
            // Still open on the morning of the books' now, and escalating.
            + opened(
                "fireweed harbor", utility, 11, 13, 11, 0, .major, .phone, "Harbor meters do not report",
                "Forty meters at the harbor have not reported since Thursday.", to: .hana)
            + [
                told(11, 13, 15, 40, .kim) {
                    try await $0.reply("fireweed harbor", "A crew goes to the router at the harbor on Monday.")
                }
            ]
    }
}
