package enum OperationsActions {
    package static let all: [any Action.Type] = [
        RecordOutage.self, EndOutage.self, CorrectOutage.self, ApproveServiceWindow.self, CancelServiceWindow.self,
        RecordWindowCompletion.self, SetChecklist.self, RecordChecks.self, LinkCorrectiveAction.self, SignChecklist.self,
        SetMonitor.self, EquipFacility.self, RetireMonitor.self, RecordReading.self, AcknowledgeAlarm.self, ClearAlarm.self,
        LinkAlarm.self, RecordCertificate.self, RecordBackup.self, MoveBackup.self, DisposeOfBackup.self,
        BeginRecovery.self, VerifyRecovery.self, SetRecoveryPlan.self,
        RecordVendorContract.self, RecordVendorCall.self, RecordVendorResponse.self, SetAccessReview.self,
        RecordAccessReview.self, RecordVisit.self, EndVisit.self,
        AddCheck.self, RemoveCheck.self, RecordCheck.self, AddAlarmRecipient.self, RemoveAlarmRecipient.self,
    ]
}
