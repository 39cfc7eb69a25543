package import UrtextModel

/// What is emitted, under which Swift names, into which files.
///
/// One function makes it, ``Planner/plan(_:)``; both the names in the text and the outputs that a build plugin declares
/// come from it.
package struct Plan: Sendable {
    package var families: [PlannedFamily]
    package var statuses: [PlannedCode]
    package var functions: [PlannedFunction]

    /// The paths of all files, sorted.
    package var outputs: [String] {
        var paths = families.flatMap { [$0.path, $0.aliasPath] }
        if !statuses.isEmpty { paths += [Plan.statusPath, Plan.failurePath, Plan.statusAliasPath] }
        for function in functions {
            paths.append(function.path)
            paths += function.pages.map(\.path)
        }
        return paths.sorted()
    }

    package static let statusPath = "Status/SecurityStatus+Symbols.swift"
    package static let failurePath = "Status/SecurityErrorCode+Symbols.swift"
    package static let statusAliasPath = "Status/StatusCodes+Win32.swift"
}

/// A family of constants as a Swift type.
package struct PlannedFamily: Sendable {
    package var configuration: FamilyConfiguration
    /// By number, then by symbol.
    package var members: [PlannedMember]

    package var path: String { "Flags/\(configuration.type).swift" }
    package var aliasPath: String { "Flags/\(configuration.type)+Win32.swift" }
}

/// A constant of a family.
package struct PlannedMember: Hashable, Sendable {
    package var symbol: String
    /// Without backticks.
    package var name: String
    package var bits: UInt32
    /// The ids of the pages that document it, sorted.
    package var pages: [String]
}

/// A status code.
package struct PlannedCode: Hashable, Sendable {
    package var symbol: String
    /// Without backticks.
    package var name: String
    package var bits: UInt32

    package var isFailure: Bool { bits & 0x8000_0000 != 0 }
}

/// A function: the namespace of its pages, and what all of them answer with.
package struct PlannedFunction: Sendable {
    package var name: String
    package var pages: [PlannedPage]

    package var path: String { "Functions/\(name).swift" }
}

/// A page: one variant of a function.
package struct PlannedPage: Sendable {
    package var id: String
    /// The function as Swift has it.
    package var function: String
    /// The function as C has it.
    package var symbol: String
    package var variant: VariantConfiguration
    package var shape: ShapeConfiguration
    /// What constraint ids begin with.
    package var scope: String
    package var method: String
    /// In the order of the declaration.
    package var arguments: [PlannedArgument]
    /// In the order of the page.
    package var successes: [PlannedCode]
    /// In the order of the page; `nil` when it documents none.
    package var failures: [PlannedCode]?
    /// Failures that the configuration adds, with the reason.
    package var supplements: [PlannedSupplement]
    package var internalError: PlannedCode
    /// In the order of the declaration.
    package var checks: [PlannedCheck]
    /// The label and member of the flag with which a caller asks for output buffers, if the page documents it.
    package var allocating: String?

    package var path: String { "Functions/\(function)+\(variant.isShared ? "Call" : variant.variant).swift" }

    /// The function and its variant as people call them.
    package var title: String { variant.isShared ? function : "\(function) (\(variant.variant))" }

    package init(
        id: String, function: String, symbol: String, variant: VariantConfiguration, shape: ShapeConfiguration,
        scope: String,
        method: String, arguments: [PlannedArgument], successes: [PlannedCode], failures: [PlannedCode]?,
        supplements: [PlannedSupplement], internalError: PlannedCode, checks: [PlannedCheck], allocating: String?
    ) {
        self.id = id
        self.function = function
        self.symbol = symbol
        self.variant = variant
        self.shape = shape
        self.scope = scope
        self.method = method
        self.arguments = arguments
        self.successes = successes
        self.failures = failures
        self.supplements = supplements
        self.internalError = internalError
        self.checks = checks
        self.allocating = allocating
    }
}

/// Failures that the configuration adds to a page.
package struct PlannedSupplement: Hashable, Sendable {
    package var codes: [PlannedCode]
    package var reason: String
}

/// A parameter as it appears in Swift.
package struct PlannedArgument: Sendable {
    package var parameter: Parameter
    package var role: RoleConfiguration
    package var label: String
    /// The type without the mark of an optional; empty for an omitted parameter.
    package var type: String
    package var isOptional: Bool
    package var defaultValue: String?
    /// The family of the documented values.
    package var family: FamilyConfiguration?
    /// The values that are taken, by number, then by symbol.
    package var documented: [PlannedMember]
    /// Those of them that the configuration adds.
    package var supplements: [PlannedValues] = []
}

/// Values that the configuration adds to a parameter.
package struct PlannedValues: Hashable, Sendable {
    package var symbols: [String]
    package var reason: String
}

/// A check of a stub.
package struct PlannedCheck: Sendable {
    /// Stable id, e.g. `initializesecuritycontext.ntlm/Reserved1/zero`.
    package var id: String
    package var kind: String
    package var party: CheckConfiguration.Party
    /// The place of the argument in the page's list.
    package var argument: Int
    package var code: PlannedCode
    /// The number that the argument has to equal, for a rule that states one.
    package var value: Int?
    /// True when only prose says so, and the rule was written down by hand.
    package var isByHand = false
    /// What the pages say, where that is stated by hand.
    package var reason: String?

    /// The id without the page's scope, e.g. `Reserved1/zero`.
    package var rule: String { id.split(separator: "/", maxSplits: 1).last.map(String.init) ?? id }
}
