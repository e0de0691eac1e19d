import Domain
import Metering

/// A stretch of reads the utility and the provider talked about: why, who asked, who decided and when.
package struct DemoExclusion: Sendable {
    package enum Decision: Hashable, Sendable {
        case approved(at: Instant)
        case rejected(at: Instant, reason: String)

        var at: Instant {
            switch self {
            case .approved(let at), .rejected(let at, _): at
            }
        }
    }

    package let utility: String
    /// The service points whose reads it is about.
    package let points: [Int]
    package let code: ExclusionCode
    package let period: Period
    package let requestedAt: Instant
    package let decision: Decision
    package let evidence: String

    /// Whether the slots leave both sides of the figure judged at `close`.
    package func counts(at close: Instant) -> Bool {
        switch decision {
        case .approved(let at): at <= close
        case .rejected: false
        }
    }
}
