import Testing
import UrtextModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct SpecDocumentTests {
    private static let page = SpecPage(
        id: "boilkettle--steel", assetid: "00000000-0000-4000-8000-000000000001", kind: .function, name: "BoilKettle",
        variant: "Steel", header: "Kettle.h", library: "Kettle.lib", dll: nil, returnType: "KETTLE_STATUS",
        parameters: [
            Parameter(name: "hKettle", type: "HKETTLE", direction: .in, optional: false),
            Parameter(
                name: "fHeat", type: "ULONG", direction: .inout, optional: true,
                values: [
                    SymbolValue(symbol: "KETTLE_HEAT_LOW", value: "0x00000001", printed: "0x1", kind: .flag),
                    SymbolValue(symbol: "KETTLE_HEAT_HIGH"),
                ]),
            Parameter(
                name: "Reserved",
                constraints: [
                    Constraint(id: "boilkettle.steel/Reserved/zero", rule: .equals, value: 0),
                    Constraint(id: "boilkettle.steel/Reserved/required", rule: .required),
                ]),
        ],
        returns: [ReturnCode(symbol: "KETTLE_E_DRY", value: "0x80550001", printed: nil, outcome: .error)],
        constants: [],
        evidence: [
            Evidence(
                fact: "returns/KETTLE_E_DRY",
                votes: [
                    Vote(page: "de-DE/live", line: 40, how: .tableText), Vote(page: "en-US", line: 39, how: .original),
                ])
        ],
        unresolved: [
            Unresolved(
                fact: "returns[1]", text: "KESSEL \\_ E \\_ \"leer\"", page: "de-DE/live", line: 41,
                candidates: ["KETTLE_E_DRY", "KETTLE_E_COLD"])
        ])

    private static let text = #"""
        {
          "schema": "urtext/1",
          "id": "boilkettle--steel",
          "assetid": "00000000-0000-4000-8000-000000000001",
          "kind": "function",
          "name": "BoilKettle",
          "variant": "Steel",
          "header": "Kettle.h",
          "library": "Kettle.lib",
          "dll": null,
          "returnType": "KETTLE_STATUS",
          "parameters": [
            { "name": "hKettle", "type": "HKETTLE", "direction": "in", "optional": false, "values": [] },
            {
              "name": "fHeat",
              "type": "ULONG",
              "direction": "inout",
              "optional": true,
              "values": [
                { "symbol": "KETTLE_HEAT_LOW", "value": "0x00000001", "printed": "0x1", "kind": "flag" },
                { "symbol": "KETTLE_HEAT_HIGH", "value": null, "printed": null, "kind": null }
              ]
            },
            {
              "name": "Reserved",
              "type": null,
              "direction": null,
              "optional": null,
              "values": [],
              "constraints": [
                { "id": "boilkettle.steel/Reserved/zero", "rule": "equals", "value": 0 },
                { "id": "boilkettle.steel/Reserved/required", "rule": "required" }
              ]
            }
          ],
          "returns": [
            { "symbol": "KETTLE_E_DRY", "value": "0x80550001", "printed": null, "outcome": "error" }
          ],
          "constants": [],
          "evidence": [
            {
              "fact": "returns/KETTLE_E_DRY",
              "votes": [
                { "page": "de-DE/live", "line": 40, "how": "table-text" },
                { "page": "en-US", "line": 39, "how": "original" }
              ]
            }
          ],
          "unresolved": [
            {
              "fact": "returns[1]",
              "text": "KESSEL \\_ E \\_ \"leer\"",
              "page": "de-DE/live",
              "line": 41,
              "candidates": ["KETTLE_E_DRY", "KETTLE_E_COLD"]
            }
          ]
        }

        """#

    @Test func theFormIsFixedByteForByte() { #expect(Array(Self.page.document().utf8) == Array(Self.text.utf8)) }

    @Test func theFormIsReadBack() throws { #expect(try SpecPage.decode(Array(Self.text.utf8)) == Self.page) }

    @Test func anEmptyPageHasEveryKey() throws {
        let text = SpecPage(id: "lid").document()
        let keys = text.split(separator: "\n").compactMap { line in
            line.hasPrefix("  \"") ? line.split(separator: "\"")[1] : nil
        }
        #expect(
            keys.map(String.init) == [
                "schema", "id", "assetid", "kind", "name", "variant", "header", "library", "dll", "returnType",
                "parameters", "returns", "constants", "evidence", "unresolved",
            ])
        #expect(try SpecPage.decode(Array(text.utf8)) == SpecPage(id: "lid"))
    }

    @Test func keysThatAreMissingAreEmpty() throws {
        let page = try SpecPage.decode(Array(#"{"schema":"urtext/1","id":"lid","parameters":[{"name":"a"}]}"#.utf8))
        #expect(page == SpecPage(id: "lid", parameters: [Parameter(name: "a")]))
    }

    @Test func keysThatAreUnknownAreNotLookedAt() throws {
        let page = try SpecPage.decode(Array(#"{"schema":"urtext/1","id":"lid","steam":[1,{}],"name":"Lid"}"#.utf8))
        #expect(page == SpecPage(id: "lid", name: "Lid"))
    }

    @Test func anotherSchemaIsRefusedAndNamed() throws {
        let text = #"{"schema":"urtext/2","id":"lid"}"#
        let error = try #require(throws: DecodingError.self) { try SpecPage.decode(Array(text.utf8)) }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("another error: \(error)")
            return
        }
        #expect(context.debugDescription.contains("urtext/2"))
        #expect(context.debugDescription.contains("urtext/1"))
        #expect(context.codingPath.map(\.stringValue) == ["schema"])
    }

    @Test(arguments: [
        "", "[]", "{", #"{"id":"lid"}"#, #"{"schema":"urtext/1"}"#, #"{"schema":1,"id":"lid"}"#,
        #"{"schema":"urtext/1","id":"lid","kind":"teapot"}"#,
        #"{"schema":"urtext/1","id":"lid","parameters":[{"type":"int"}]}"#,
        #"{"schema":"urtext/1","id":"lid","parameters":[{"name":"a","direction":"up"}]}"#,
        #"{"schema":"urtext/1","id":"lid","parameters":{}}"#,
        #"{"schema":"urtext/1","id":"lid","returns":[{"symbol":"A","outcome":"luck"}]}"#,
        #"{"schema":"urtext/1","id":"lid","evidence":[{"fact":"f","votes":[{"page":"p","line":1,"how":"guess"}]}]}"#,
    ]) func whatIsNoSpecThrows(_ text: String) {
        #expect(throws: DecodingError.self) { try SpecPage.decode(Array(text.utf8)) }
    }

    @Test func bytesThatAreNoTextThrow() {
        #expect(throws: (any Error).self) { try SpecPage.decode([0xFF, 0xFE, 0x00, 0x80]) }
    }

    @Test func everyPageIsReadBackAsItWas() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<600 {
            let page = random.page()
            let text = page.document()
            let back = try SpecPage.decode(Array(text.utf8))
            #expect(back == page)
            #expect(Array(back.document().utf8) == Array(text.utf8))
        }
    }

    /// Another writer's form, with other order and spacing, says the same.
    @Test func theFormOfAnotherWriterIsReadToo() throws {
        var random = SeededGenerator(seed: 12)
        let encoder = JSONEncoder()
        for _ in 0..<200 {
            let page = random.page()
            encoder.outputFormatting = random.pick([], [.prettyPrinted], [.sortedKeys])
            #expect(try SpecPage.decode(Array(encoder.encode(page))) == page)
        }
    }
}

extension SeededGenerator {
    private mutating func maybe<Value>(_ value: @autoclosure () -> Value) -> Value? {
        chance(1, in: 2) ? value() : nil
    }

    private mutating func list<Value>(_ make: (inout SeededGenerator) -> Value) -> [Value] {
        var values: [Value] = []
        for _ in 0..<int(0..<4) { values.append(make(&self)) }
        return values
    }

    private mutating func one<Value: CaseIterable>(_ type: Value.Type) -> Value? {
        Array(type.allCases).randomElement(using: &self)
    }

    private mutating func value() -> SymbolValue {
        let (symbol, value, printed) = (text(), text(), text())
        return SymbolValue(
            symbol: symbol, value: maybe(value), printed: maybe(printed), kind: one(SymbolValue.Kind.self))
    }

    private mutating func parameter() -> Parameter {
        let (name, type) = (text(), text())
        return Parameter(
            name: name, type: maybe(type), direction: one(Parameter.Direction.self), optional: pick(nil, true, false),
            values: list { $0.value() },
            constraints: list { random in
                Constraint(
                    id: random.text(), rule: random.one(Constraint.Rule.self) ?? .required,
                    value: random.pick(nil, 0, -1, .max))
            })
    }

    fileprivate mutating func page() -> SpecPage {
        let (id, assetid, name, header, type) = (text(), text(), text(), text(), text())
        return SpecPage(
            id: id, assetid: maybe(assetid), kind: one(SpecPage.Kind.self), name: maybe(name), variant: maybe("Steel"),
            header: maybe(header), library: maybe("Kettle.lib"), dll: maybe("Kettle.dll"), returnType: maybe(type),
            parameters: list { $0.parameter() },
            returns: list { random in
                ReturnCode(
                    symbol: random.text(), value: random.pick(nil, "0x00000001"), printed: random.pick(nil, "1"),
                    outcome: random.one(ReturnCode.Outcome.self))
            },
            constants: list { $0.value() },
            evidence: list { random in
                Evidence(
                    fact: random.text(),
                    votes: random.list { inner in
                        Vote(page: inner.text(), line: inner.int(1..<999), how: inner.one(Reading.self) ?? .slug)
                    })
            },
            unresolved: list { random in
                Unresolved(
                    fact: random.text(), text: random.text(), page: random.text(), line: random.int(1..<999),
                    candidates: random.list { $0.text() })
            })
    }
}
