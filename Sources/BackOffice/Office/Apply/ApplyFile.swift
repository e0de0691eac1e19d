import Domain

/// The lines of an apply file, one at a time; blank ones are passed over. A line is at most 1 MiB.
struct ApplyFile: ~Copyable {
    private let path: String
    private var reader: LineReader

    static let longest = 1 << 20

    init(path: String) throws {
        self.path = path
        do throws(FileFault) {
            reader = try LineReader(path: path, longest: ApplyFile.longest)
        } catch {
            throw UnreadableFile(path: path, reason: error.reason)
        }
    }

    mutating func next(applied: Int) throws -> (number: Int, line: ActionLine)? {
        while let bytes = try bytes(applied: applied) {
            let number = reader.line
            let text = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
            if text.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
            do throws(BadJSON) {
                return (number, try ActionLine(text))
            } catch {
                throw RefusedLine(file: path, line: number, problem: error.problem, applied: applied)
            }
        }
        return nil
    }

    private mutating func bytes(applied: Int) throws -> [UInt8]? {
        do {
            return try reader.next()
        } catch let error as LineReader.TooLong {
            throw RefusedLine(
                file: path, line: error.line, problem: "longer than a line may be (\(ApplyFile.longest.grouped) bytes)",
                applied: applied)
        } catch let fault as FileFault {
            throw UnreadableFile(path: path, reason: fault.reason)
        }
    }

    /// Does a line's work; a refusal comes out naming the line.
    func naming<Value>(_ number: Int, applied: Int, _ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let refusal as any Refusal {
            throw RefusedLine(file: path, line: number, problem: refusal.message, applied: applied)
        }
    }
}

/// A file that was named cannot be read: it is not there, it is a folder, it may not be opened.
package struct UnreadableFile: Refusal, Equatable {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    package var message: String { "\(path) cannot be read: \(reason)." }
}
