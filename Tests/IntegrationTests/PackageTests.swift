import Testing

/// Tests that build packages: one after another, since each takes all processors, and some build the same package.
@Suite(.serialized, .enabled(if: BuildSystem.isWanted, BuildSystem.absence))
enum PackageTests {}
