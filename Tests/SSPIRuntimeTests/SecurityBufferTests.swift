import SSPIRuntime
import Testing

@Suite struct SecurityBufferTests {
    @Test
    func `kind and attributes share one number`() {
        let buffer = SecurityBuffer(.channelBindings, [1], attributes: .readOnly)
        #expect(buffer.bufferType == 0x8000_000E)
        #expect(SecurityBuffer.Kind(rawValue: 0x8000_000E) == .channelBindings)
        #expect(SecurityBuffer.Attributes(rawValue: 0x8000_000E) == .readOnly)
        #expect(SecurityBuffer(.data).bufferType == 1)
    }

    @Test
    func `a buffer has room for what it holds`() {
        #expect(SecurityBuffer(.token, [1, 2, 3]).capacity == 3)
        #expect(SecurityBuffer(.token, [1, 2, 3], capacity: 2).capacity == 3)
        #expect(SecurityBuffer.token(capacity: 8).capacity == 8)
        #expect(SecurityBuffer.token(capacity: -1).capacity == 0)
    }

    @Test
    func `nothing prints the contents`() {
        let buffer = SecurityBuffer.token([0x73, 0x65, 0x63])
        #expect("\(buffer)" == "SECBUFFER_TOKEN, 3 of 3 bytes")
        #expect(String(reflecting: buffer) == "SECBUFFER_TOKEN, 3 of 3 bytes")
        var dumped = ""
        dump([buffer], to: &dumped)
        #expect(dumped.contains("capacity: 3") && !dumped.contains("115"))
        #expect("\(SecurityBuffer(SecurityBuffer.Kind(rawValue: 99)))" == "0x00000063, 0 of 0 bytes")
    }

    @Test
    func `a token counts when it has bytes`() {
        #expect(![SecurityBuffer]().hasToken)
        #expect(![SecurityBuffer.token(capacity: 9), .data([1])].hasToken)
        #expect([SecurityBuffer.data([1]), .token([0])].hasToken)
    }

    @Test
    func `a token is delivered where there is room`() {
        var buffers: [SecurityBuffer] = [.data([5]), .token(capacity: 2)]
        let tooLong = buffers.deliver(token: [1, 2, 3], allocating: false)
        #expect(!tooLong)
        #expect(buffers == [.data([5]), .token(capacity: 2)], "nothing is written where there is no room")
        let fitting = buffers.deliver(token: [1, 2], allocating: false)
        #expect(fitting)
        #expect(buffers[1].bytes == [1, 2])
        let larger = buffers.deliver(token: [1, 2, 3], allocating: true)
        #expect(larger)
        #expect(buffers[1].bytes == [1, 2, 3] && buffers[1].capacity == 3)
    }

    @Test
    func `no token empties the buffer`() {
        var buffers: [SecurityBuffer] = [SecurityBuffer(.token, [9], capacity: 4)]
        let delivered = buffers.deliver(token: nil, allocating: false)
        #expect(delivered)
        #expect(buffers == [.token(capacity: 4)])
    }

    @Test
    func `without a buffer only an allocating call delivers`() {
        var buffers: [SecurityBuffer] = []
        let refused = buffers.deliver(token: [1], allocating: false)
        #expect(!refused)
        let nothing = buffers.deliver(token: [], allocating: false)
        #expect(nothing)
        let allocated = buffers.deliver(token: [1], allocating: true)
        #expect(allocated)
        #expect(buffers == [.token([1])])
    }

    @Test
    func `a read-only buffer is not written to`() {
        let readOnly = SecurityBuffer(.token, [7], attributes: .readOnly)
        var buffers = [readOnly, .token(capacity: 1)]
        let delivered = buffers.deliver(token: [1], allocating: false)
        #expect(delivered)
        #expect(buffers == [readOnly, .token([1])])
        #expect(SecurityBuffer(.data, attributes: .readOnlyWithChecksum).isReadOnly)
    }
}
