import Domain
import Foundation
import Testing

@testable import Documents

/// Against the schemas of OASIS in Fixtures/ubl, without a network.
@Suite struct UBLTests {
    @Test(arguments: [("Invoice", nil), ("CreditNote", "INV-2026-0001")])
    func `what payables systems get is valid UBL`(kind: String, corrects: String?) throws {
        let xml = try SamplePapers.ubl(corrects: corrects).xml(Templates(in: SamplePapers.templates))
        let (status, report) = try UBLTests.validate(xml, as: kind)
        #expect(status == 0, "\(report)")
        #expect(xml.contains("<cbc:PayableAmount currencyID=\"USD\">65358.00</cbc:PayableAmount>"))
        #expect(xml.contains("<cbc:BaseQuantity unitCode=\"MIN\">60</cbc:BaseQuantity>"))
    }

    @Test func `the schema refuses what is no invoice`() throws {
        let xml = try SamplePapers.ubl(corrects: nil).xml(Templates(in: SamplePapers.templates))
            .replacing("<cbc:ID>INV-2026-0001</cbc:ID>", with: "")
        #expect(try UBLTests.validate(xml, as: "Invoice").status != 0)
    }

    static func validate(_ xml: String, as kind: String) throws -> (status: Int32, report: String) {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/ubl/maindoc")
        let file = URL(filePath: NSTemporaryDirectory()).appending(path: "ubl-\(UUID().uuidString).xml")
        try xml.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let run = Process()
        run.executableURL = URL(filePath: "/usr/bin/xmllint")
        run.arguments = ["--nonet", "--noout", "--schema", fixtures.appending(path: "UBL-\(kind)-2.5.xsd").path, file.path]
        let errors = Pipe()
        run.standardError = errors
        try run.run()
        let report = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        run.waitUntilExit()
        return (run.terminationStatus, report)
    }
}
