/// A rule said no. Each subject has one enum of its refusals; a fault (a bug, a full disk) is never one.
package protocol Refusal: Error, Sendable {
    /// What was refused, why, and what to do next, in a sentence or two fit for the person who asked.
    var message: String { get }
}
