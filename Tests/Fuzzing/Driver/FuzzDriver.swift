import FuzzTargets
@preconcurrency @unsafe import Glibc

/// libFuzzer's own entry: runs the callback on inputs it makes up until its options tell it to stop.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// `urtext-fuzz TARGET [libFuzzer's options] CORPUS…`, and `urtext-fuzz --list`.
@main
enum FuzzDriver {
    /// Set once, before the fuzzer starts.
    nonisolated(unsafe) private static var target = FuzzTarget("none") { _ in }

    static func main() {
        var arguments = CommandLine.arguments
        if arguments.dropFirst().first == "--list" {
            for target in FuzzTarget.all {
                print(target.name, target.lengthLimit, target.borrowedSeeds.joined(separator: " "))
            }
            return
        }
        guard arguments.count > 1, let found = FuzzTarget.all.first(where: { $0.name == arguments[1] }) else {
            print(
                "usage: urtext-fuzz TARGET [OPTIONS] CORPUS…\ntargets:",
                FuzzTarget.all.map(\.name).joined(separator: ", "))
            exit(2)
        }
        unsafe target = found
        arguments.remove(at: 1)
        // The fuzzer keeps the pointers as long as the process lives.
        let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: arguments.count + 1)
        for (index, argument) in arguments.enumerated() { unsafe pointers[index] = strdup(argument) }
        unsafe pointers[arguments.count] = nil
        var count = CInt(arguments.count)
        var vector: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe pointers
        exit(
            unsafe runFuzzer(&count, &vector) { start, count in
                unsafe FuzzDriver.check(Array(UnsafeBufferPointer(start: start, count: count)))
                return 0
            })
    }

    /// Ends the process with a message where a law is broken; the fuzzer then keeps the input.
    private static func check(_ bytes: [UInt8]) {
        do {
            let target = unsafe Self.target
            try target.run(bytes)
            try GrowthCheck.run(target, on: bytes)
        } catch {
            unsafe fputs("FINDING: \(error)\n", stderr)
            abort()
        }
    }
}
