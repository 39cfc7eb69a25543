import Foundation

/// Looks through what this process has in memory, to see whether a secret was left behind.
///
/// Only anonymous memory that can be written is looked at: the heap, with all that was given back to it, and stacks. The
/// secret can be read by all threads; one of them at a time looks.
@safe
package final class ProcessMemory: @unchecked Sendable {
    private static let chunk = 1 << 20
    /// Larger regions are set aside by sanitizers, not used.
    private static let largest = 1 << 30
    private static let mask: UInt8 = 0xA5
    /// What one reads would be found by another.
    private static let turn = NSLock()

    /// How long the secret is, in bytes.
    package let length: Int
    /// The secret in front, and what is read behind it, in a region that is not looked at.
    private let own: UnsafeMutableRawPointer
    private let masked: [UInt8]

    /// Makes a secret of hexadecimal digits that is nowhere in memory yet, not even here: what is kept is masked.
    ///
    /// - Parameter length: How long it is; at least 16 bytes, since shorter texts are kept in registers.
    /// - Returns: `nil` where memory cannot be looked at.
    package init?(length: Int) {
        let place = unsafe mmap(
            nil, Self.chunk * 2, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let place = unsafe place, unsafe place != MAP_FAILED else { return nil }
        unsafe own = place
        self.length = max(16, length)
        masked = (0..<self.length).map { _ in (Array("0123456789abcdef".utf8).randomElement() ?? 0x30) ^ Self.mask }
    }

    deinit { unsafe _ = munmap(own, Self.chunk * 2) }

    /// A byte of the secret.
    package subscript(_ index: Int) -> UInt8 { masked[index] ^ Self.mask }

    /// Lends the secret as a text; nothing is left of it afterwards but what the closure has made of it.
    package func withText<Result>(_ body: (String) throws -> Result) rethrows -> Result {
        let text = unsafe String(unsafeUninitializedCapacity: length) { target in
            for index in 0..<length { unsafe target[index] = self[index] }
            return length
        }
        defer {
            unsafe _ = text.utf8.withContiguousStorageIfAvailable { bytes in
                guard let base = bytes.baseAddress else { return }
                unsafe _ = memset(UnsafeMutablePointer(mutating: base), 0x2E, bytes.count)
            }
        }
        return try body(text)
    }

    /// Writes a file that has the secret between two texts.
    package func write(_ head: String, _ tail: String, to path: String) throws {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
        defer { close(file) }
        func put(_ byte: UInt8) throws {
            var byte = byte
            guard unsafe Glibc.write(file, &byte, 1) == 1 else { throw CocoaError(.fileWriteUnknown) }
        }
        for byte in head.utf8 { try put(byte) }
        for index in 0..<length { try put(self[index]) }
        for byte in tail.utf8 { try put(byte) }
    }

    /// How often the secret, or the same in UTF-16, is in memory.
    package func count() -> Int { Self.turn.withLock { count(step: 1) + count(step: 2) } }

    private func count(step: Int) -> Int {
        let size = step == 1 ? length : length * 2 - 1
        for index in 0..<size {
            unsafe own.storeBytes(of: index % step == 0 ? self[index / step] : 0, toByteOffset: index, as: UInt8.self)
        }
        let memory = unsafe open("/proc/self/mem", O_RDONLY | O_CLOEXEC)
        defer {
            close(memory)
            unsafe _ = memset(own, 0, Self.chunk * 2)
        }
        return regions().reduce(0) { $0 + count(size, in: $1, memory) }
    }

    private func count(_ size: Int, in region: Range<UInt>, _ memory: Int32) -> Int {
        let buffer = unsafe own + Self.chunk
        var found = 0
        var place = region.lowerBound
        while place + UInt(size) <= region.upperBound {
            let wanted = min(Self.chunk, Int(region.upperBound - place))
            let read = unsafe pread(memory, buffer, wanted, off_t(place))
            guard read >= size else { break }
            var start = 0
            while start + size <= read,
                let hit = unsafe memchr(buffer + start, Int32(self[0]), read - size - start + 1)
            {
                if unsafe memcmp(hit, own, size) == 0 { found += 1 }
                unsafe start = UnsafeRawPointer(hit) - UnsafeRawPointer(buffer) + 1
            }
            // What begins at the end of a chunk is whole in the next one.
            place += UInt(read - size + 1)
        }
        return found
    }

    private func regions() -> [Range<UInt>] {
        guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else { return [] }
        let start = unsafe UInt(bitPattern: own)
        let end = start + UInt(Self.chunk * 2)
        return maps.split(separator: "\n").flatMap { line -> [Range<UInt>] in
            let fields = line.split(separator: " ", omittingEmptySubsequences: true)
            let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard fields.count == 5 || fields.last == "[heap]", fields[1].hasPrefix("rw"), bounds.count == 2,
                bounds[1] - bounds[0] <= UInt(Self.largest)
            else { return [] }
            guard bounds[0] < end, start < bounds[1] else { return [bounds[0]..<bounds[1]] }
            return [bounds[0]..<max(bounds[0], start), min(end, bounds[1])..<bounds[1]]
        }
    }
}
