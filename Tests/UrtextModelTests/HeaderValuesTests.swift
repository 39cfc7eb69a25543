import Testing
import UrtextModel

@Suite struct HeaderValuesTests {
    private static let values = HeaderValues(
        header: "kettle.h", origin: "teaware", version: nil,
        constants: [
            HeaderValues.Constant(name: "KETTLE_E_DRY", value: "0x80550001", line: 12),
            HeaderValues.Constant(name: "KETTLE_OK", value: "0x00000000", line: 9),
        ])

    private static let text = """
        {
          "schema": "urtext-values/1",
          "header": "kettle.h",
          "origin": "teaware",
          "version": null,
          "constants": [
            { "name": "KETTLE_E_DRY", "value": "0x80550001", "line": 12 },
            { "name": "KETTLE_OK", "value": "0x00000000", "line": 9 }
          ]
        }

        """

    @Test func theFormIsFixedByteForByte() { #expect(Array(Self.values.document().utf8) == Array(Self.text.utf8)) }

    @Test func theFormIsReadBack() throws { #expect(try HeaderValues.decode(Array(Self.text.utf8)) == Self.values) }

    @Test func aHeaderWithoutConstantsIsReadBack() throws {
        let values = HeaderValues(header: "lid.h")
        #expect(values.document().contains("\"constants\": []\n"))
        #expect(try HeaderValues.decode(Array(values.document().utf8)) == values)
    }

    @Test(arguments: ["", "{}", "[]", #"{"schema":"urtext-values/1","header":"a.h"}"#, #"{"header":1,"constants":[]}"#])
    func whatIsNoValuesFileThrows(_ text: String) {
        #expect(throws: DecodingError.self) { try HeaderValues.decode(Array(text.utf8)) }
    }

    /// A spec file that lies in the folder of the values, or a file of a later format.
    @Test(arguments: ["urtext/1", "urtext-values/2", ""]) func anotherSchemaIsRefused(_ schema: String) {
        let text = #"{"schema":"\#(schema)","header":"kettle.h","origin":null,"version":null,"constants":[]}"#
        #expect(throws: DecodingError.self) { try HeaderValues.decode(Array(text.utf8)) }
    }

    @Test func everyValuesFileIsReadBackAsItWas() throws {
        var random = SeededGenerator(seed: 13)
        for _ in 0..<300 {
            var constants: [HeaderValues.Constant] = []
            for _ in 0..<random.int(0..<5) {
                constants.append(
                    HeaderValues.Constant(name: random.text(), value: random.text(), line: random.int(1..<99)))
            }
            let values = HeaderValues(
                header: random.text(), origin: random.pick(nil, "teaware"), version: random.pick(nil, "1.0", ""),
                constants: constants)
            #expect(try HeaderValues.decode(Array(values.document().utf8)) == values)
        }
    }
}
