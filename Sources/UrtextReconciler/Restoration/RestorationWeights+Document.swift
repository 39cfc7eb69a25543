#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

internal import RestorationData

extension RestorationWeights: Codable {
    package static let schema = "urtext-weights/4"

    /// The weights that the tool carries with it. Weights that cannot be read restore nothing; a test reads them.
    package static let fitted: RestorationWeights = {
        let bytes = unsafe UnsafeBufferPointer(
            start: restoration_weights(), count: restoration_weights_length())
        return unsafe (try? JSONDecoder().decode(RestorationWeights.self, from: Data(buffer: bytes))) ?? .nothing
    }()

    /// Weights that find nothing certain.
    private static let nothing: RestorationWeights = {
        let none = Margins(values: 2, returns: 2, constants: 2)
        let setting = Setting(model: Model(first: [:], later: [:]), margins: none)
        return RestorationWeights(
            origin: "none", withLexicon: setting, bare: setting, alone: none, teaching: 2, chain: 0, macros: [])
    }()

    private enum CodingKeys: String, CodingKey {
        case schema, origin, settings, teaching, chain, macros
    }

    private struct Settings: Codable {
        var lexicon: SettingDocument
        var bare: SettingDocument
        var alone: Margins
    }

    private struct SettingDocument: Codable {
        var margins: Margins
        var first: [String: Double]
        var later: [String: Double]

        init(_ setting: Setting) {
            margins = setting.margins
            first = SettingDocument.named(setting.model.first)
            later = SettingDocument.named(setting.model.later)
        }

        var setting: Setting { Setting(model: Model(first: first, later: later), margins: margins) }

        private static func named(_ weights: [Double]) -> [String: Double] {
            var named: [String: Double] = [:]
            for (feature, weight) in zip(Feature.allCases, weights) where weight != 0 { named[feature.name] = weight }
            return named
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try container.decode(String.self, forKey: .schema)
        guard schema == RestorationWeights.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: container,
                debugDescription: "schema is \(schema), this tool reads \(RestorationWeights.schema)")
        }
        let settings = try container.decode(Settings.self, forKey: .settings)
        self.init(
            origin: try container.decode(String.self, forKey: .origin),
            withLexicon: settings.lexicon.setting, bare: settings.bare.setting, alone: settings.alone,
            teaching: try container.decode(Double.self, forKey: .teaching),
            chain: try container.decode(Double.self, forKey: .chain),
            macros: try container.decode([MacroWrapper].self, forKey: .macros))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(RestorationWeights.schema, forKey: .schema)
        try container.encode(origin, forKey: .origin)
        try container.encode(
            Settings(lexicon: SettingDocument(withLexicon), bare: SettingDocument(bare), alone: alone),
            forKey: .settings)
        try container.encode(teaching, forKey: .teaching)
        try container.encode(chain, forKey: .chain)
        try container.encode(macros, forKey: .macros)
    }

    /// The file's bytes: sorted keys, so that two versions can be compared.
    package func document() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}
