import Domain
import Metering
import Testing

struct DeliveryRateTests {
    private let schedule = DeliverySchedule(
        number: 1, fileType: "daily-reads", destination: "sftp://river", dueMinute: 480, dueDaysAfter: 1, parts: 2,
        turnaroundMinutes: 240, firstDay: Day("2026-10-30") ?? Day(ordinal: 0), lastDay: nil)

    private func at(_ text: String) throws -> Instant { try #require(Instant(text)) }
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func part(
        _ part: Int, of day: String, version: Int = 1, at delivered: String, kind: Delivery.Kind = .scheduled, valid: Bool = true,
        actual: Int = 100, unexplained: Int = 0, requested: String? = nil
    ) throws -> Delivery {
        Delivery(
            number: 1, schedule: 1, serviceDay: try self.day(day), kind: kind, version: version, part: part, parts: 2,
            deliveredAt: try at(delivered), isValid: valid, declared: 100, actual: actual, unexplained: unexplained,
            requestedAt: try requested.map { try at($0) }, file: "f.xml")
    }

    private func judge(
        _ deliveries: [Delivery], month: String = "2026-11", outages: [ReceiverOutage] = [], now: String = "2026-12-31T00:00:00Z"
    ) throws -> DeliveryRate {
        DeliveryRate(
            month: try #require(Month(month)), zone: .pacific, schedules: [schedule], deliveries: deliveries.shuffled(),
            outages: outages, now: try at(now))
    }

    @Test func `November 2026 has thirty files due, each at eight of its next morning`() throws {
        let rate = try judge([])
        #expect(rate.adjusted == DeliveryCounts(due: 30, onTime: 0, complete: 0, valid: 0, good: 0))
        #expect(rate.files.first?.dueAt == (try at("2026-11-02T08:00:00-08:00")))
        #expect(rate.files.allSatisfy { $0.verdict == "never delivered" })
        // The file of the last day of October is due on the morning after the clock change, and belongs to October.
        let october = try judge([], month: "2026-10")
        #expect(october.files.map(\.dueAt) == [try at("2026-10-31T08:00:00-07:00"), try at("2026-11-01T08:00:00-08:00")])
    }

    @Test func `a file is on time when its last part comes at the due instant, and late a second after it`() throws {
        let rate = try judge([
            part(1, of: "2026-11-03", at: "2026-11-04T07:00:00-08:00"),
            part(2, of: "2026-11-03", at: "2026-11-04T08:00:00-08:00"),
            part(1, of: "2026-11-04", at: "2026-11-05T07:00:00-08:00"),
            part(2, of: "2026-11-04", at: "2026-11-05T08:00:01-08:00"),
        ])
        #expect(rate.adjusted == DeliveryCounts(due: 30, onTime: 1, complete: 2, valid: 2, good: 1))
        #expect(rate.files[3].verdict == "late")
    }

    @Test func `the first valid and complete version is judged, not the first that came`() throws {
        let rate = try judge([
            part(1, of: "2026-11-03", at: "2026-11-04T06:00:00-08:00", valid: false),
            part(2, of: "2026-11-03", at: "2026-11-04T06:01:00-08:00"),
            part(1, of: "2026-11-03", version: 2, at: "2026-11-04T07:30:00-08:00"),
            part(2, of: "2026-11-03", version: 2, at: "2026-11-04T07:31:00-08:00"),
            part(1, of: "2026-11-03", version: 3, at: "2026-11-06T07:30:00-08:00", kind: .lateCorrected),
            part(2, of: "2026-11-03", version: 3, at: "2026-11-06T07:31:00-08:00", kind: .lateCorrected),
        ])
        #expect(rate.files[2].version == 2)
        #expect(rate.files[2].isGood)
        #expect(rate.lateCorrected == 1)
    }

    @Test func `a missing part, a wrong trailer and an unexplained channel are each incomplete`() throws {
        let rate = try judge([
            part(1, of: "2026-11-03", at: "2026-11-04T06:00:00-08:00"),
            part(1, of: "2026-11-04", at: "2026-11-05T06:00:00-08:00"),
            part(2, of: "2026-11-04", at: "2026-11-05T06:00:00-08:00", actual: 99),
            part(1, of: "2026-11-05", at: "2026-11-06T06:00:00-08:00"),
            part(2, of: "2026-11-05", at: "2026-11-06T06:00:00-08:00", unexplained: 1),
        ])
        #expect(rate.adjusted == DeliveryCounts(due: 30, onTime: 0, complete: 0, valid: 2, good: 0))
        #expect(rate.files[3].verdict == "invalid, incomplete")
    }

    @Test func `a resend on request is judged by its turnaround and never stands for the file`() throws {
        let rate = try judge([
            part(
                1, of: "2026-11-03", version: 9, at: "2026-11-04T07:00:00-08:00", kind: .resend,
                requested: "2026-11-04T04:00:00-08:00"),
            part(
                2, of: "2026-11-03", version: 9, at: "2026-11-04T08:00:00-08:00", kind: .resend,
                requested: "2026-11-04T04:00:00-08:00"),
            part(
                1, of: "2026-11-05", version: 9, at: "2026-11-06T08:00:01-08:00", kind: .resend,
                requested: "2026-11-06T04:00:00-08:00"),
        ])
        #expect(rate.adjusted.good == 0)
        #expect(rate.resends == 2)
        #expect(rate.resendsInTime == 1)
    }

    @Test func `an outage of the receiver takes out what fell due in it`() throws {
        let outage = ReceiverOutage(
            number: 7, destination: "sftp://river",
            period: Period(try at("2026-11-05T08:00:00-08:00"), try at("2026-11-06T08:00:00-08:00")))
        let rate = try judge([], outages: [outage])
        // Due at its very start: it could still be delivered. Due at its very end: it could not.
        #expect(rate.excluded == 1)
        #expect(rate.files.first { $0.excludedBy == 7 }?.serviceDay == (try day("2026-11-05")))
        #expect(rate.adjusted.due == 29)
        #expect(rate.raw.due == 30)
        let elsewhere = ReceiverOutage(number: 8, destination: "sftp://other", period: outage.period)
        #expect(try judge([], outages: [elsewhere]).excluded == 0)
    }

    @Test func `in a running month only what has fallen due counts`() throws {
        let rate = try judge([], now: "2026-11-10T12:00:00-08:00")
        #expect(rate.adjusted.due == 9)
        #expect(rate.toCome == 21)
    }
}
