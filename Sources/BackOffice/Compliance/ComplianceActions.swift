package enum ComplianceActions {
    package static let all: [any Action.Type] = [RecordQuarterlyMeeting.self, StoreAssessments.self]
}
