/// Hours, what changes them, and how they end.
package enum HourActions {
    package static let all: [any Action.Type] = [
        LogHours.self, ReverseHours.self, OfferHours.self, CloseHourYear.self,
        OpenHourYear.self, DraftChangeOrder.self,
        SignChangeOrder.self, VoidChangeOrder.self, GiveNotice.self, WithdrawNotice.self, Remind.self,
    ]
}
