extension LocatedJSON {
    /// This value with a patch applied (JSON Merge Patch, RFC 7396): objects are merged key by key, `null` takes a key
    /// away, everything else takes the old value's place. What comes from the patch keeps the patch's places.
    package func patched(with patch: LocatedJSON) -> LocatedJSON {
        guard case .object(let changes) = patch.value else { return patch }
        var members: [Member] = []
        if case .object(let old) = value { members = old }
        for change in changes {
            let index = members.firstIndex { $0.key == change.key }
            if case .null = change.value.value {
                if let index { members.remove(at: index) }
            } else if let index {
                members[index].keyPosition = change.keyPosition
                members[index].value = members[index].value.patched(with: change.value)
            } else {
                var added = change
                added.value = LocatedJSON(value: .null, position: change.value.position).patched(with: change.value)
                members.append(added)
            }
        }
        return LocatedJSON(value: .object(members), position: patch.position)
    }
}
