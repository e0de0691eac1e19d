import Domain

/// What `reminders list --json` prints of a reminder or an alert.
package struct ReminderAnswer: Encodable, Equatable, Sendable {
    package let reminder: Int
    package let customer: CustomerCode
    package let kind: Reminder.Kind
    package let recipient: String
    package let about: StatementOfWork.ID
    package let on: Day
    package let text: String

    package init(_ reminder: Reminder) {
        self.reminder = reminder.number
        customer = reminder.customer
        kind = reminder.kind
        recipient = reminder.recipient
        about = reminder.about
        on = reminder.dueOn
        text = reminder.text
    }
}
