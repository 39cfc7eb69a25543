import TestSupport
import Testing
import UrtextCore
import UrtextModel

/// The errors that are known to be in the published pages, each found by a general rule.
@Suite(.enabled(if: CorpusLocation.path != nil, CorpusLocation.absence))
struct KnownErrorsTests {
    struct Known: Sendable {
        /// The pages' names begin so.
        var page: String
        var error: String
        var rule: String
        /// What the finding speaks of.
        var word: String

        init(_ page: String, _ error: String, _ rule: String, _ word: String = "") {
            self.page = page
            self.error = error
            self.rule = rule
            self.word = word
        }
    }

    static let known: [Known] = [
        Known(
            "acceptsecuritycontext--", "the number of another code", "number-contradicts-header", "SEC_E_INVALID_HANDLE"
        ),
        Known(
            "querycontextattributes--credssp", "the number of another code", "number-contradicts-header",
            "SEC_E_INVALID_HANDLE"),
        Known(
            "acquirecredentialshandle--credssp", "zero for a flag", "number-contradicts-header", "SECPKG_CRED_OUTBOUND"),
        Known(
            "querycontextattributes--schannel", "the number of another attribute", "number-contradicts-header",
            "SECPKG_ATTR_ACCESS_TOKEN"),
        Known(
            "querycontextattributes--schannel", "a glossary link inside a symbol", "link-in-symbol",
            "SECPKG_ATTR_CIPHER_INFO"),
        Known("querycontextattributes--schannel", "the same link inside the anchors", "damaged-anchor", "cipher"),
        Known(
            "authentication-return-values", "decimal digits behind 0x", "number-contradicts-header", "ERROR_BROKEN_PIPE"
        ),
        Known(
            "acceptsecuritycontext--", "heading and declaration differ", "heading-contradicts-declaration",
            "ptsTimeStamp"),
        Known(
            "initializesecuritycontext--", "heading and declaration differ", "heading-contradicts-declaration",
            "pTargetName"),
        Known(
            "acquirecredentialshandle--credssp", "heading and declaration differ in case",
            "heading-contradicts-declaration", "pvLogonId"),
        Known(
            "acceptsecuritycontext--kerberos", "bracket and annotation differ", "bracket-contradicts-declaration",
            "phContext"),
        Known(
            "acceptsecuritycontext--general", "the bracket lacks `optional`", "bracket-contradicts-declaration",
            "phContext"),
        Known("encryptmessage--ntlm", "the calling convention is misspelt", "spelled-otherwise", "SEC_Entry"),
        Known("encryptmessage--ntlm", "a stray `>` behind a symbol", "stray-mark", "SEC_E_QOP_NOT_SUPPORTED"),
        Known("decryptmessage--", "an anchor with the trailing blank of its term", "damaged-anchor", "SIGN_ONLY"),
        Known("acceptsecuritycontext--digest", "a table of buffers inside a parameter", "table-without-symbols"),
        Known("encryptmessage--negotiate", "terms run into their text", "term-in-text", "phContext"),
        Known("schannel-error-codes", "one row without a number", "row-without-number", "SSL3_ALERT_ILLEGAL_PARAMETER"),
        Known("ivmvirtualmachine-", "the number of another code", "number-contradicts-header", "E_INVALIDARG"),
        Known("win32-tpm-provision", "nine hexadecimal digits", "number-width", "0x000000200"),
        Known("glcolortableext", "a letter left out", "symbol-unknown", "GL_RG10_A2"),
        Known("tlslicenseenumbegin", "blanks inside symbols", "blank-in-symbol", "LSLICENSE_SEARCH_NUMLICENSES"),
        Known("mm-joy1buttonup", "the header of the requirements over values", "table-header-of-requirements"),
        Known("change-log-entry", "four asterisks", "repeated-emphasis", "CHANGE_LOG_"),
        Known("ibackgroundcopyjob-", "four asterisks, escaped", "repeated-emphasis", "S_OK"),
        Known("d3dxuvatlascreate", "heading and declaration differ", "heading-contradicts-declaration", "pUserContent"),
        Known("lowlevelkeyboardproc", "heading and declaration differ", "heading-contradicts-declaration", "code"),
        Known("mirroricon", "emphasis that hides a heading", "uneven-emphasis", "phIconLarge"),
        Known("copyrepairinfo", "emphasis that hides a heading", "uneven-emphasis", "Source"),
        Known("iuseridentity-getname", "emphasis that hides a heading", "uneven-emphasis", "ulBuffSize"),
        Known("-wic-codec-iwicimagingfactory-", "emphasis that hides a heading", "uneven-emphasis", "ppIBitmapScaler"),
        Known(
            "imsrdpclipboard-cansync", "the only parameter has no heading", "parameter-without-heading", "pfSync"),
        Known("idevicebroker-opendevice", "an asterisk before a heading's name", "stray-mark", "phDevice"),
        Known("jetinit3-function", "the table of return codes is gone", "announced-list-missing"),
        Known("iwordformsink-putphrase", "the page declares another method", "declaration-names-other", "PutAltWord"),
        Known("recognizercontextset", "a DLL as import library", "library-is-module"),
    ]

