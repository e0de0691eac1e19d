import Domain
import Foundation
import Testing

@testable import BackOffice

/// One process writes the books; who comes second is told who was first.
@Suite(.serialized) struct LockTests {
    @Test func `a second process that wants to write is told who holds the books`() async throws {
        let books = try await TestBooks.make()
        let directory = books.directory
        books.close()
        let helper = try HelperProcess.start(.hold, directory)
        defer { helper.kill() }
        #expect(try helper.hasSpoken())
        let refusal = try #require(throws: OfficeRefusal.self) { try Office.open(directory, clock: .machine, waiting: 0) }
        guard case .locked(let holder, waited: 0) = refusal else {
            Issue.record("\(refusal)")
            return
        }
        #expect(holder.contains("process \(helper.process.processIdentifier) ("))
        #expect(holder.contains(" since 20"))
    }

    @Test func `reading needs no lock`() async throws {
        let books = try await TestBooks.make()
        let directory = books.directory
        books.close()
        let helper = try HelperProcess.start(.hold, directory)
        defer { helper.kill() }
        #expect(try helper.hasSpoken())
        let office = try Office.openForReading(directory, clock: .machine)
        #expect(try office.actor("root").roles == [.administrator])
        #expect(try office.verify(checks: []).isWhole)
    }

    @Test func `the lock of a process that was killed is free, and a command waits for one that ends`() async throws {
        let books = try await TestBooks.make()
        let directory = books.directory
        books.close()
        let helper = try HelperProcess.start(.hold, directory)
        #expect(try helper.hasSpoken())
        // By a thread of its own: the one that waits may be the only one the tests have left.
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: 0.2)
            helper.kill()
        }
        #expect(try Office.open(directory, clock: .machine, waiting: 60).directory == directory)
    }

    @Test func `books opened twice in one process are refused the second time`() async throws {
        let books = try await TestBooks.make()
        #expect(throws: OfficeRefusal.self) { try Office.open(books.directory, clock: .machine, waiting: 0) }
    }
}
