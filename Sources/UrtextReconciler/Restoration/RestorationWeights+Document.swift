#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension RestorationWeights: Decodable {
    package static let schema = "urtext-weights/1"

    private enum CodingKeys: String, CodingKey {
        case schema, withLexicon, bare, margin, teaching, chain
    }

    private struct ModelDocument: Decodable {
        var first: [String: Double]
        var later: [String: Double]
        var model: Model { Model(first: first, later: later) }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decode(String.self, forKey: .schema)
        guard schema == RestorationWeights.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: container,
                debugDescription: "schema is \(schema), this tool reads \(RestorationWeights.schema)")
        }
        self.init(
            withLexicon: try container.decode(ModelDocument.self, forKey: .withLexicon).model,
            bare: try container.decode(ModelDocument.self, forKey: .bare).model,
            margin: try container.decode(Double.self, forKey: .margin),
            teaching: try container.decode(Double.self, forKey: .teaching),
            chain: try container.decode(Double.self, forKey: .chain))
    }
}
