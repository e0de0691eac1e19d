/// Statements of work, the agreements over them, engagements and what they cost.
package enum WorkActions {
    package static let all: [any Action.Type] = [
        DraftMaintenanceAgreement.self, SignMaintenanceAgreement.self, DraftProfessionalServicesAgreement.self,
        SignProfessionalServicesAgreement.self, RequestStatementOfWork.self, RecordScoping.self, QuoteStatementOfWork.self,
        SignStatementOfWork.self, CompleteStatementOfWork.self, DropStatementOfWork.self, GatherRequirements.self,
        AcceptPhase.self, PlanEngagement.self, ConfirmEngagement.self, RescheduleEngagement.self, CancelEngagement.self,
        RecordExpense.self, WithdrawExpense.self,
    ]
}
