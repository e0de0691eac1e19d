import Domain

/// When assessments become final: with the month's close, after its reads are frozen.
package enum AssessmentCloses {
    static let jobKind = "storeAssessments"

    static func schedule(_ month: Month, of customer: CustomerCode, in book: Book) throws {
        let zone = try book.view.customer(customer).zone
        try book.schedule(jobKind, key: "\(customer) \(month)", dueAt: CloseRule.standard.instant(of: month, in: zone))
    }

    package static let handler = JobHandler(jobKind) { job, _ in
        let parts = job.key.split(separator: " ")
        guard parts.count == 2, let customer = CustomerCode(parts[0]), let month = Month(parts[1]) else {
            throw Unreadable("job.key")
        }
        return StoreAssessments(customer: customer, month: month)
    }
}
