/// What an actor may be allowed to do. Which role may do what is data in the books (`GrantPermission`), not code.
package enum Permission: String, Codable, CaseIterable, Hashable, Sendable {
    case readBooks
    case takeOverHistory
    case manageAccess
    case manageCatalogue
    case manageCustomers
    case manageContracts
    case signContracts
    case manageWork
    case logHours
    case closeHourYears
    case recordExpenses
    case runInvoices
    case issueInvoices
    case recordPayments
    case manageTax
    case manageRegistry
    case importReads
    case manageReadTerms
    case requestExclusions
    case approveExclusions
    case recordDeliveries
    case recordOutages
    case requestWindows
    case approveWindows
    case signChecklists
    case operateSystems
    case holdMeetings
    case logRequests
    case workRequests
    case superviseRequests
    case closeMonths
    case runJobs
}
