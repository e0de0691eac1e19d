import CExpat
import Glibc

/// What is told of an XML file as it is read. Names that the listener does not know are told too, as nil, so that depth is kept.
protocol XMLListener: AnyObject {
    associatedtype Tag: RawRepresentable<String> & CaseIterable & Hashable

    /// Whether elements of a namespace are this format's own; others with the same names are strangers.
    static func owns(namespace: String) -> Bool
    func started(_ tag: Tag?, _ attributes: XMLAttributes, line: Int) throws
    /// `text` is what stood directly in the element; `parent` the element around it.
    func ended(_ tag: Tag?, in parent: Tag?, text: ByteView, line: Int) throws
}

/// Reads XML with expat, in blocks, without a document in memory.
///
/// Refusals: a document type (so no entity is ever declared), more than 32 elements deep, a token of more than 256 KiB, an encoding other than
/// UTF-8, ISO-8859-1 or ASCII, XML that is not well-formed.
final class XMLReader<Listener: XMLListener> {
    private let parser: XML_Parser
    private let listener: Listener
    private let tags: [String: Listener.Tag]
    /// Names as expat gives them, told apart once.
    private var names: [(bytes: [UInt8], tag: Listener.Tag?)] = []
    private var lastName = 0
    /// The elements around what is being read, outermost first.
    private var around: [Listener.Tag?] = []
    private var text: [UInt8] = []
    private var fault: (any Error)?
    private var fed = 0

    private init(_ listener: Listener) throws(RejectedLine) {
        guard let parser = XML_ParserCreateNS(nil, XMLLimits.separator) else {
            throw RejectedLine(0, expected: "memory to read XML", found: "none")
        }
        self.parser = parser
        self.listener = listener
        tags = Dictionary(uniqueKeysWithValues: Listener.Tag.allCases.map { ($0.rawValue, $0) })
    }

    deinit { XML_ParserFree(parser) }

    /// Reads a stream to its end. What the listener throws ends the reading and is passed on.
    static func read(_ stream: any ByteStream, _ listener: Listener, progress: ((Int) -> Void)?) throws {
        let reader = try XMLReader(listener)
        try reader.listen { try reader.feed(stream, progress) }
    }

    /// Connects the parser to this object for the length of a call.
    private func listen(_ body: () throws -> Void) throws {
        let user = XMLCallbacks(
            started: { [unowned self] name, attributes in self.started(name, attributes) },
            ended: { [unowned self] in self.ended() },
            text: { [unowned self] bytes in self.gather(bytes) },
            doctype: { [unowned self] in
                self.stop(RejectedLine(self.line, expected: "XML without a document type", found: "a document type"))
            })
        XML_SetUserData(parser, Unmanaged.passUnretained(user).toOpaque())
        XML_SetElementHandler(
            parser,
            { user, name, attributes in
                guard let name else { return }
                XMLCallbacks.of(user)?.started(name, XMLAttributes(attributes))
            },
            { user, _ in XMLCallbacks.of(user)?.ended() })
        XML_SetCharacterDataHandler(parser) { user, bytes, count in
            bytes?.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
                XMLCallbacks.of(user)?.text(ByteView($0, count: Int(count)))
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in XMLCallbacks.of(user)?.doctype() }
        try withExtendedLifetime(user) { try body() }
    }

    private func feed(_ stream: any ByteStream, _ progress: ((Int) -> Void)?) throws {
        while true {
            guard let block = XML_GetBuffer(parser, Int32(XMLLimits.block)) else {
                throw RejectedLine(line, expected: "memory to read XML", found: "none")
            }
            let count = try stream.read(into: UnsafeMutableRawBufferPointer(start: block, count: XMLLimits.block))
            if fed == 0 {
                let head = ByteView(UnsafePointer(block.assumingMemoryBound(to: UInt8.self)), count: count)
                _ = try Detection.bytesToSkip(head)
            }
            fed += count
            let status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
            if let fault { throw fault }
            guard status == XML_STATUS_OK else { throw malformed() }
            let pending = fed - max(0, Int(XML_GetCurrentByteIndex(parser)))
            guard pending <= XMLLimits.longestToken + XMLLimits.block else {
                throw RejectedLine(
                    line, expected: "no token of more than \(XMLLimits.longestToken >> 10) KiB", found: "a longer one")
            }
            progress?(stream.consumed)
            if count == 0 { return }
        }
    }

