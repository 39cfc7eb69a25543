internal import UrtextModel

/// What a return code means for the caller.
enum Outcomes {
    /// By the severity bits of the number; where a code has none, as the other codes of its table if these agree.
    static func applied(to rows: [PageReconciliation.FusedRow], returnType: String?) -> [ReturnCode] {
        let known = rows.map { row in
            row.value.value.flatMap(CNumber.parse).flatMap {
                outcome(of: UInt32(truncatingIfNeeded: $0), symbol: row.value.symbol, returnType: returnType)
            }
        }
        var classes: [Int: Set<Bool>] = [:]
        var open: Set<Int> = []
        for (row, outcome) in zip(rows, known) {
            if outcome == nil, row.value.value != nil { open.insert(row.table) }
            if let outcome { classes[row.table, default: []].insert(outcome == .error || outcome == .warning) }
        }
        return zip(rows, known).map { row, outcome in
            var outcome = outcome
            if outcome == nil, !open.contains(row.table), let table = classes[row.table], table.count == 1 {
                outcome = table.contains(true) ? .error : .informational
            }
            return ReturnCode(
                symbol: row.value.symbol, value: row.value.value, printed: row.value.printed, outcome: outcome)
        }
    }

    /// `NTSTATUS` has two severity bits, `HRESULT` and `SECURITY_STATUS` have one. Of other types zero is success and a
    /// negative number none; whether another one is, only a name tells that is one of the error codes of Win32: a button, a
    /// count or a state is neither.
    ///
    /// - Returns: `nil` where nothing tells.
    static func outcome(of number: UInt32, symbol: String, returnType: String?) -> ReturnCode.Outcome? {
        if number == 0 { return .success }
        switch returnType {
        case "NTSTATUS":
            switch number >> 30 {
            case 0: return .success
            case 1: return .informational
            case 2: return .warning
            default: return .error
            }
        case "HRESULT", "SECURITY_STATUS": return number >> 31 == 1 ? .error : .informational
        default: return number >> 31 == 1 || symbol.hasPrefix("ERROR_") ? .error : nil
        }
    }
}
