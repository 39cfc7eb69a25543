internal import CGSSAPI
internal import SSPIRuntime

/// The buffers of one message as the library takes them: side by side in memory of their own, which is wiped at the end.
@safe
struct Pieces: ~Copyable {
    private enum Source {
        case header
        case padding
        /// A buffer of the caller's list.
        case buffer(Int)
    }

    private let memory: UnsafeMutableRawBufferPointer
    private var vectors: [gss_iov_buffer_desc]
    private var sources: [Source] = []

    /// Lays out a message to be protected.
    ///
    /// - Parameters:
    ///   - header: How much room there is for the header; 0 while that is not known.
    ///   - padding: How much room there is for padding.
    ///   - message: The caller's buffers.
    init(header: Int, padding: Int = 0, _ message: [SecurityBuffer]) {
        self.init(header: [UInt8](repeating: 0, count: header), padding: [UInt8](repeating: 0, count: padding), message)
    }

    /// Lays out a message to be made readable.
    init(token: [UInt8], _ message: [SecurityBuffer]) {
        self.init(header: token, padding: message.first(.padding)?.bytes ?? [], message)
    }

    private init(header: [UInt8], padding: [UInt8], _ message: [SecurityBuffer]) {
        let data = message.indices.filter { message[$0].kind == .data && !message[$0].attributes.contains(.readOnly) }
        let total = header.count + padding.count + data.reduce(0) { $0 + message[$1].bytes.count }
        unsafe vectors = []
        unsafe memory = .allocate(byteCount: max(total, 1), alignment: 16)
        var place = 0
        func add(_ type: Int32, _ bytes: [UInt8], _ source: Source) {
            let part = unsafe UnsafeMutableRawBufferPointer(rebasing: memory[place..<place + bytes.count])
            unsafe part.copyBytes(from: bytes)
            place += bytes.count
            unsafe vectors.append(
                gss_iov_buffer_desc(
                    type: OM_uint32(type),
                    buffer: gss_buffer_desc(length: bytes.count, value: part.baseAddress)))
            sources.append(source)
        }
        add(GSS_IOV_BUFFER_TYPE_HEADER, header, .header)
        for index in data {
            let isSigned = message[index].attributes.contains(.readOnlyWithChecksum)
            add(
                isSigned ? GSS_IOV_BUFFER_TYPE_SIGN_ONLY : GSS_IOV_BUFFER_TYPE_DATA, message[index].bytes,
                .buffer(index))
        }
        add(GSS_IOV_BUFFER_TYPE_PADDING, padding, .padding)
    }

    deinit {
        unsafe SecretBytes.wipe(memory)
        unsafe memory.deallocate()
    }

    /// How long the header is, once the library has said so.
    var headerSize: Int { unsafe vectors.first?.buffer.length ?? 0 }

    /// How long the padding is, once the library has said so.
    var paddingSize: Int { unsafe vectors.last?.buffer.length ?? 0 }

    /// Lends the vectors to the library.
    mutating func withVectors(_ body: (UnsafeMutableBufferPointer<gss_iov_buffer_desc>) -> Void) {
        unsafe vectors.withUnsafeMutableBufferPointer { unsafe body($0) }
    }

    /// Writes back what the library has made of the buffers.
    ///
    /// - Parameters:
    ///   - message: The caller's buffers.
    ///   - token: Where the header goes; `nil` leaves it.
    func store(into message: inout [SecurityBuffer], token: Int?) {
        for (index, source) in sources.enumerated() {
            let part = unsafe vectors[index].buffer
            let bytes = unsafe [UInt8](UnsafeRawBufferPointer(start: part.value, count: part.length))
            switch source {
            case .header: if let token { message[token].bytes = bytes }
            case .buffer(let index) where !message[index].isReadOnly: message[index].bytes = bytes
            case .buffer: break
            case .padding:
                if token != nil, let index = message.firstIndex(where: { $0.kind == .padding }) {
                    message[index].bytes = bytes
                }
            }
        }
    }
}
