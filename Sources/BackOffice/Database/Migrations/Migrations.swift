import GRDB

/// One step of the schema, forward only. Its file is named for it: `0002-create-customers.swift`.
package struct Migration: Sendable {
    package let name: String
    package let sql: String

    package init(_ name: String, _ sql: String) {
        self.name = name
        self.sql = sql
    }
}

package enum Migrations {
    /// Every step, in order. A step that has been released is never changed.
    package static let all: [Migration] = [
        .createOffice,
        .createCustomers,
        .createAgreements,
        .createRegistry,
        .createReadFiles,
        .createExclusions,
        .createDeliveries,
        .createFrozenMonths,
        .createOutages,
        .createAssessments,
        .createStatementsOfWork,
        .createEngagements,
        .createHours,
        .createNotices,
        .createBilling,
        .createLetterheads,
        .createExpenseWithdrawals,
        .nameChangeOrdersOfEngagements,
        .createChecklists,
        .createMonitors,
        .createBackups,
        .createContacts,
        .createChangeBoard,
        .createChanges,
        .createRequests,
        .createKnowledge,
        .createMail,
        .createWebhooks,
        .createChecks,
        .createVendorsReviewsVisits,
        .createEscalations,
        .createRequestRoutes,
        .createCredentials,
        .createMinutesAdditions,
        .createReportSchedules,
        .indexPages,
        .indexClaims,
        .indexSignatures,
    ]

    package static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in all {
            migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
        }
        return migrator
    }
}
