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

    /// `NTSTATUS` has two severity bits, `HRESULT` and `SECURITY_STATUS` have one. Of other types a number with the highest
    /// bit is an error. Whether another one is, and whether zero is success, the type tells that is called a status
    /// (`LSTATUS`, `RPC_STATUS`), or a symbol that is called one (winerror.h): a button, a count or a state is none, and zero
    /// may be `FALSE`.
    ///
    /// - Returns: `nil` where nothing tells.
    static func outcome(of number: UInt32, symbol: String, returnType: String?) -> ReturnCode.Outcome? {
        let isStatusType = returnType.map { $0.hasSuffix("STATUS") || $0 == "HRESULT" } ?? false
        if number == 0 { return isStatusType || saysSuccess(symbol) ? .success : nil }
        switch returnType {
        case "NTSTATUS":
            switch number >> 30 {
            case 0: return .success
            case 1: return .informational
            case 2: return .warning
            default: return .error
            }
        case "HRESULT", "SECURITY_STATUS": return number >> 31 == 1 ? .error : .informational
        default:
            // Codes of Win32 have 16 bits; what has more may have severity bits that are not known.
            return (isStatusType && number <= 0xFFFF) || number >> 31 == 1 || symbol.hasPrefix("ERROR_") ? .error : nil
        }
    }

    /// True for `ERROR_SUCCESS`, `NO_ERROR`, `SEC_E_OK`.
    private static func saysSuccess(_ symbol: String) -> Bool {
        let words = symbol.split(separator: "_")
        return words.contains("SUCCESS") || words.last == "OK" || symbol == "NO_ERROR"
    }
}
