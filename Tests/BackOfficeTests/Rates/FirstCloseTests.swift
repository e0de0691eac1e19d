import Domain
import Foundation
import GRDB
import Metering
import Testing

@testable import BackOffice

/// Which months of a utility wait to be closed once its registry is in the books.
struct FirstCloseTests {
    @Test(arguments: [
        ("2026-07-15T00:00:00-07:00", "TIDEWATER 2026-07"),
        // No link says more than a year of closes is wanted.
        ("2019-01-01T00:00:00-08:00", "TIDEWATER 2025-10"),
        // A link still to come begins with the month it was recorded in.
        ("2027-03-01T00:00:00-08:00", "TIDEWATER 2026-10"),
    ])
    func `closes begin with the month of the first link, at most a year back`(from: String, key: String) async throws {
        let books = try await TestBooks.make(at: "2026-10-20T12:00:00Z")
        let utility = WaterBooks.utility
        try await books.perform(
            RegisterCustomer(
                customer: utility, name: "Tidewater", zone: .pacific, accountManager: "Dana", technicalRepresentative: "Lee"))
        var link = RecordInstallation.example.installation
        link.from = try #require(Instant(from))
        link.to = nil
        try await books.perform(RecordInstallation(utility: utility, installation: link))
        let keys = try books.office.read(as: books.root) {
            try String.fetchAll($0.db, sql: "SELECT key FROM job WHERE kind = 'closeMonth' ORDER BY key")
        }
        #expect(keys == [key])
    }
}
