/// The part of the configuration that the emitter reads.
package struct EmitterConfiguration: Codable, Hashable, Sendable {
    package init() {}
}
