import Testing
import UrtextModel
import UrtextReader

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The headers of Windows as the mingw-w64 project gives them, which are not part of this repository.
///
/// They are looked for in the folder that the environment variable `URTEXT_HEADERS` names, else where Debian's package
/// mingw-w64-common puts them. Where they are missing, these tests are skipped and say so.
enum WindowsHeaders {
    static let folder = ProcessInfo.processInfo.environment["URTEXT_HEADERS"] ?? "/usr/share/mingw-w64/include"
    static let isPresent = FileManager.default.fileExists(atPath: "\(folder)/sspi.h")
    static let hint: Comment = "no Windows headers: install mingw-w64-common, or name their folder in URTEXT_HEADERS"

    /// The headers of those names, read together.
    static func read(_ names: [String]) -> HeaderReading {
        HeaderReading(
            sources: names.map { name in
                let data = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
                return HeaderFileReader.Source(path: name, bytes: Array(data), origin: "mingw-w64-common")
            })
    }

    /// The tables that the spec keeps.
    static let tables = ["sspi.h", "winerror.h", "ntsecapi.h", "schannel.h"]
    static let all = read(tables + ["security.h", "ntstatus.h", "wincred.h", "wincrypt.h"])
}

@Suite(.enabled(if: WindowsHeaders.isPresent, WindowsHeaders.hint))
struct WindowsHeaderTests {
    @Test(arguments: [
        ("sspi.h", "ISC_REQ_ALLOCATE_MEMORY", "0x00000100"), ("sspi.h", "SECPKG_CRED_BOTH", "0x00000003"),
        ("sspi.h", "SECPKG_ATTR_ACCESS_TOKEN", "0x00000012"), ("sspi.h", "SECQOP_WRAP_NO_ENCRYPT", "0x80000001"),
        ("sspi.h", "SECURITY_NATIVE_DREP", "0x00000010"), ("sspi.h", "SECBUFFER_READONLY", "0x80000000"),
        ("sspi.h", "SECBUFFER_TOKEN", "0x00000002"), ("sspi.h", "SECPKG_ATTR_DATAGRAM_SIZES", "0x00000004"),
        ("sspi.h", "SECURITY_NETWORK_DREP", "0x00000000"), ("sspi.h", "SecPkgCredClass_Explicit", "0x00000028"),
        ("sspi.h", "SEC_WINNT_AUTH_IDENTITY_VERSION", "0x00000200"), ("sspi.h", "SSPIPFC_VALID_FLAGS", "0x0000000F"),
        ("sspi.h", "SEC_WINNT_AUTH_IDENTITY_FLAGS_VALID_SSPIPFC_FLAGS", "0xF0000000"),
        ("sspi.h", "ISSP_LEVEL", "0x00000020"),
        ("winerror.h", "SEC_E_OK", "0x00000000"), ("winerror.h", "SEC_E_INVALID_HANDLE", "0x80090301"),
        ("winerror.h", "SEC_I_CONTINUE_NEEDED", "0x00090312"), ("winerror.h", "SEC_E_NO_SPM", "0x80090304"),
        ("winerror.h", "ERROR_ACCESS_DENIED", "0x00000005"), ("winerror.h", "WSAECONNREFUSED", "0x0000274D"),
        ("winerror.h", "E_NOT_SUFFICIENT_BUFFER", "0x8007007A"), ("winerror.h", "CRYPT_E_REVOKED", "0x80092010"),
        ("ntsecapi.h", "NewCredentials", "0x00000009"), ("ntsecapi.h", "CachedInteractive", "0x0000000B"),
        ("ntsecapi.h", "KERB_ETYPE_RC4_MD4", "0xFFFFFF80"), ("ntsecapi.h", "POLICY_AUDIT_EVENT_MASK", "0x00000007"),
        ("schannel.h", "SP_PROT_TLS1_X", "0x00003FC0"), ("schannel.h", "SCH_CRED_NO_DEFAULT_CREDS", "0x00000010"),
        ("ntstatus.h", "STATUS_LOGON_FAILURE", "0xC000006D"), ("wincrypt.h", "CALG_AES_256", "0x00006610"),
        ("wincred.h", "CREDUI_MAX_MESSAGE_LENGTH", "0x00007FFF"),
    ])
    func knownConstants(_ header: String, _ name: String, _ value: String) {
        let table = WindowsHeaders.all.values.first { $0.header == header }
        #expect(table?.constants.first { $0.name == name }?.value == value)
    }

    @Test(arguments: WindowsHeaders.tables)
    func theTablesOfTheSpecHoldConstantsOnly(_ header: String) throws {
        let table = try #require(WindowsHeaders.all.values.first { $0.header == header })
        let data = try #require(FileManager.default.contents(atPath: "\(WindowsHeaders.folder)/\(header)"))
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(table.constants.count > 200)
        for constant in table.constants {
            let line = lines[constant.line - 1]
            #expect(line.contains(constant.name))
            #expect(!constant.name.hasPrefix("__"))
            #expect(!line.contains("define \(constant.name)("))
            #expect(!line.contains("#undef"))
        }
        let text = table.document()
        #expect(try HeaderValues.decode(Array(text.utf8)) == table)
        #expect(
            text.hasPrefix(
                "{\n  \"schema\": \"urtext-values/1\",\n  \"header\": \"\(header)\",\n  \"origin\": \"mingw-w64-common\""
            ))
    }

    /// Plain numbers are in the table or spoken of, all but the few of branches that only an older Windows compiles.
    @Test(arguments: WindowsHeaders.tables)
    func plainNumbersAreNotMissed(_ header: String) throws {
        let table = try #require(WindowsHeaders.all.values.first { $0.header == header })
        let data = try #require(FileManager.default.contents(atPath: "\(WindowsHeaders.folder)/\(header)"))
        var unheardOf = Set<String>()
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            if words.count == 3, words[0] == "#define", CNumber.parse(words[2]) != nil, !words[1].hasPrefix("__") {
                unheardOf.insert(String(words[1]))
            }
        }
        #expect(!unheardOf.isEmpty)
        unheardOf.subtract(table.constants.map(\.name))
        for diagnostic in WindowsHeaders.all.diagnostics {
            unheardOf.remove(String(diagnostic.summary.prefix { $0 != " " }))
        }
        #expect(unheardOf.count <= 1, "\(unheardOf.sorted())")
    }

    @Test func theHeadersAgreeAndNothingIsWrongWithThem() {
        let reading = WindowsHeaders.all
        #expect(reading.diagnostics.allSatisfy { $0.severity != .error })
        #expect(reading.diagnostics.filter { $0.severity == .warning }.allSatisfy { $0.location?.path == "security.h" })
    }

    @Test func theTablesDoNotDependOnTheirCompany() {
        let alone = WindowsHeaders.read(["winerror.h"])
        #expect(alone.values[0] == WindowsHeaders.all.values[1])
        #expect(alone.values[0].constants.count > 3_500)
    }
}
