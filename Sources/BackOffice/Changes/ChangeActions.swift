package enum ChangeActions {
    package static let all: [any Action.Type] = [
        SetBoardRules.self, OpenBoardMeeting.self, RecordBoardDecision.self, CloseBoardMeeting.self, CallOffBoardMeeting.self,
        AddToMinutes.self,
        PlaceOnAgenda.self, PublishChangeTemplate.self, DeclareFreeze.self, LiftFreeze.self, DraftChange.self, ReviseChange.self,
        SubmitChange.self,
        PullBackChange.self, CancelChange.self, ApproveEmergencyChange.self, ScheduleChange.self, StartChange.self,
        FinishChange.self, RecordChangeBackup.self, ReviewChange.self, CloseChange.self, GenerateMeeting.self, CloseAgenda.self,
        MoveAgenda.self, RecheckClashes.self,
    ]
}
