/// The two readings of a bilingual page.
package enum BilingualView: Sendable {
    /// The original half of every pair; text outside pairs belongs to both.
    case original
    /// The translated half.
    case translation
}

extension MarkupTree {
    /// The tree as one reader sees it: the other half is gone, and the spans that made the pairs are unwrapped, so that
    /// what they held stands where it would stand on a page in one language.
    ///
    /// A translation whose original is not on the page stays in both views: it cannot be told from common text, and a
    /// reader must not believe it (its text is not `isPaired`).
    func view(_ view: BilingualView) -> MarkupTree {
        var originals: Set<String>?
        var kept: [Node] = []
        kept.reserveCapacity(nodes.count)
        // For each node the one that stands for it, or for what is around it.
        var newIndex: [Int32] = []
        newIndex.reserveCapacity(nodes.count)
        var skipUntil = 0
        for index in nodes.indices {
            let node = nodes[index]
            let parent: Int32 = node.parent < 0 ? -1 : newIndex[node.parent]
            if index < skipUntil {
                newIndex.append(parent)
                continue
            }
            var isSkipped = false
            var isKept = false
            switch (node.side, view) {
            case (.original, .translation): isSkipped = true
            case (.translation, .original): isSkipped = hasOriginal(node, &originals)
            case (.translation, _), (.original, _): break
            // The wrapper around an original (`<span class="sxs-lookup">`) carries nothing itself.
            case (.none, _): isKept = node.tag != .span || !node.anchor.isEmpty
            }
            if isSkipped { skipUntil = node.end }
            guard isKept else {
                newIndex.append(parent)
                continue
            }
            newIndex.append(Int32(truncatingIfNeeded: kept.count))
            var copy = node
            copy.parent = Int(parent)
            copy.end = kept.count + 1
            kept.append(copy)
        }
        MarkupTree.setEnds(&kept)
        return MarkupTree(nodes: kept, bytes: bytes, isTruncated: isTruncated, isSimple: isSimple)
    }

    /// True when the original of a translation is on the page: right behind it, or anywhere.
    private func hasOriginal(_ node: Node, _ originals: inout Set<String>?) -> Bool {
        for index in node.end..<min(node.end + 2, nodes.count) {
            if nodes[index].side == .original, ByteSearch.areEqual(bytes, nodes[index].pair.range, node.pair.range) {
                return true
            }
        }
        let known = originals ?? Set(nodes.lazy.filter { $0.side == .original }.map { string($0.pair) })
        originals = known
        return known.contains(string(node.pair))
    }
}
