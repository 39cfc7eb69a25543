import Testing
import UrtextModel

@testable import UrtextReconciler

@Suite struct OutcomesTests {
    @Test(arguments: [
        (UInt32(0), "HRESULT", ReturnCode.Outcome.success), (0x8055_0001, "HRESULT", .error),
        (0x0055_0001, "HRESULT", .informational),
        (0x8055_0001, "SECURITY_STATUS", .error), (0x0009_0312, "SECURITY_STATUS", .informational),
        (0, "SECURITY_STATUS", .success),
        (0, "NTSTATUS", .success), (0x0000_0103, "NTSTATUS", .success), (0x4000_0001, "NTSTATUS", .informational),
        (0x8000_0005, "NTSTATUS", .warning), (0xC000_0005, "NTSTATUS", .error),
        (0xFFFF_FFFF, "LONG", .error), (0x8009_0301, "", .error),
        (1702, "RPC_STATUS", .error), (0, "NET_API_STATUS", .success),
    ]) func severityBits(_ number: UInt32, _ type: String, _ outcome: ReturnCode.Outcome) {
        let type = type.isEmpty ? nil : type
        #expect(Outcomes.outcome(of: number, symbol: "KETTLE_LID", returnType: type) == outcome)
    }

    /// Zero may be `FALSE`, a button or a state.
    @Test(arguments: ["BOOL", "WORD", "int", "HANDLE", nil]) func zeroAloneIsNoSuccess(_ type: String?) {
        #expect(Outcomes.outcome(of: 0, symbol: "KETTLE_BUTTON_OFF", returnType: type) == nil)
        #expect(Outcomes.outcome(of: 0, symbol: "KETTLE_UNSUCCESSFUL", returnType: type) == nil)
        for symbol in ["ERROR_SUCCESS", "KETTLE_OK", "NO_ERROR", "KETTLE_SUCCESS_WARM"] {
            #expect(Outcomes.outcome(of: 0, symbol: symbol, returnType: type) == .success)
        }
    }

    /// What a message or a macro returns may be any number; an error code of Win32 has a name that says so.
    @Test(arguments: ["int", "DWORD", "STDAPI", nil]) func aNumberAloneIsNoError(_ type: String?) {
        #expect(Outcomes.outcome(of: 5, symbol: "KETTLE_BUTTON_POUR", returnType: type) == nil)
        #expect(Outcomes.outcome(of: 5, symbol: "ERROR_KETTLE_EMPTY", returnType: type) == .error)
        #expect(Outcomes.outcome(of: 0x0A71_0013, symbol: "KETTLE_I_WARM", returnType: "KETTLE_STATUS") == nil)
        let codes = Self.applied(("KETTLE_POUR", "1", 0), ("KETTLE_OFF", "0", 0), ("KETTLE_WAIT", nil, 0), type: type)
        #expect(codes == [nil, nil, nil])
    }

    private static func applied(_ rows: (String, String?, Int)..., type: String? = "HRESULT") -> [ReturnCode.Outcome?] {
        let fused = rows.map { symbol, value, table in
            PageReconciliation.FusedRow(value: SymbolValue(symbol: symbol, value: value, printed: "p"), table: table)
        }
        let codes = Outcomes.applied(to: fused, returnType: type)
        #expect(codes.map(\.symbol) == rows.map(\.0))
        #expect(codes.map(\.value) == rows.map(\.1))
        #expect(codes.allSatisfy { $0.printed == "p" })
        return codes.map(\.outcome)
    }

    @Test func aCodeWithoutNumberIsLikeTheOthersOfItsTable() {
        #expect(Self.applied(("A", "0x80550001", 0), ("B", nil, 0)) == [.error, .error])
        #expect(Self.applied(("A", "0x00000000", 0), ("B", nil, 0)) == [.success, .informational])
        #expect(Self.applied(("A", "0x00000000", 0), ("B", nil, 0), ("C", "0x80550001", 0)) == [.success, nil, .error])
        #expect(Self.applied(("A", "0x80550001", 0), ("B", nil, 1)) == [.error, nil])
        #expect(Self.applied(("A", nil, 0)) == [nil])
    }
}
