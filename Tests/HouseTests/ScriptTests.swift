import Foundation
import Testing

/// The scripts a newcomer and the CI start.
@Suite struct ScriptTests {
    private static let paths = ["Scripts/run", "Scripts/test", "Scripts/prepare", "Scripts/fuzz", "Scripts/journeys", ".ci/run"]

    @Test(arguments: paths)
    func `a script can be started and stops at the first failure`(path: String) throws {
        let file = SourceTree.root.appending(path: path).resolvingSymlinksInPath()
        #expect(FileManager.default.isExecutableFile(atPath: file.path))
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.hasPrefix("#!/usr/bin/env bash\n"))
        #expect(text.contains("\nset -euo pipefail\n"))
    }

    @Test func `the CI runs what the README says runs the tests`() throws {
        let file = SourceTree.root.appending(path: ".ci/run")
        #expect(try String(contentsOf: file, encoding: .utf8).contains("exec Scripts/test"))
    }
}
