import Foundation

/// What others wait for the queue while clients that mean ill hold three thousand connections to the same server.
enum WebHostile {
    private static let asked = 400
    private static let rounds = 3

    static func run(_ server: WebServerProcess, _ cookie: String, _ peer: Peer) throws {
        var (quiet, beside): ([Double], [Double]) = ([], [])
        var words = ""
        for _ in 0..<rounds {
            quiet.append(try wait(server, cookie))
            let (crowd, said) = try peer.start(crowd, [String(server.port)])
            defer { Peer.end(crowd) }
            guard said == "all here" else { throw Peer.Failed(description: "the crowd did not come: \(said)") }
            beside.append(try wait(server, cookie))
            words = try cutOff(server)
        }
        let ratio = median(zip(quiet, beside).map { $0.1 / $0.0 })
        print(
            "  the queue, 95 %, quiet        \(String(format: "%6.1f ms", median(quiet) * 1_000)), beside 2,000 idle, 500 slow to send and 500 slow to read \(String(format: "%.1f ms", median(beside) * 1_000)), ratio \(ratio.short)"
        )
        print("  cut off: \(words.isEmpty ? "none yet" : words); \(server.residentMiB.short) MiB held")
    }

    /// 95 of 100 wait no longer, in seconds.
    private static func wait(_ server: WebServerProcess, _ cookie: String) throws -> Double {
        guard let client = WebClient(port: server.port) else { throw Peer.Failed(description: "the server is gone") }
        let spent = try (0..<asked).map { _ in try client.get("/requests", cookie: cookie).seconds }.sorted()
        return spent[asked * 95 / 100]
    }

    private static func cutOff(_ server: WebServerProcess) throws -> String {
        let text = String(decoding: try WebClient(port: server.port)?.get("/metrics").body ?? [], as: UTF8.self)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("amico_cut_off_total{") }
        return lines.map { $0.dropFirst("amico_cut_off_total".count) }.joined(separator: ", ")
    }

    /// Comes back when it is cut off, until it is killed; says when all of it is there.
    private static let crowd = """
        import itertools, resource, socket, sys, time
        resource.setrlimit(resource.RLIMIT_NOFILE, (8192, 8192))
        port = int(sys.argv[1])
        def idle():
            return socket.create_connection(('127.0.0.1', port))
        def writer():
            kept = idle()
            kept.sendall(b'POST /sign-in HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 60000\\r\\n\\r\\n')
            return kept
        def reader():
            kept = socket.socket()
            kept.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            kept.connect(('127.0.0.1', port))
            kept.sendall(b'GET /api/v1/openapi.json HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n' * 10)
            return kept
        kinds = [idle] * 2000 + [writer] * 500 + [reader] * 500
        all = [kind() for kind in kinds]
        for kept in all: kept.setblocking(False)
        print('all here', flush=True)
        def is_open(kind, kept):
            try:
                if kind is writer: kept.send(b'a')
                return kind is reader or kept.recv(1) != b''
            except BlockingIOError: return True
            except OSError: return False
        for place in itertools.cycle(range(len(kinds))):
            if place == 0: time.sleep(1)
            if is_open(kinds[place], all[place]): continue
            all[place].close()
            try:
                all[place] = kinds[place]()
                all[place].setblocking(False)
            except OSError: time.sleep(0.1)
        """
}
