import SSPI
import SSPIInterface
import SSPIRuntime
import TestSupport
import Testing

/// The grammar of member lists and of fields with several challenges.
@Suite struct DigestMembersTests {
    private func read(_ text: String) throws(SecurityError) -> Digest.Members {
        try Digest.Members([UInt8](text.utf8), limit: Digest.Limits.header)
    }

    @Test func `blanks, empty elements, case, quotes and escapes`() throws {
        let members = try read(",, \tRealm = \"a \\\"b\\\\ c\\d, =\" ,NONCE=abc,\tqop=\"auth, auth-int\",,")
        #expect(members[.realm] == [UInt8]("a \"b\\ cd, =".utf8))
        #expect(members.text(.nonce) == "abc")
        #expect(try members.tokens(.qop) == ["auth", "auth-int"])
        #expect(members[.opaque] == nil)
        #expect(try read("unknown=1, nonce=\"\"")[.nonce] == [])
    }

    @Test(arguments: [
        "", " ", ",,,", "nonce", "nonce=", "nonce=,", "=x", "nonce=\"x", "nonce=\"x\\", "nonce=\"x\"y", "nonce=x y",
        "nonce=x nonce", "nonce=a,nonce=b", "nonce=\"a\nb\"", "nonce=\"a\0b\"", "nonce=a\0b", "no nce=x", "nonce=a=b",
        "nonce=\"a\\\u{7}\"", "realm=a, realm=b", "nonce==", "\"nonce\"=x", "nonce=(x)", "nonce=x;qop=y",
    ])
    func `what is no list is refused`(_ text: String) {
        #expect(throws: SecurityError.self) { try read(text) }
    }

    @Test func `bounds hold`() throws {
        let long = "nonce=\"" + String(repeating: "n", count: Digest.Limits.header) + "\""
        #expect(throws: SecurityError.self) { try read(long) }
        let many = (0...Digest.Limits.members).map { "a\($0)=b" }.joined(separator: ",")
        #expect(throws: SecurityError.self) { try read(many) }
        #expect(throws: Never.self) { try read((0..<Digest.Limits.members).map { "a\($0)=b" }.joined(separator: ",")) }
    }

    @Test func `what is written is read again, whatever the value`() throws {
        var generator = SeededGenerator(seed: 7616)
        for _ in 0..<500 {
            let value = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0x20...0x7E, using: &generator)
            }
            var writer = Digest.MemberWriter(separator: Bool.random(using: &generator) ? "," : ", ")
            writer.quoted(.realm, value)
            writer.token(.stale, "true")
            writer.quoted(.opaque, value.reversed())
            let members = try Digest.Members(writer.bytes, limit: Digest.Limits.header)
            #expect(members[.realm] == value)
            #expect(members[.opaque] == value.reversed())
            #expect(try members.truth(.stale))
        }
    }

    @Test func `no bytes trap, and what is cut short or changed is read or refused`() throws {
        var generator = SeededGenerator(seed: 2831)
        let good = [UInt8]("username=\"a\\\"b\", realm=x, nonce=\"y\", nc=00000001, qop=auth".utf8)
        for _ in 0..<2000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
            _ = try? Digest.Members(bytes, limit: 4096)
            _ = try? Digest.ChallengeList.digests(in: bytes)
            _ = try? Digest.Challenge(bytes)
        }
    }

    @Test func `several challenges of several schemes in one field`() throws {
        let field =
            "Basic realm=\"x, Digest y\", Negotiate abc/+==, Digest realm=\"a\", nonce=\"1\" , "
            + "digest realm=\"b\",nonce=2,Bearer, NTLM"
        let found = try Digest.ChallengeList.digests(in: [UInt8](field.utf8))
        #expect(found.count == 2)
        #expect(try Digest.Challenge(found[0]).realm == [UInt8]("a".utf8))
        #expect(try Digest.Challenge(found[1]).nonce == [UInt8]("2".utf8))
    }

    @Test func `the strongest challenge that is understood wins`() throws {
        let fields = ["MD5", "SHA-512-256", "SHA-256", "ROT13"].map {
            [UInt8]("Digest realm=\"r\", nonce=\"\($0)\", algorithm=\($0)".utf8)
        }
        let all = try Digest.strongest(of: fields, hashes: Set(Digest.Hash.allCases))
        #expect(all?.challenge.algorithm == Digest.Algorithm(.sha512Half))
        let some = try Digest.strongest(of: fields, hashes: [.md5, .sha256])
        #expect(some?.challenge.algorithm == Digest.Algorithm(.sha256))
        #expect(throws: SecurityError.self) { try Digest.strongest(of: [fields[0]], hashes: [.sha256]) }
        #expect(try Digest.strongest(of: [[UInt8]("Basic realm=x".utf8)], hashes: [.md5]) == nil)
    }

    @Test func `the nonce count is eight digits and not zero`() {
        #expect(Digest.Digits.count([UInt8]("0000000a".utf8)) == 10)
        #expect(Digest.Digits.count([UInt8]("0000000A".utf8)) == 10)
        for text in ["", "1", "00000000", "000000001", "0000000g", "+0000001", " 0000001"] {
            #expect(Digest.Digits.count([UInt8](text.utf8)) == nil)
        }
        for count: UInt32 in [1, 9, 16, 0xFFFF_FFFF] {
            #expect(Digest.Digits.count(Digest.Digits.count(count)) == count)
        }
    }

    @Test func `extended names go there and back`() throws {
        for name in ["Jürgen", "a b%c'*", "日本", "plain", ""] {
            #expect(
                try Digest.Charset.name(extended: Digest.Charset.extended([UInt8](name.utf8))) == [UInt8](name.utf8))
        }
        for bad in [
            "x", "ISO-8859-1''x", "UTF-8''%", "UTF-8''%4", "UTF-8''%zz", "UTF-8''%FF", "UTF-8''a b", "UTF-8''a%0Ab",
            "UTF-8''%00", "UTF-8''%7F",
        ] {
            #expect(throws: SecurityError.self) { try Digest.Charset.name(extended: [UInt8](bad.utf8)) }
        }
    }
}
