import Domain
import Foundation
import Testing

@testable import Workbook

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A folder of its own for one test, gone afterwards.
struct Scratch: ~Copyable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "workbook-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }
}

/// Runs a program and gives what it printed; nil when it is not installed or failed.
func output(of program: String, _ arguments: [String]) -> String? {
    guard
        let found = ["/usr/bin/", "/usr/local/bin/"].map({ $0 + program }).first(where: FileManager.default.isExecutableFile)
    else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: found)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
}

/// One part of a workbook's zip, such as `xl/worksheets/sheet1.xml`.
func part(_ name: String, of file: String) -> String? { output(of: "unzip", ["-p", file, name]) }

/// What a workbook's cells hold after LibreOffice has worked every formula out anew; nil where it is not installed.
func recalculated(_ file: String, sheet: Int) throws -> [[String]]? {
    let folder = (file as NSString).deletingLastPathComponent + "/csv-\(UUID().uuidString)"
    let profile = folder + "-profile"
    try FileManager.default.createDirectory(atPath: profile + "/user", withIntermediateDirectories: true)
    // Left to itself it trusts the kept results.
    let always = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
        <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
        """
    try always.write(toFile: profile + "/user/registrymodifications.xcu", atomically: true, encoding: .utf8)
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,\(sheet)"
    let arguments = ["-env:UserInstallation=file://\(profile)", "--headless", "--convert-to", filter, "--outdir", folder, file]
    guard output(of: "soffice", arguments) != nil else { return nil }
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: folder).first)
    let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map { String($0).replacing("\"", with: "") }
    }
}

/// Whether every XML part of the file is well-formed, and the texts of its cells in order.
final class CellTexts: NSObject, XMLParserDelegate {
    private(set) var texts: [String] = []
    private var current: String?

    static func read(_ xml: String) -> [String]? {
        let reader = CellTexts()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = reader
        return parser.parse() ? reader.texts : nil
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if element == "t" { current = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { current? += string }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        if element == "t", let text = current {
            texts.append(text)
            current = nil
        }
    }
}

let someTitle = TitleBlock(
    "Status", customer: "Cedar Falls Electric", period: "2026 Q3", zone: .central,
    madeAt: Instant(milliseconds: 1_791_000_000_000), madeBy: "Dana Ruiz")

/// A workbook of one sheet that holds these texts, one a row.
func workbook(texts: [String], sheet: String = "Texts") -> Workbook {
    Workbook(
        someTitle,
        sheets: [
            Sheet(sheet, title: sheet, summary: "texts", [.table(Table("texts", texts, columns: [Column("Text") { .text($0) }]))])
        ], notes: [])
}
