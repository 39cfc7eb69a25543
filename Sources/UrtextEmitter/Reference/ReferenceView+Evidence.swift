import UrtextModel

extension ReferenceView {
    /// A fact: who states it, on which line, how that was read, and who states something else.
    func evidence(_ evidence: Evidence) -> MustacheValue {
        var groups: [String: [Vote]] = [:]
        for vote in evidence.votes { groups[vote.how.rawValue, default: []].append(vote) }
        let editions = Set(evidence.votes.filter { $0.how != .headerFile }.map(\.page)).count
        return .object([
            "fact": .text(evidence.fact),
            "isRestored": .bool(evidence.votes.contains { $0.how == .restored }),
            "editions": .number(editions),
            "readings": .number(groups.count),
            "ways": .list(
                groups.keys.sorted().map { how in
                    .object([
                        "how": .text(how),
                        "votes": Views.separated(
                            (groups[how] ?? []).map { vote in
                                [
                                    "place": .text("\(vote.page):\(vote.line)"),
                                    "isTranslated": .bool(ReferenceView.isTranslated(vote.page)),
                                ]
                            }),
                    ])
                }),
            "against": .list(
                evidence.against.map { dissent in
                    .object([
                        "place": .text("\(dissent.page):\(dissent.line)"), "text": .text(dissent.text),
                        "locale": .text(ReferenceView.locale(ofEdition: dissent.page)),
                        "how": .text(dissent.how.rawValue),
                    ])
                }),
        ])
    }

    /// The language of an edition, e.g. `de-DE` of `de-DE/live`; English for a header, whose words are C's.
    static func locale(ofEdition edition: String) -> String {
        let first = edition.prefix { $0 != "/" }
        return edition.contains(".") || first == "und" ? "en" : String(first)
    }

    /// True for an edition in another language than the reference is written in: a machine has translated it.
    static func isTranslated(_ edition: String) -> Bool { !locale(ofEdition: edition).hasPrefix("en") }
}
