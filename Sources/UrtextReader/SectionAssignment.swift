internal import UrtextModel

/// Which sections carry facts: by slug first; where slugs tell nothing, by what the sections hold.
struct SectionAssignment: Sendable {
    private(set) var parameters: [PageOutline.Section] = []
    private(set) var returns: [PageOutline.Section] = []
    private(set) var requirements: [PageOutline.Section] = []
    /// Enumerators that stand in headings, without a declaration.
    private(set) var enumerators: [PageOutline.Section] = []
    /// Sections that carry no known role.
    private(set) var others: [PageOutline.Section] = []
    /// The first section whose parameters are those of something else than the page declares.
    private(set) var foreign: PageOutline.Section?

    init(_ run: PageReadingRun) {
        for section in run.outline.sections where section.level != 1 {
            switch section.role {
            // What an enumeration has for members is not declared elsewhere.
            case .members where run.isUndeclaredEnumeration: enumerators.append(section)
            case .parameters, .members: parameters.append(section)
            case .returns: returns.append(section)
            case .requirements: requirements.append(section)
            case .enumerators: enumerators.append(section)
            case .syntax: break
            case .constants, nil: others.append(section)
            }
        }
        // A slug made of translated words may be the original's by chance (`Syntax`): it proves nothing about the others.
        let isTranslatedWithoutSlugs =
            !run.identity.isOriginal && !run.outline.sections.contains(where: \.hasAnchor)
        if isTranslatedWithoutSlugs || !run.outline.sections.contains(where: { $0.role != nil }) {
            assignByShape(run)
        }
        leaveOutForeignSections(run)
    }

    /// A page may describe several things, each below a heading of its own with its parameters and what it returns: they are
    /// those of the one thing that is declared there, or of the page where they stand below its title.
    private mutating func leaveOutForeignSections(_ run: PageReadingRun) {
        guard parameters.count > 1 else { return }
        let subjects = run.outline.subjects()
        func subject(_ section: PageOutline.Section) -> Int? { subjects[section.heading.startIndex] }
        let first = subject(parameters[0])
        guard parameters.contains(where: { subject($0) != first }) else { return }
        var own: Int?
        if let line = run.declaration?.nameLine,
            let section = run.outline.sections.last(where: { $0.headingLine < line })
        {
            own = section.level > 1 && section.role == nil ? section.heading.startIndex : subject(section)
        }
        let isOwn = { subjects[$0.heading.startIndex] == own } as (PageOutline.Section) -> Bool
        foreign = parameters.first { !isOwn($0) }
        parameters.removeAll { !isOwn($0) }
        returns.removeAll { !isOwn($0) }
        enumerators.removeAll { !isOwn($0) }
    }

    private static func tree(_ section: PageOutline.Section, _ run: PageReadingRun) -> MarkupTree? {
        guard !section.body.isEmpty, MarkupDensity.marks(run.page.bytes, section.body) <= MarkupDensity.limit else {
            return nil
        }
        if let tree = run.simpleTree(section.body, firstLine: section.bodyLine, prose: .none) { return tree }
        let prepared = PreparedMarkup(run.page.bytes[section.body], firstLine: section.bodyLine)
        guard prepared.obstacle == nil else { return nil }
        if let tree = run.simpleTree(prepared, prose: .none) { return tree }
        guard let raw = MarkupTree(parsing: prepared) else { return nil }
        return raw.isBilingual ? raw.view(run.view) : raw
    }

    /// For pages whose headings were translated and have no slug: parameters are the section whose terms are the
    /// declared names, requirements the one whose table names a header or a DLL, returns the tables of symbols between.
    private mutating func assignByShape(_ run: PageReadingRun) {
        guard let declaration = run.declaration else { return }
        let names = declaration.items.map(\.name)
        let candidates = others.filter { $0.level >= 2 }
        others.removeAll()
        // What stands below a parameter's heading is the parameter's: what lies in a section that is assigned is none itself.
        let assigned = (parameters + returns + requirements).map(\.body).sorted { $0.lowerBound < $1.lowerBound }
        var next = 0
        var end = 0
        for section in candidates {
            while next < assigned.count, assigned[next].lowerBound <= section.body.lowerBound {
                end = max(end, assigned[next].upperBound)
                next += 1
            }
            guard section.body.upperBound > end, let tree = SectionAssignment.tree(section, run) else { continue }
            let flow = SectionFlow(tree)
            let tables = flow.items.filter { $0.kind == .table }.map { TableReader(tree, at: $0.node) }
            let headings = ParameterListReader(
                tree, flow, declaredNames: names, layouts: run.layouts.parameters
            ).headings
            let known = headings.filter { heading in names.contains { $0.lowercased() == heading.name.lowercased() } }
            if parameters.isEmpty, !names.isEmpty, known.count * 2 >= names.count {
                parameters.append(section)
            } else if requirements.isEmpty, !RequirementsReader(tables).facts.isEmpty {
                requirements.append(section)
            } else if !parameters.isEmpty || names.isEmpty, requirements.isEmpty,
                tables.contains(where: { $0.isSymbolList })
            {
                returns.append(section)
            } else {
                others.append(section)
                continue
            }
            end = max(end, section.body.upperBound)
        }
    }
}
