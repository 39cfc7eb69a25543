import Testing
import UrtextModel

@testable import UrtextReconciler

@Suite struct ClaimSetTests {
    @Test func mergingIsAUnion() {
        var random = SeededGenerator(seed: 41)
        for _ in 0..<1_200 {
            let a = ClaimSet(random.claims(upTo: 8))
            let b = ClaimSet(random.claims(upTo: 8))
            let c = ClaimSet(random.claims(upTo: 8))
            #expect(a.union(b) == b.union(a))
            #expect(a.union(b).union(c) == a.union(b.union(c)))
            #expect(a.union(a) == a)
            #expect(a.union(ClaimSet()) == a)
            #expect(a.union(b).claims == (a.claims + b.claims).sorted().deduplicated)
            var merged = a
            merged.formUnion(b)
            #expect(merged == a.union(b))
        }
    }

    @Test func claimsAreInCanonicalOrderWhateverCameFirst() {
        var random = SeededGenerator(seed: 42)
        let claims = random.claims(upTo: 200)
        let set = ClaimSet(claims)
        #expect(set.claims == claims.sorted().deduplicated)
        #expect(ClaimSet(claims.shuffled(using: &random)).claims == set.claims)
        #expect(set.count == set.claims.count)
        #expect(!set.isEmpty)
        #expect(ClaimSet().isEmpty)
    }

    /// However pages are dealt out to machines and in whatever order the parts come back: the same bytes.
    @Test func anyShardingGivesTheSameBytes() {
        var random = SeededGenerator(seed: 43)
        let values = [header("kettle.h", ["KETTLE_E_DRY": "0x80550001", "KETTLE_E_COLD": "0x80550002"])]
        for _ in 0..<120 {
            let claims = random.claims(upTo: 120)
            let whole = Reconciler(values: values).reconcile(ClaimSet(claims))
            let documents = whole.spec.pages.map { $0.document() }
            for _ in 0..<4 {
                var shards = [ClaimSet](repeating: ClaimSet(), count: random.int(1..<9))
                for claim in claims.shuffled(using: &random) {
                    shards[random.int(0..<shards.count)].formUnion(ClaimSet([claim]))
                    if random.chance(1, in: 5) { shards[random.int(0..<shards.count)].formUnion(ClaimSet([claim])) }
                }
                let merged = shards.shuffled(using: &random).reduce(ClaimSet()) { $0.union($1) }
                let result = Reconciler(values: values).reconcile(merged)
                #expect(result.spec.pages.map { $0.document() } == documents)
                #expect(result.diagnostics == whole.diagnostics)
            }
        }
    }
}

extension [Claim] {
    /// Without repetitions that stand side by side.
    fileprivate var deduplicated: [Claim] {
        reduce(into: []) { result, claim in if result.last != claim { result.append(claim) } }
    }
}

extension SeededGenerator {
    /// Claims of a small world, as contradictory as they come.
    mutating func claims(upTo count: Int) -> [Claim] {
        var claims: [Claim] = []
        for _ in 0..<int(0..<count + 1) { claims.append(claim()) }
        return claims
    }

    private mutating func claim() -> Claim {
        let edition = pick(
            Edition(locale: "de-DE", label: "live"), Edition(locale: "de-DE", label: "live-sxs"),
            Edition(locale: "en-US", label: "live"), Edition(locale: "fr-FR"))
        let page = pick("boilkettle", "pourtea", "kettle-codes")
        var (subject, reading, text): (Subject, Reading, String)
        switch int(0..<8) {
        case 0:
            subject = .page(pick(.header, .library, .dll, .variant, .kind, .assetid, .name, .returnType, .file))
            reading = pick(
                .original, .bilingual, .requirements, .title, .slug, .syntaxBlock, .frontMatter, .fileName, .link)
            text = pick("Kettle.h", "kettle. h", "Tea.dll", "BoilKettle", "Steel", "steel", "function", "HRESULT")
        case 1, 2:
            let field = pick(Subject.ParameterField.name, .type, .direction, .optional, .reserved)
            subject = .parameter(int(0..<3), field)
            reading = pick(.syntaxBlock, .sal, .idl)
            text = pick("hKettle", "fHeat", "Reserved", "ULONG", "in", "out", "inout", "true", "false")
        case 3:
            subject = .heading(int(0..<4), .name)
            reading = pick(.original, .bilingual, .heading, .anchor, .syntaxBlock)
            text = pick("hKettle", "fheat", "\"f\"", "Reserviert", "Kessel")
        case 4:
            subject = .heading(int(0..<4), .bracket)
            reading = pick(.original, .bilingual, .heading)
            text = pick("in", "in, out", "ein, wahlweise", "vorgenommen", "optional", "")
        default:
            let list = pick(RowPlace.List.returns, .constants, .values(heading: int(0..<4)))
            subject = .row(RowPlace(list: list, table: int(0..<2), row: int(0..<4)), pick(.symbol, .symbol, .number))
            reading = pick(.original, .bilingual, .tableText, .anchor, .number, .syntaxBlock)
            text = pick(
                "KETTLE_E_DRY", "KETTLE_E_COLD", "KESSEL _ E _ leer", "KETTLE_LOW", "0x1", "0x80550001L", "lid", "2",
                "-1")
        }
        return Claim(
            page: page, edition: edition, file: "\(edition)/\(page).md", line: int(1..<6), subject: subject,
            reading: reading, text: text)
    }
}
