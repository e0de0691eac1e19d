import Foundation
import Testing

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
