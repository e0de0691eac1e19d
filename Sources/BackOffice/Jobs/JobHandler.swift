/// How jobs of one kind are done: reads the books as they stand at the job's due instant and builds the action that does it.
package struct JobHandler: Sendable {
    package let kind: String
    let action: @Sendable (Job, View) throws -> any Action

    /// What `action` throws as a refusal leaves the job due: it is tried again on the next run.
    package init(_ kind: String, _ action: @escaping @Sendable (Job, View) throws -> any Action) {
        self.kind = kind
        self.action = action
    }

    /// Every kind of job there is. A subject lists its own in its folder; here they are joined.
    package static let all: [JobHandler] = [
        MonthCloses.handler, AssessmentCloses.handler, OpenHourYear.handler, Remind.handler, ApplyServiceLevelPolicy.handler,
        GenerateMeeting.handler, CloseAgenda.handler, MoveAgenda.handler, RecheckClashes.handler, MailReport.handler,
    ]
}