    /// Findings on English pages that are none, looked at one by one: page and rule.
    static let falseAlarms: Set<String> = [
        "winbio-identity parameter-without-heading",
        "authentication-return-values row-without-number",
        "-search-2x-iresultverb-name declaration-names-other",
    ]

    @Test func `each is found, and false alarms are few`() async throws {
        let corpus = try #require(CorpusLocation.path)
        let include = "/usr/share/mingw-w64/include"
        let headers = ["sspi.h", "winerror.h", "ntsecapi.h", "schannel.h", "ntstatus.h", "GL/gl.h", "GL/glext.h"].map {
            "\(include)/\($0)"
        }
        let fileSystem = FileSystem()
        let bytes = headers.compactMap { try? fileSystem.read($0) }
        guard bytes.count == headers.count else {
            Issue.record(
                "the headers of mingw-w64 are missing in \(include): install mingw-w64-common, as .ci/deps does")
            return
        }
        let result = await Linter(fileSystem: fileSystem, restores: false).run(
            Self.pages(corpus, fileSystem),
            values: HeaderLoader(fileSystem: fileSystem).load(headers).values,
            headers: bytes, jobs: 2)
        let findings = result.log.sorted
        var rows: [[String]] = []
        for known in Self.known {
            let found = findings.filter {
                $0.identifier == known.rule && ($0.summary.contains(known.word) || known.word.isEmpty)
                    && FilePath.name($0.location?.path ?? "").hasPrefix(known.page)
            }
            #expect(!found.isEmpty, "\(known.page): \(known.error)")
            let place = (found.first { $0.location?.path.contains("/en-US/") ?? false } ?? found.first)?.location
            let parts = (place?.path ?? "").split(separator: "/").suffix(4)
            let edition = parts.prefix(2).joined(separator: "/")
            rows.append([
                "`\(known.page)\(known.page.hasSuffix("-") ? "*" : "")`", known.error, "`\(known.rule)`",
                "\(edition), line \(place?.line ?? 0)", "\(found.count)",
            ])
        }
        try DocumentTable("docs/lint.md", "known errors").expect(
            DocumentTable.markdown(header: ["page", "error", "rule", "for example", "findings"], rows: rows))
        try falseAlarms(findings)
    }

    /// All English pages, and the bilingual German edition of those that have a known error: some errors came with the
    /// translation's markup. All editions of all pages would take a minute, and find the same.
    private static func pages(_ corpus: String, _ fileSystem: FileSystem) -> [String] {
        var pages: [String] = []
        for folder in ["pages", "pages-win32"] {
            pages.append("\(corpus)/\(folder)/en-US")
            var walk = FolderWalk(fileSystem: fileSystem) { name in
                name.hasSuffix(".md") && known.contains { name.hasPrefix($0.page) }
            }
            pages += walk.files(in: "\(corpus)/\(folder)/de-DE/live-sxs")
        }
        return pages
    }

    /// The findings on English pages by rule, with those that are none.
    private func falseAlarms(_ findings: [Diagnostic]) throws {
        var counts: [String: (all: Int, wrong: Int)] = [:]
        for finding in findings where finding.severity != .note {
            guard let path = finding.location?.path, path.contains("/en-US/") else { continue }
            let page = FilePath.name(path).split(separator: ".").first.map(String.init) ?? ""
            counts[finding.identifier, default: (0, 0)].all += 1
            if Self.falseAlarms.contains("\(page) \(finding.identifier)") {
                counts[finding.identifier, default: (0, 0)].wrong += 1
            }
        }
        let rows = counts.sorted { $0.key < $1.key }.map { ["`\($0)`", "\($1.all)", "\($1.wrong)"] }
        let total = counts.values.reduce((0, 0)) { ($0.0 + $1.all, $0.1 + $1.wrong) }
        #expect(total.1 * 10 < total.0)
        try DocumentTable("docs/lint.md", "false alarms").expect(
            DocumentTable.markdown(
                header: ["rule", "findings", "of these none"], rows: rows + [["all", "\(total.0)", "\(total.1)"]]))
    }
}
