import Testing
import UrtextModel

@testable import UrtextReconciler

@Suite struct ValueKindsTests {
    private static func kind(_ numbers: [Int64]) -> SymbolValue.Kind? {
        let values = numbers.enumerated().map { SymbolValue(symbol: "A_\($0)", value: CNumber.canonical($1)) }
        let applied = ValueKinds.applied(to: values)
        #expect(Set(applied.map(\.kind)).count <= 1)
        return applied.first?.kind
    }

    @Test(
        arguments: [
            ([1, 2, 4], SymbolValue.Kind.flag), ([0x100, 0x200], .flag), ([1, 2, 3], .flag), ([0, 1, 2, 4], .flag),
            ([1], .flag),
            ([0x8000_0000, 1], .flag), ([1, 2, 4, 7], .flag), ([0x10, 0x20, 0x30, 0x1000_0000], .flag),
            ([0, 1, 2], .choice), ([0, 1, 2, 3], .choice), ([3, 5, 9], .choice), ([0], .choice),
            ([1, 2, 3, 5, 6, 7, 9], .choice),
            ([1, 6], .choice), ([0x8055_0001, 0x8055_0002], .code), ([0x8055_0001, 0x8055_0002, 0], .code),
            ([0x8055_0001, 3, 5], .choice),
            ([-1, -2], .code), ([1, 2, 4, 0xFFFF], .flag), ([1, 2, 8, 0xFFFF_FFFF], .flag),
            ([1, 2, 8, 0x7FFF_FFFF], .choice),
            ([1, 2, 3, 4], .choice), ([1, 2, 3, 4, 5, 6, 7, 8], .choice), ([1, 2, 4, 5], .flag),
            ([1, 2, 0xFFFF], .choice), ([1, 2, 8, 0xFFFE], .choice), ([1, 2, 8, 0x1F], .choice),
        ] as [([Int64], SymbolValue.Kind)]) func kinds(_ numbers: [Int64], _ kind: SymbolValue.Kind)
    {
        #expect(Self.kind(numbers) == kind)
        #expect(Self.kind(numbers.reversed()) == kind)
    }

    @Test func withoutNumbersNothingIsKnown() {
        #expect(
            ValueKinds.applied(to: [SymbolValue(symbol: "A"), SymbolValue(symbol: "B")]).allSatisfy { $0.kind == nil })
        #expect(ValueKinds.applied(to: []).isEmpty)
    }

    /// Two lists below one parameter are told apart where each has numbers enough.
    @Test(
        arguments: [
            ([[1, 2, 4], [0, 1, 2]], [SymbolValue.Kind.flag, .choice]), ([[1, 2, 4], [5]], [.flag, .flag]),
            ([[0, 1, 2], [0x100, 0x200]], [.choice, .flag]), ([[1, 2, 4]], [.flag]),
        ] as [([[Int64]], [SymbolValue.Kind])]) func severalLists(_ lists: [[Int64]], _ kinds: [SymbolValue.Kind])
    {
        let rows = lists.enumerated().flatMap { table, numbers in
            numbers.map {
                PageReconciliation.FusedRow(
                    value: SymbolValue(symbol: "A_\(table)_\($0)", value: CNumber.canonical($0)), table: table)
            }
        }
        let expected = zip(lists, kinds).flatMap { list, kind in list.map { _ in kind } }
        #expect(ValueKinds.applied(toLists: rows).map(\.kind) == expected)
    }

    @Test func aValueWithoutNumberIsLikeItsList() {
        let values = [
            SymbolValue(symbol: "A", value: "0x00000001"), SymbolValue(symbol: "B"),
            SymbolValue(symbol: "C", value: "0x00000004"),
        ]
        #expect(ValueKinds.applied(to: values).map(\.kind) == [.flag, .flag, .flag])
    }
}
