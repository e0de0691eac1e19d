import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Testing

@testable import BackOffice
@testable import Web

/// With a certificate of its own the server speaks TLS 1.2 and newer, nothing else, and binds its cookie to it.
@Suite struct TLSTests {
    @Test func `pages come over TLS, and the cookie is one that only TLS carries`() async throws {
        let folder = NSTemporaryDirectory() + "amico-tls-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let server = try await TestServer.start(terms: Self.terms(in: folder))
        let session = try await server.office.beginSession(
            of: server.office.actor("auditor").id, from: Visitor(address: "127.0.0.1", program: "test"))

        let got = try await Self.get(server.base + "/requests", cookie: "__Host-amico=\(session.text)")
        #expect(got.status == .ok)
        #expect(got.headers.first(name: "Strict-Transport-Security")?.hasPrefix("max-age=") == true)
        // A name without the prefix could have been set from elsewhere: it is no session here.
        #expect(try await Self.get(server.base + "/requests", cookie: "amico=\(session.text)").status == .seeOther)
        await #expect(throws: (any Error).self) {
            try await Self.get(server.base + "/sign-in", newest: .tlsv11)
        }
        await #expect(throws: (any Error).self) {
            try await Self.get(server.base.replacing("https", with: "http") + "/sign-in")
        }
    }

    private static func get(_ address: String, cookie: String? = nil, newest: TLSVersion? = nil) async throws
        -> HTTPClientResponse
    {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.certificateVerification = .none
        tls.minimumTLSVersion = newest ?? .tlsv12
        tls.maximumTLSVersion = newest
        let client = HTTPClient(configuration: .init(tlsConfiguration: tls, redirectConfiguration: .disallow))
        var request = HTTPClientRequest(url: address)
        if let cookie { request.headers.add(name: "Cookie", value: cookie) }
        do {
            let response = try await client.execute(request, timeout: .seconds(120))
            try await client.shutdown()
            return response
        } catch {
            try await client.shutdown()
            throw error
        }
    }

    /// A certificate made for the test, by nobody anyone trusts.
    private static func terms(in folder: String) throws -> ServingTerms {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments =
            ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj"]
            + ["/CN=localhost", "-keyout", folder + "/key.pem", "-out", folder + "/chain.pem"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        var terms = ServingTerms(host: "127.0.0.1", port: 0)
        terms.certificate = folder + "/chain.pem"
        terms.key = folder + "/key.pem"
        return terms
    }
}
