import Domain

/// The roles people hold (15.1).
package enum Role: String, Codable, CaseIterable, Hashable, Sendable {
    case accountManager
    case supportAnalyst
    case supportManager
    case finance
    case changeBoardAdministrator
    case changeBoardMember
    case operations
    case amiOperator
    case administrator
    case auditor
    case customerContact
    case customerServiceRepresentative

    /// Held by a utility's own people alone, who hold no other (15.1).
    package var isOfUtility: Bool { self == .customerContact || self == .customerServiceRepresentative }

    func require(fits utility: CustomerCode?) throws(AccessRefusal) {
        if let utility {
            guard isOfUtility else { throw .roleOfProvider(self, utility) }
        } else {
            guard !isOfUtility else { throw .utilityMissing(self) }
        }
    }

    /// What each role may do when books are opened; stored then, and from then on data. The administrator may do everything.
    package var standardPermissions: Set<Permission> {
        switch self {
        case .administrator: Set(Permission.allCases)
        case .accountManager:
            [
                .readBooks, .readBilling, .manageCustomers, .manageContracts, .signContracts, .manageReadTerms,
                .approveExclusions,
                .holdMeetings, .logRequests, .manageWork, .logHours, .closeHourYears, .recordExpenses,
            ]
        case .operations:
            [
                .readBooks, .recordOutages, .requestWindows, .submitChanges, .implementChanges, .signChecklists, .operateSystems,
                .logRequests, .runJobs, .closeMonths,
            ]
        case .amiOperator:
            [
                .readBooks, .manageRegistry, .importReads, .manageReadTerms, .requestExclusions, .recordDeliveries, .runJobs,
                .closeMonths,
            ]
        case .changeBoardAdministrator: [.readBooks, .requestWindows, .approveWindows, .administerBoard, .submitChanges]
        case .changeBoardMember: [.readBooks, .approveWindows, .decideChanges, .submitChanges]
        case .supportManager:
            [
                .readBooks, .recordOutages, .requestExclusions, .approveExclusions, .logHours, .logRequests, .workRequests,
                .superviseRequests,
            ]
        case .supportAnalyst: [.readBooks, .recordOutages, .logHours, .logRequests, .workRequests]
        case .finance:
            [
                .readBooks, .readBilling, .closeHourYears, .recordExpenses, .runInvoices, .issueInvoices, .recordPayments,
                .manageTax,
            ]
        case .customerContact: [.readBooks, .readBilling, .logRequests]
        case .customerServiceRepresentative: [.readBooks, .logRequests]
        case .auditor: [.readBooks, .readBilling, .readJournal]
        }
    }
}
