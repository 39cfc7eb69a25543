import SSPI
import SSPIRuntime
import Testing

@Suite struct ChannelBindingsTests {
    @Test func `a buffer is read back as what it was made of`() {
        for data in [[], [7], [UInt8](repeating: 3, count: 100)] {
            let bindings = ChannelBindings(applicationData: data)
            #expect(bindings.buffer.kind == .channelBindings)
            #expect(ChannelBindings(structure: bindings.buffer.bytes) == bindings)
        }
    }

    @Test func `bindings without data have a hash, and it is not that of no bindings`() {
        #expect(ChannelBindings(applicationData: []).hash == MD5.digest([UInt8](repeating: 0, count: 20)))
        #expect(ChannelBindings(applicationData: []).hash != [UInt8](repeating: 0, count: 16))
    }

    @Test func `no structure that points outside is taken`() {
        let good = ChannelBindings(applicationData: [1, 2, 3]).buffer.bytes
        for size in 0..<good.count { #expect(ChannelBindings(structure: Array(good[..<size])) == nil) }
        for offset in [UInt32(0), 31, 33, .max] {
            var bad = good
            var number: [UInt8] = []
            number.append(littleEndian: offset)
            bad.replace(at: 28, with: number)
            #expect(ChannelBindings(structure: bad) == nil)
        }
    }
}
