import Domain
import Foundation

/// Standard output carries answers, standard error complaints and progress; the two are never mixed.
enum Console {
    static func say(_ text: String) { write(text + "\n", to: .standardOutput) }
    static func complain(_ text: String) { write(text + "\n", to: .standardError) }

    /// A person is watching standard error.
    static var isWatched: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

    /// Draws over the running line of standard error; an empty text wipes it.
    static func redraw(_ text: String) { write("\r\u{1B}[K" + text, to: .standardError) }

    private static func write(_ text: String, to handle: FileHandle) {
        // A reader that went away (`| head`) is no fault of the command.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}

extension HouseOptions {
    /// Prints a figure: as one line of JSON with sorted keys where asked for, else as text for people.
    func answer(_ figure: some Encodable, text: () -> String) throws {
        guard json else { return Console.say(text()) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        Console.say(String(decoding: try encoder.encode(figure), as: UTF8.self))
    }
}
