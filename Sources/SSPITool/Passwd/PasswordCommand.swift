internal import SSPI
internal import SSPIInspection

/// `sspi passwd`: keeps files of accounts.
enum PasswordCommand {
    /// What can be done.
    enum Verb: String, CaseIterable {
        case add
        case change
        case delete
        case verify
        case list
    }

    static let usage = """
          FILE is one of smbpasswd(5), or of htdigest where --realm is given. The password comes from the terminal, or
          from standard input where that is no terminal; never from the command line.
            --create               with add: make the file, readable by its owner alone, if it is not there
            --realm REALM          the realm of an htdigest file
            --algorithm NAME       of an htdigest line: MD5, SHA-256 (default) or SHA-512-256; may be repeated
            --uid NUMBER           of an smbpasswd line; default is that of the system's user

        """

    static func run(_ arguments: [String], console: Console) throws(ToolError) {
        let options = try CommandOptions(
            arguments, values: ["file", "realm", "algorithm", "uid", "format"], flags: ["create"])
        let verbs = Verb.allCases.map(\.rawValue).joined(separator: ", ")
        guard let word = options.words.first else { throw ToolError("'passwd' needs one of \(verbs)") }
        guard let verb = Verb(rawValue: word) else { throw ToolError("'passwd \(word)' is none of \(verbs)") }
        guard let path = try options.value("file"), !path.isEmpty else {
            throw ToolError("'passwd \(word)' needs --file FILE")
        }
        guard options.words.count == (verb == .list ? 1 : 2) else {
            // A third word might be a password.
            throw ToolError(
                verb == .list
                    ? "'passwd list' takes no user"
                    : "'passwd \(word)' takes one user, and nothing else: passwords are asked for")
        }
        guard verb == .add || !options.has("create") else { throw ToolError("'--create' goes with 'add' alone") }
        let format = try format(options)
        let file = SecretFile(path)
        if verb == .list {
            try format.check(path)
            for line in format.summary(AccountLines(try file.contents())) {
                console.write(Listing.clean(line) + "\n")
            }
            return
        }
        let user = options.words[1]
        if let objection = format.objection(to: user) {
            throw ToolError("no account can have this name: \(objection)")
        }
        try act(verb, on: user, of: file, format, console, creates: options.has("create"))
    }

    private static func act(
        _ verb: Verb, on user: String, of file: SecretFile, _ format: any AccountFormat, _ console: Console,
        creates: Bool
    ) throws(ToolError) {
        switch verb {
        case .list: return
        case .verify:
            let password = try console.password("Password of \(user)", false)
            guard try format.isRight(password, for: user, in: file.path) else {
                throw ToolError.failure("the password is not that of an account '\(user)' that may be used")
            }
            console.write("The password is right.\n")
        case .delete:
            try file.edit(
                creates: false,
                { (bytes) throws(ToolError) in
                    var lines = AccountLines(bytes)
                    lines.replace(try places(of: user, in: lines, format, file), by: [])
                    return lines.bytes
                }, verify: format.check)
        case .add, .change:
            let password = try console.password("New password of \(user)", true)
            try file.edit(
                creates: creates,
                { (bytes) throws(ToolError) in
                    var lines = AccountLines(bytes)
                    var places: [Int] = []
                    if verb == .change {
                        places = try Self.places(of: user, in: lines, format, file)
                    } else if !format.places(of: user, in: lines).isEmpty {
                        throw ToolError.failure("\(file.path): there is a user '\(user)' already; 'change' it")
                    }
                    let new = format.lines(for: user, password, replacing: places, of: lines)
                    lines.replace(places, by: new)
                    return lines.bytes
                }, verify: format.check)
        }
    }

    private static func places(
        of user: String, in lines: AccountLines, _ format: any AccountFormat, _ file: SecretFile
    ) throws(ToolError) -> [Int] {
        let places = format.places(of: user, in: lines)
        guard !places.isEmpty else {
            throw ToolError.failure("\(file.path): there is no user '\(user)'; 'list' tells who is there")
        }
        return places
    }

    private static func format(_ options: CommandOptions) throws(ToolError) -> any AccountFormat {
        let realm = try options.value("realm")
        let name = try options.value("format") ?? (realm == nil ? "smbpasswd" : "htdigest")
        switch name {
        case "smbpasswd":
            guard realm == nil, options.all("algorithm").isEmpty else {
                throw ToolError("a file of smbpasswd has neither realms nor algorithms")
            }
            var format = SambaFormat()
            if let number = try options.value("uid") {
                guard let number = UInt32(number) else { throw ToolError("'--uid' is a number of 32 bits") }
                format.number = number
            }
            return format
        case "htdigest":
            guard try options.value("uid") == nil else { throw ToolError("a file of htdigest has no numbers") }
            if let realm {
                guard !realm.contains(where: { $0 == ":" || $0.isNewline }), !realm.isEmpty else {
                    throw ToolError("a realm has no colon and no end of line in it, and is not empty")
                }
            } else if options.words.first != "list" {
                throw ToolError("a user of an htdigest file is one of a realm: give --realm REALM")
            }
            var hashes: [Digest.Hash] = []
            for name in options.all("algorithm") {
                guard let algorithm = Digest.Algorithm(name: name), !algorithm.isSession else {
                    throw ToolError("'--algorithm' is MD5, SHA-256 or SHA-512-256")
                }
                hashes.append(algorithm.hash)
            }
            return DigestFormat(realm: realm, hashes: hashes.isEmpty ? nil : hashes)
        default: throw ToolError("'--format' is smbpasswd or htdigest")
        }
    }
}
