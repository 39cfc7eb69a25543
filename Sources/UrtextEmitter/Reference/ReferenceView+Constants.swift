import UrtextModel

extension ReferenceView {
    /// The page of a set of flags or values.
    func family(_ family: PlannedFamily) -> Page {
        let type = family.configuration.type
        let path = ReferencePaths.family(type)
        let base = ReferencePaths.base(of: path)
        return page(
            path, "family", title: type,
            [
                "summary": .text(prose.types[type] ?? family.configuration.summary),
                "win32": .text(family.configuration.win32),
                "members": .list(
                    family.members.map { member in
                        .object([
                            "symbol": .text(member.symbol), "swift": .text("\(type).\(member.name)"),
                            "number": .text(NumberTable.text(member.bits)), "text": meaning(member.symbol),
                            "pages": mentions(member.pages.compactMap(mention), base: base),
                            "isDocumented": .bool(!member.pages.isEmpty),
                            "prints": prints(member.symbol),
                        ])
                    }),
            ])
    }

    /// The page of a status code.
    func code(_ code: PlannedCode) -> Page {
        let path = ReferencePaths.code(code.symbol)
        let base = ReferencePaths.base(of: path)
        let mentions = contents.returning[code.symbol] ?? []
        let outcome: ReferenceLabel = code.isFailure ? .error : code.bits == 0 ? .success : .informational
        let evidence = contents.spec.pages.flatMap { page in
            page.evidence.filter {
                $0.fact == "constants/\(code.symbol)" || $0.fact == "constants/\(code.symbol)/value"
            }
        }
        return page(
            path, "code", title: code.symbol,
            [
                "symbol": .text(code.symbol), "text": meaning(code.symbol),
                "number": .text(NumberTable.text(code.bits)), "signed": .number(Int(Int32(bitPattern: code.bits))),
                "outcome": .text(label(outcome)),
                "swift": .list(
                    (["SecurityStatus.\(code.name)"] + (code.isFailure ? ["SecurityError.Code.\(code.name)"] : []))
                        .map(MustacheValue.text)),
                "pages": self.mentions(mentions, base: base), "isDocumented": .bool(!mentions.isEmpty),
                "prints": prints(code.symbol), "evidence": .list(evidence.map(self.evidence)),
                "changes": .list([]),
            ])
    }

    /// The page of a parameter's name: which functions have it.
    func parameter(_ name: String) -> Page {
        let path = ReferencePaths.parameter(name)
        let mentions = contents.parameters[name] ?? []
        return page(
            path, "parameter", title: name,
            [
                "name": .text(name), "text": optional(prose.parameters[name]),
                "pages": self.mentions(mentions, base: ReferencePaths.base(of: path)), "prints": prints(name),
            ])
    }

    /// The page of a function that several packages have: which.
    func group(_ function: PlannedFunction) -> Page {
        let path = ReferencePaths.function(function.name)
        return page(
            path, "parameter", title: function.name,
            [
                "name": .text(function.name), "text": .null,
                "pages": mentions(
                    function.pages.compactMap { mention($0.id) }, base: ReferencePaths.base(of: path)),
                "prints": .list([]),
            ])
    }

    private func mention(_ page: String) -> ReferenceContents.Mention? {
        contents.functions.first { $0.id == page }.map {
            ReferenceContents.Mention(page: page, function: $0.function, variant: $0.variant.variant)
        }
    }

    /// The first page of a language: everything there is.
    var overview: Page {
        let mentions = contents.functions.map {
            ReferenceContents.Mention(page: $0.id, function: $0.function, variant: $0.variant.variant)
        }
        func links(_ items: [(String, String)]) -> MustacheValue {
            .list(items.map { .object(["name": .text($0), "href": .text($1)]) })
        }
        return page(
            ReferencePaths.overview, "overview", title: label(.siteTitle),
            [
                "pages": self.mentions(mentions, base: ""),
                "families": links(
                    contents.plan.families.map {
                        ($0.configuration.type, ReferencePaths.family($0.configuration.type))
                    }),
                "codes": links(
                    contents.plan.statuses.map(\.symbol).sorted().map { ($0, ReferencePaths.code($0)) }),
                "parameters": links(
                    contents.parameters.keys.sorted().map { ($0, ReferencePaths.parameter($0)) }),
                "flagsHref": .text(ReferencePaths.flagsMatrix), "codesHref": .text(ReferencePaths.codesMatrix),
            ])
    }

    /// Which package documents which flag.
    var flagsMatrix: Page {
        let variants = Set(contents.functions.map(\.variant.variant)).filter { !$0.isEmpty }.sorted()
        let ofPage = Dictionary(contents.functions.map { ($0.id, $0.variant.variant) }) { first, _ in first }
        let families = contents.plan.families.map { family -> MustacheValue in
            let rows = family.members.filter { !$0.pages.isEmpty }.map { member -> MustacheValue in
                let has = Set(member.pages.compactMap { ofPage[$0] })
                return .object([
                    "symbol": .text(member.symbol),
                    "href": .text(ReferencePaths.member(member.symbol, of: family.configuration.type)),
                    "cells": .list(variants.map { .bool(has.contains($0)) }),
                ])
            }
            return .object([
                "type": .text(family.configuration.type), "hasRows": .bool(!rows.isEmpty), "rows": .list(rows),
            ])
        }
        return page(
            ReferencePaths.flagsMatrix, "flags-matrix", title: label(.flagsMatrix),
            ["columns": .list(variants.map(MustacheValue.text)), "families": .list(families)])
    }

    /// Which function documents which status code, for which packages.
    var codesMatrix: Page {
        let functions = Set(contents.functions.map(\.function)).sorted()
        let rows = contents.returning.keys.sorted().map { symbol -> MustacheValue in
            let mentions = Dictionary(grouping: contents.returning[symbol] ?? [], by: \.function)
            return .object([
                "symbol": .text(symbol), "href": optional(address(of: symbol)),
                "cells": .list(
                    functions.map { function in
                        let pages = (mentions[function] ?? []).sorted { $0.variant < $1.variant }
                        return .object([
                            "links": Views.separated(
                                pages.map {
                                    [
                                        "variant": .text($0.variant.isEmpty ? label(.documented) : $0.variant),
                                        "href": .text(ReferencePaths.page($0.page)),
                                    ]
                                })
                        ])
                    }),
            ])
        }
        return page(
            ReferencePaths.codesMatrix, "codes-matrix", title: label(.codesMatrix),
            ["columns": .list(functions.map(MustacheValue.text)), "rows": .list(rows)])
    }
}
