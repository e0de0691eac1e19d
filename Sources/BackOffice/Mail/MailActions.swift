package enum MailActions {
    package static let all: [any Action.Type] = [
        SetMailAddress.self, SendTestMail.self, RecordHandOver.self, RetryMail.self, ReceiveMail.self, ScheduleReport.self,
        EndReportSchedule.self, MailReport.self,
    ]
}
