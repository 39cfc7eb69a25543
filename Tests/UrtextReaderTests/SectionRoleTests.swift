import Testing

@testable import UrtextReader

@Suite struct SectionRoleTests {
    @Test(arguments: [
        ("syntax", SectionRole.syntax), ("parameters", .parameters), ("members", .members), ("return-value", .returns),
        ("return-values", .returns), ("error-codes", .returns), ("constants", .constants),
        ("requirements", .requirements), ("parameters-1", .parameters), ("return-value-12", .returns),
    ]) func slugs(_ slug: String, _ role: SectionRole) {
        #expect(SectionRole(slug: slug) == role)
    }

    @Test(arguments: [
        "", "remarks", "parameter-list", "parameters-", "-1", "parameters-1a", "Parameters", "rückgabewert",
    ])
    func others(_ slug: String) {
        #expect(SectionRole(slug: slug) == nil)
    }
}
