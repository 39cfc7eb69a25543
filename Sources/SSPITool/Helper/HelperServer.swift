/// Hands request lines to conversations: all to one, or, where lines begin with the number of a channel, each channel's to
/// one of its own.
final class HelperServer {
    /// How many channels there may be at once.
    static var channelLimit: Int { 1024 }

    private let hasChannels: Bool
    private let make: () -> any HelperConversation
    private var conversations: [UInt32: any HelperConversation] = [:]

    /// Makes a server.
    ///
    /// - Parameters:
    ///   - hasChannels: True where each line begins with the number of its channel.
    ///   - make: Begins a conversation.
    init(hasChannels: Bool, make: @escaping () -> any HelperConversation) {
        self.hasChannels = hasChannels
        self.make = make
    }

    /// Answers one line.
    func answer(_ line: LineReader.Line) -> String {
        guard case .line(let bytes) = line else { return HelperText.broken("the line is too long") }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            return HelperText.broken("the line is not UTF-8, or has a zero in it")
        }
        guard hasChannels else { return conversation(0)?.answer(text) ?? HelperText.broken("no conversation") }
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard let word = parts.first, !word.isEmpty, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let channel = UInt32(word)
        else { return HelperText.broken("the line does not begin with the number of a channel") }
        guard let conversation = conversation(channel) else {
            return "\(word) \(HelperText.broken("there are too many channels"))"
        }
        return "\(word) \(conversation.answer(parts.count > 1 ? String(parts[1]) : ""))"
    }

    private func conversation(_ channel: UInt32) -> (any HelperConversation)? {
        if let known = conversations[channel] { return known }
        guard conversations.count < Self.channelLimit else { return nil }
        let new = make()
        conversations[channel] = new
        return new
    }
}
