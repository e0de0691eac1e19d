import Foundation
import Testing

/// Demonstration books under `demo`, made by the command as a newcomer types it, once; each test gets a copy.
enum DemoFolder {
    private static let made = Result {
        let folder = try TestFolder()
        try folder.amico("demo", "--endpoints", "12", "--data", "demo")
        return folder
    }

    static func copy() throws -> TestFolder {
        let folder = try TestFolder()
        let source = try made.get().url.appending(path: "demo")
        try FileManager.default.copyItem(at: source, to: folder.url.appending(path: "demo"))
        return folder
    }
}