    private func malformed() -> RejectedLine {
        let code = XML_GetErrorCode(parser)
        let words = XML_ErrorString(code).map { String(cString: $0) } ?? "something else"
        if code == XML_ERROR_UNKNOWN_ENCODING || code == XML_ERROR_INCORRECT_ENCODING {
            return RejectedLine(line, expected: "UTF-8 or ISO-8859-1", found: "another encoding")
        }
        return RejectedLine(line, expected: "well-formed XML", found: words)
    }

    private var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

    private func stop(_ error: any Error) {
        guard fault == nil else { return }
        fault = error
        XML_StopParser(parser, 0)
    }

    // MARK: What expat tells

    private func started(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes) {
        guard fault == nil else { return }
        guard around.count < XMLLimits.deepest else {
            return stop(RejectedLine(line, expected: "at most \(XMLLimits.deepest) elements inside one another", found: "more"))
        }
        let tag = tag(of: name)
        around.append(tag)
        text.removeAll(keepingCapacity: true)
        do {
            try listener.started(tag, attributes, line: line)
        } catch {
            stop(error)
        }
    }

    private func ended() {
        guard fault == nil, let tag = around.popLast() else { return }
        do {
            let line = line
            let parent = around.last ?? nil
            try text.withUnsafeBufferPointer { try listener.ended(tag, in: parent, text: ByteView($0), line: line) }
        } catch {
            stop(error)
        }
        text.removeAll(keepingCapacity: true)
    }

    private func gather(_ bytes: ByteView) {
        guard fault == nil, around.last ?? nil != nil else { return }
        guard text.count + bytes.count <= XMLLimits.longestToken else {
            return stop(
                RejectedLine(line, expected: "no text of more than \(XMLLimits.longestToken >> 10) KiB", found: "a longer one"))
        }
        bytes.append(to: &text)
    }

    /// The listener's tag for `namespace|name`. A file has few names, so each is told apart once; beyond a bound every time.
    private func tag(of name: UnsafePointer<CChar>) -> Listener.Tag? {
        let view = XMLLimits.view(name)
        // Names follow each other in the same order again and again: the search begins behind the one found last.
        for step in 0..<names.count {
            let place = (lastName + 1 + step) % names.count
            if view.equals(names[place].bytes) {
                lastName = place
                return names[place].tag
            }
        }
        let text = view.text
        let cut = text.lastIndex(of: "|")
        let space = cut.map { String(text[..<$0]) } ?? ""
        let local = cut.map { String(text[text.index(after: $0)...]) } ?? text
        let tag = Listener.owns(namespace: space) ? tags[local] : nil
        if names.count < XMLLimits.namesKept { names.append((view.array, tag)) }
        return tag
    }
}

enum XMLLimits {
    static let deepest = 32
    static let longestToken = 256 << 10
    static let block = 64 << 10
    static let namesKept = 64
    static let separator = CChar(UInt8(ascii: "|"))

    static func view(_ text: UnsafePointer<CChar>) -> ByteView {
        ByteView(UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
    }
}

/// What expat's callbacks find behind their user pointer: C cannot call a generic type.
private final class XMLCallbacks {
    let started: (UnsafePointer<CChar>, XMLAttributes) -> Void
    let ended: () -> Void
    let text: (ByteView) -> Void
    let doctype: () -> Void

    init(
        started: @escaping (UnsafePointer<CChar>, XMLAttributes) -> Void, ended: @escaping () -> Void,
        text: @escaping (ByteView) -> Void, doctype: @escaping () -> Void
    ) {
        self.started = started
        self.ended = ended
        self.text = text
        self.doctype = doctype
    }

    static func of(_ user: UnsafeMutableRawPointer?) -> XMLCallbacks? {
        user.map { Unmanaged<XMLCallbacks>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// The attributes of one element, lent for the length of a call.
struct XMLAttributes {
    private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    fileprivate init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.pairs = pairs }

    /// The value of an attribute without a namespace; nil when it is not there.
    subscript(name: StaticString) -> ByteView? {
        guard let pairs else { return nil }
        var index = 0
        while let found = pairs[index], let value = pairs[index + 1] {
            if XMLLimits.view(found).equals(name) { return XMLLimits.view(value) }
            index += 2
        }
        return nil
    }
}
