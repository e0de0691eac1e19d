import Foundation
import Workbook

extension Answer {
    static func workbook(_ bytes: Data, name: String) -> Answer {
        .download(name: name, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes)
    }
}

extension Workbook {
    /// The workbook as it is handed over: made in a file of its own, which is gone again.
    var bytes: Data {
        get throws {
            let path = NSTemporaryDirectory() + "amico-\(UUID().uuidString).xlsx"
            defer { try? FileManager.default.removeItem(atPath: path) }
            try write(to: path)
            return try Data(contentsOf: URL(filePath: path))
        }
    }
}
