import Foundation

/// The checkpoints as they are read back, and what is wrong with their file.
struct CheckpointFile {
    private(set) var marks: [Checkpoint] = []
    private(set) var problems: [String] = []

    static func read(_ directory: DataDirectory) throws -> CheckpointFile {
        var found = CheckpointFile()
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: directory.checkpoints)), !bytes.isEmpty else {
            found.problems = [
                "there are no checkpoints beside the books (\(directory.checkpoints)): whether the journal's end was cut off cannot be told"
            ]
            return found
        }
        guard let key = try? CheckpointKey.load(directory.checkpointKey, making: false) else {
            found.problems = ["the key of the checkpoints is not beside the books (\(directory.checkpointKey))"]
            return found
        }
        for start in stride(from: 0, to: bytes.count, by: Checkpoint.length) {
            let record = bytes[start..<min(start + Checkpoint.length, bytes.count)]
            if let checkpoint = CheckpointRecord.read(Data(record), by: key) {
                found.marks.append(checkpoint)
            } else {
                found.problems.append("checkpoint \(start / Checkpoint.length + 1) is damaged, or was not signed here")
            }
        }
        return found
    }
}
