import Foundation
import SSPIRuntime
import TestSupport
import Testing
import VisibleLock

@testable import SSPI

@Suite struct AccountFileReaderTests {
    @Test func `a file that has just been changed is read again, since the next change may have the same time`() throws
    {
        let folder = try TemporaryFolder()
        try folder.write("alice", to: "accounts")
        let path = folder.path(of: "accounts")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let changed = WallClock.system.now.secondsSince1970
        let time = Lock<Int64>(changed)
        let readings = Lock<Int>(0)
        let reader = AccountFileReader(
            path: path, clock: WallClock { TimeStamp(secondsSince1970: time.withLock { $0 }) },
            parse: { (bytes) throws(SecurityError) in
                readings.withLock { $0 += 1 }
                return bytes
            })
        for (later, count) in [(0, 1), (1, 2), (60, 3), (61, 3), (600, 3)] as [(Int64, Int)] {
            time.withLock { $0 = changed + later }
            #expect(try reader.contents() == Array("alice".utf8))
            #expect(readings.withLock { $0 } == count, "\(later)")
        }
    }
}
