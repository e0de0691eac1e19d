import Domain
import Foundation
import Testing
import Wire

@testable import BackOffice

@Suite struct AlarmMailTests {
    private let oncall = EmailAddress(named: "oncall@provider.example")
    private let chief = EmailAddress(named: "chief@provider.example")

    private func monitor(_ books: WireBooks, of customer: CustomerCode = WireBooks.customer) async throws -> Monitor.ID {
        try await books.perform(
            SetMonitor(
                customer: customer, system: .infrastructure, name: Monitor.Name(named: "disk"), unit: "%",
                thresholds: Thresholds(warning: Band(high: Quantity(85)), critical: Band(high: Quantity(95))))
        ).monitor
    }

    private func told(_ books: WireBooks) throws -> [String] {
        try books.read { try $0.mails() }.map { "\($0.recipient) \($0.fact)" }
    }

    @Test func `opening and raising are told once each, to those who are told of such`() async throws {
        let books = try await WireBooks.make()
        let monitor = try await monitor(books)
        try await books.perform(AddAlarmRecipient(to: oncall, severity: .warning))
        try await books.perform(AddAlarmRecipient(to: chief, customer: WireBooks.customer, severity: .critical))
        for value in [80, 90, 91, 96, 97, 50] {
            try await books.perform(RecordReading(monitor: monitor, value: Quantity(value)))
        }
        #expect(
            try told(books) == [
                "oncall@provider.example AL-000001/1", "oncall@provider.example AL-000001/2",
                "chief@provider.example AL-000001/2",
            ])
        try await books.perform(RecordReading(monitor: monitor, value: Quantity(99)))
        #expect(try told(books).suffix(2).map { $0.hasSuffix("AL-000002/1") } == [true, true])
        let fake = try FakeSendmail()
        #expect(try await books.run(fake.sendmail).count == 5)
        let mail = try #require(try fake.mails.first { $0.contains("AL-000002") })
        #expect(mail.contains("Bounds: ") && mail.contains("99 %"))
        #expect(try books.office.problemsOfReplay() == [])
    }

    @Test func `nobody hears of another utility's alarms, and an address is told once`() async throws {
        let books = try await WireBooks.make()
        let lakeside = CustomerCode(named: "LAKESIDE")
        try await books.perform(
            RegisterCustomer(
                customer: lakeside, name: "L", zone: .pacific, accountManager: "D", technicalRepresentative: "R"))
        let monitor = try await monitor(books, of: lakeside)
        try await books.perform(AddAlarmRecipient(to: WireBooks.lee, customer: WireBooks.customer, severity: .warning))
        await #expect(throws: CheckRefusal.contactHears(WireBooks.lee)) {
            try await books.perform(AddAlarmRecipient(to: WireBooks.lee, severity: .warning))
        }
        await #expect(throws: CheckRefusal.toldAlready(WireBooks.lee)) {
            try await books.perform(
                AddAlarmRecipient(to: WireBooks.lee, customer: WireBooks.customer, severity: .critical))
        }
        // Told of everything before becoming a contact of one utility.
        try await books.perform(AddAlarmRecipient(to: chief, severity: .warning))
        try await books.perform(AddContact(customer: WireBooks.customer, name: "C", role: "R", email: chief.text))
        try await books.perform(RecordReading(monitor: monitor, value: Quantity(99)))
        #expect(try told(books) == [])
        try await books.perform(RemoveAlarmRecipient(to: chief))
        await #expect(throws: CheckRefusal.notTold(chief)) { try await books.perform(RemoveAlarmRecipient(to: chief)) }
    }
}
