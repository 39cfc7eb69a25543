import Foundation
import Testing
import UrtextEmitter

/// One case of the Mustache specification's test data.
struct MustacheVector: Sendable, CustomTestStringConvertible {
    let file: String
    let name: String
    let description: String
    let data: MustacheValue
    let template: String
    let partials: [String: String]
    let expected: String

    var testDescription: String { "\(file): \(name) (\(description))" }

    func render(mode: MustacheMode) throws -> String {
        var parsed: [String: MustacheTemplate] = [:]
        for (name, source) in partials { parsed[name] = try MustacheTemplate(parsing: source, name: name) }
        let template = try MustacheTemplate(parsing: template, name: "template")
        return try template.render(data, partials: parsed, escape: .html, mode: mode)
    }
}

extension MustacheVector {
    /// How many cases each file has; a file that is not here is not run.
    static let counts = [
        "comments": 12, "delimiters": 14, "inheritance": 27, "interpolation": 42, "inverted": 22, "partials": 12,
        "sections": 34,
    ]

    /// All cases. Empty when a file cannot be read: that is for the test of the counts to report.
    static let all: [MustacheVector] = (try? counts.keys.sorted().flatMap(read)) ?? []

    static func read(_ file: String) throws -> [MustacheVector] {
        let url = try #require(
            Bundle.module.url(forResource: file, withExtension: "json", subdirectory: "mustache"),
            "\(file).json is not among the test resources")
        let cases = try JSONDecoder().decode(VectorFile.self, from: Data(contentsOf: url)).tests
        return cases.map {
            MustacheVector(
                file: file, name: $0.name, description: $0.desc.replacing("\n", with: " "), data: $0.data.value,
                template: $0.template, partials: $0.partials ?? [:], expected: $0.expected)
        }
    }
}

private struct VectorFile: Decodable {
    struct Case: Decodable {
        let name: String
        let desc: String
        let data: JSONValue
        let template: String
        let partials: [String: String]?
        let expected: String
    }

    let tests: [Case]
}

/// Any JSON. A number that is not whole becomes text, in Swift's shortest form.
private struct JSONValue: Decodable {
    let value: MustacheValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let bool = try? container.decode(Bool.self) {
            value = .bool(bool)
        } else if let number = try? container.decode(Int.self) {
            value = .number(number)
        } else if let number = try? container.decode(Double.self) {
            value = .text(String(number))
        } else if let text = try? container.decode(String.self) {
            value = .text(text)
        } else if let list = try? container.decode([JSONValue].self) {
            value = .list(list.map(\.value))
        } else {
            value = .object(try container.decode([String: JSONValue].self).mapValues(\.value))
        }
    }
}
