internal import SSPI
internal import SSPIRuntime

/// Tells what members of Digest say, and what of it is weak.
///
/// Source: RFC 7616, RFC 2831
enum DigestListing {
    private enum Kind: String {
        case challenge = "challenge, from the server"
        case response = "response, from the client"
        case information = "answer to a response, from the server"
    }

    static func list(_ bytes: [UInt8], in listing: inout Listing) throws(InspectionError) {
        let members = try TokenListing.reading("Digest") { () throws(SecurityError) in
            try Digest.Members(bytes, limit: Digest.Limits.header, repeatsRealm: true)
        }
        let kind: Kind =
            if members[.response] != nil { .response } else if members[.rspauth] != nil || members[.nextnonce] != nil {
                .information
            } else { .challenge }
        let isSASL = members[.digestURI] != nil || members[.maxbuf] != nil || members[.cipher] != nil
        listing.group(isSASL ? "DIGEST-MD5" : "Digest", kind.rawValue) { listing in
            for name in Digest.MemberName.allCases {
                guard let value = members[name] else { continue }
                if name == .realm, members.realms.count > 1 {
                    listing.add("realm", members.realms.map(Digest.Charset.text))
                } else {
                    listing.add("\(name.text)", value.isEmpty ? "empty" : Digest.Charset.text(value))
                }
            }
        }
        switch kind {
        case .challenge: challenge(members, isSASL, &listing)
        case .response: try response(members, isSASL, &listing)
        case .information: information(members, isSASL, &listing)
        }
    }

    private static func challenge(_ members: Digest.Members, _ isSASL: Bool, _ listing: inout Listing) {
        if members[.nonce] == nil { listing.warn("no nonce: this is no challenge that can be answered") }
        if let stale = members.text(.stale), stale.lowercased() == "true" {
            listing.warn("the nonce of the response before was too old (stale); the password was not looked at")
        }
        algorithm(members, isSASL, &listing)
        let offered = members.text(.qop)
        if let offered {
            let names = offered.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
            if !names.contains("auth-int"), !names.contains("auth-conf") {
                listing.warn("no qop protects content: bodies may be changed on their way")
            }
        } else if !isSASL {
            listing.warn("no qop: the exchange is that of RFC 2069, in which a response can be used again")
        }
        ciphers(members, &listing)
        if !isSASL, members[.charset] == nil {
            listing.warn("no charset: names beyond ASCII may be hashed in two ways")
        }
    }

    private static func response(
        _ members: Digest.Members, _ isSASL: Bool, _ listing: inout Listing
    ) throws(InspectionError) {
        algorithm(members, isSASL, &listing)
        if members[.qop] == nil, !isSASL {
            listing.warn("no qop: the exchange is that of RFC 2069, in which a response can be used again")
        } else {
            if members[.cnonce] == nil { listing.warn("no cnonce: the server alone chooses what is hashed") }
            if members[.nc] == nil || members[.nc].flatMap({ Digest.Digits.count($0) }) == nil {
                listing.warn("no count of eight digits: a response can be used again")
            }
        }
        let name = members[.algorithm].map { Digest.Charset.fromLatin1($0) } ?? "MD5"
        if let algorithm = Digest.Algorithm(name: name), let digits = members[.response],
            digits.count != algorithm.hash.count * 2
        {
            listing.warn(
                "the response has \(digits.count) digits, and \(algorithm) makes \(algorithm.hash.count * 2)")
        }
        if members[.username] == nil, members[.usernameExtended] == nil { listing.warn("no name of a user") }
        if !isSASL, members[.uri] == nil { listing.warn("no uri: the response is for any page") }
        if let userhash = members.text(.userhash), userhash.lowercased() == "true" {
            listing.add("", "the name is hashed (userhash)")
        }
        ciphers(members, &listing)
    }

    private static func information(_ members: Digest.Members, _ isSASL: Bool, _ listing: inout Listing) {
        if members[.rspauth] == nil { listing.warn("no rspauth: the server has not proved that it knows the password") }
    }

    private static func algorithm(_ members: Digest.Members, _ isSASL: Bool, _ listing: inout Listing) {
        let name = members[.algorithm].map { Digest.Charset.fromLatin1($0) }
        guard let algorithm = Digest.Algorithm(name: name ?? "MD5") else {
            return listing.warn("the algorithm '\(name ?? "")' is not known here")
        }
        if algorithm.hash == .md5 {
            listing.warn(
                name == nil && !isSASL
                    ? "no algorithm is named, which means MD5: passwords can be tried by the billion"
                    : "the hash is MD5: passwords can be tried by the billion")
        }
    }

    private static func ciphers(_ members: Digest.Members, _ listing: inout Listing) {
        let names = (members.text(.cipher) ?? "").lowercased().split(whereSeparator: { $0 == "," || $0 == " " })
        for name in names where Digest.Cipher(rawValue: String(name))?.isWeak != false {
            listing.warn("the cipher \(name) is weak or not known")
        }
    }
}
