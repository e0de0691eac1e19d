/// Every action on exclusions, read terms, deliveries and closes.
package enum RateActions {
    package static let all: [any Action.Type] = [
        RequestExclusion.self, ApproveExclusion.self, RejectExclusion.self, WithdrawExclusion.self, SetReadTerms.self,
        SetBillDates.self, SetDeliverySchedule.self, EndDeliverySchedule.self, RecordDelivery.self, RequestReceiverOutage.self,
        DecideReceiverOutage.self, CloseMonth.self,
    ]
}
