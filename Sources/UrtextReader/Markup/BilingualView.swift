/// The two readings of a bilingual page.
package enum BilingualView: Sendable {
    /// The original half of every pair; text outside pairs belongs to both.
    case original
    /// The translated half.
    case translation
}

extension MarkupTree {
    /// True when the tree holds a half of a pair.
    var isBilingual: Bool { nodes.contains { $0.side != .none } }

    /// The tree as one reader sees it: the other half is gone, and the spans that made the pairs are unwrapped, so that
    /// what they held stands where it would stand on a page in one language.
    ///
    /// A translation whose original is not on the page stays in both views: it cannot be told from common text, and a
    /// reader must not believe it (its text is not `isPaired`).
    func view(_ view: BilingualView) -> MarkupTree {
        let originals = Set(nodes.lazy.filter { $0.side == .original }.map(\.pair))
        var kept: [Node] = []
        kept.reserveCapacity(nodes.count)
        var newIndex: [Int] = []
        newIndex.reserveCapacity(nodes.count)
        var skipUntil = 0
        for index in nodes.indices {
            let node = nodes[index]
            let parent = node.parent < 0 ? -1 : newIndex[node.parent]
            if index < skipUntil {
                newIndex.append(parent)
                continue
            }
            switch (node.side, view) {
            case (.translation, .original) where originals.contains(node.pair), (.original, .translation):
                skipUntil = node.end
                newIndex.append(parent)
            case (.translation, _), (.original, _):
                newIndex.append(parent)
            case (.none, _):
                if node.tag == .span, node.anchor.isEmpty {
                    // The wrapper around an original (`<span class="sxs-lookup">`) carries nothing itself.
                    newIndex.append(parent)
                } else {
                    newIndex.append(kept.count)
                    var copy = node
                    copy.parent = parent
                    copy.end = kept.count + 1
                    kept.append(copy)
                }
            }
        }
        MarkupTree.setEnds(&kept)
        return MarkupTree(nodes: kept, isTruncated: isTruncated)
    }
}
