import Serving
import Testing

@Suite struct RequestTests {
    private func status(_ head: String) -> Int? {
        do throws(Request.Refusal) {
            _ = try Request(head: Array(head.utf8))
            return nil
        } catch {
            return error.status
        }
    }

    @Test func `a request is read as it was sent`() throws {
        let request = try Request(
            head: Array("POST /a?b=%20 HTTP/1.1\r\nHost: x\r\nauthorization:  NTLM AAAA \r\nContent-Length: 7".utf8))
        #expect(request.method == "POST" && request.target == "/a?b=%20")
        #expect(request.values(of: "Authorization") == ["NTLM AAAA"])
        #expect(request.bodySize == 7 && request.isPersistent && !request.expectsContinue)
    }

    @Test func `fields of one name keep their order and their number`() throws {
        let request = try Request(head: Array("GET / HTTP/1.1\r\nHost: x\r\nA: 1\r\na: 2\r\nA: ".utf8))
        #expect(request.values(of: "a") == ["1", "2", ""])
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: x\r\nConnection: close", false), ("GET / HTTP/1.0", false),
        ("GET / HTTP/1.0\r\nConnection: Keep-Alive", true), ("GET / HTTP/1.1\r\nHost: x", true),
    ])
    func `connections stay open where both want it`(_ head: String, _ isPersistent: Bool) throws {
        #expect(try Request(head: Array(head.utf8)).isPersistent == isPersistent)
    }

    @Test(arguments: [
        ("", 400), ("GET /", 400), ("GET / HTTP/2.0\r\nHost: x", 505), ("G(T / HTTP/1.1\r\nHost: x", 400),
        ("GET x HTTP/1.1\r\nHost: x", 400), ("GET / HTTP/1.1", 400), ("GET / HTTP/1.1\r\nHost: x\r\nHost: y", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nA : b", 400), ("GET / HTTP/1.1\r\nHost: x\r\n b", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: \u{1}", 400), ("GET / HTTP/1.1\nHost: x", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked", 501),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1", 400),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999", 413),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000", 413),
    ])
    func `what can be read in two ways, or is too much, is refused`(_ head: String, _ expected: Int) {
        #expect(status(head) == expected)
    }

    @Test func `heads have an end`() {
        let fields = String(repeating: "A: b\r\n", count: 101)
        #expect(status("GET / HTTP/1.1\r\n\(fields)Host: x") == 431)
        #expect(status("GET /\(String(repeating: "a", count: 200_000)) HTTP/1.1\r\nHost: x") == 431)
    }

    @Test func `no value of an answer begins a field of its own`() {
        let answer = Answer(status: 200, fields: [("A", "b\r\nEvil: c")], body: "x")
        let text = String(decoding: answer.bytes(isHead: false), as: UTF8.self)
        #expect(text.contains("\r\nA: bEvil: c\r\n") && text.hasSuffix("\r\n\r\nx"))
        #expect(String(decoding: answer.bytes(isHead: true), as: UTF8.self).hasSuffix("\r\n\r\n"))
    }
}
