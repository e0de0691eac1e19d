import Domain

/// What `access-review list --json` prints: what is reviewed, by whom, and where it stands on a day in the provider's zone.
package struct AccessReviewAnswer: Encodable, Equatable, Sendable {
    package let subject: AccessSubject
    package let words: String
    /// From one review to the next.
    package let months: Int?
    package let owner: String
    package let lastReview: AccessReview?
    package let dueOn: Day?
    package let overdue: Bool
    package let standing: String

    private init(_ review: AccessReviewStanding, on today: Day) {
        subject = review.plan.subject
        words = review.plan.subject.words
        months = review.plan.months
        owner = review.plan.owner
        lastReview = review.last
        dueOn = review.dueOn
        overdue = review.isOverdue(on: today)
        standing = review.words(on: today)
    }

    /// Of a customer's systems, or of all the actor may see, rooms too.
    package static func list(of customer: CustomerCode?, onlyOverdue: Bool, in view: View) throws -> [AccessReviewAnswer] {
        let today = Checklist.zone.day(of: view.now)
        return try view.accessReviews(of: customer).map { AccessReviewAnswer($0, on: today) }.filter {
            !onlyOverdue || $0.overdue
        }
    }
}
