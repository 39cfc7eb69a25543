/// What is known about a condition before anything is compiled.
enum HeaderTruth: Sendable {
    case no, maybe, yes

    init(_ value: Bool) { self = value ? .yes : .no }

    var negated: HeaderTruth {
        switch self {
        case .no: .yes
        case .maybe: .maybe
        case .yes: .no
        }
    }
}

/// The stack of `#if`s around a line.
///
/// Every branch that may or may not be compiled gets a number of its own, higher than all before it; a branch that is
/// certain has the number of what is around it. A definition stands *inside* an open branch exactly if it was made since
/// that branch began, which is if its number is not lower.
struct HeaderConditions: Sendable {
    struct Frame: Sendable {
        var line: Int
        /// Whether the lines around the `#if` are read.
        var isEnclosingRead: Bool
        /// The branch number around the `#if`.
        var enclosingBranch: Int32
        /// Whether a branch before the one at hand is compiled.
        var isTaken: HeaderTruth
        /// Whether the branch at hand may be compiled, so that it is read.
        var isRead: Bool
        var branch: Int32
        var hasElse = false
        /// Where an enumeration stood at the `#if`, and at the end of the branches so far.
        var textAtStart: HeaderTextState
        var textAtEnds: [HeaderTextState] = []
        /// The name that an `#ifndef` asks for, when the directive is the first of the header.
        var guardName: Int32 = -1
    }

    private(set) var frames: [Frame] = []
    private var root: Int32 = 0
    /// For each branch number whether the branch is still open.
    private var isOpenBranch: [Bool] = []

    init() {}

    /// Begins a header: a fresh number for what no condition encloses.
    mutating func beginHeader() {
        for frame in frames { isOpenBranch[Int(frame.branch)] = false }
        frames = []
        if !isOpenBranch.isEmpty { isOpenBranch[Int(root)] = false }
        root = newBranch()
    }

    var branch: Int32 { frames.last?.branch ?? root }
    var isRead: Bool { frames.last?.isRead ?? true }

    /// True when every line from here on is compiled only if that branch is.
    func isOpen(_ branch: Int32) -> Bool { isOpenBranch[Int(branch)] }

    mutating func open(_ truth: HeaderTruth, line: Int, text: HeaderTextState, guardName: Int32 = -1) {
        var frame = Frame(
            line: line, isEnclosingRead: isRead, enclosingBranch: branch, isTaken: .no, isRead: false, branch: branch,
            textAtStart: text, guardName: guardName)
        enter(truth, &frame)
        frames.append(frame)
    }

    /// Ends the branch at hand and begins the next, an `#elif` or (with `yes`) the `#else`; `text` is where an enumeration
    /// stood at its end. Returns where it stands in the new one.
    mutating func next(_ truth: HeaderTruth, isElse: Bool, text: HeaderTextState) -> HeaderTextState {
        guard var frame = frames.popLast() else { return text }
        leave(&frame, text)
        frame.hasElse = frame.hasElse || isElse
        enter(truth, &frame)
        let start = frame.textAtStart
        frames.append(frame)
        return start
    }

    /// Ends an `#if`. Returns where an enumeration stands behind it.
    mutating func close(text: HeaderTextState) -> HeaderTextState {
        guard var frame = frames.popLast() else { return text }
        leave(&frame, text)
        if frame.isTaken != .yes || frame.textAtEnds.isEmpty { frame.textAtEnds.append(frame.textAtStart) }
        return HeaderTextState.merged(frame.textAtEnds)
    }

    /// Begins a branch whose own condition is `truth`.
    private mutating func enter(_ truth: HeaderTruth, _ frame: inout Frame) {
        // Compiled only when none before it was.
        let isCompiled: HeaderTruth =
            switch (frame.isTaken, truth) {
            case (.yes, _), (_, .no): .no
            case (.no, .yes): .yes
            case (.no, .maybe), (.maybe, _): .maybe
            }
        frame.isRead = frame.isEnclosingRead && isCompiled != .no
        if truth == .yes {
            frame.isTaken = .yes
        } else if truth == .maybe, frame.isTaken == .no {
            frame.isTaken = .maybe
        }
        frame.branch = frame.enclosingBranch
        if frame.isRead, isCompiled == .maybe { frame.branch = newBranch() }
    }

    private mutating func leave(_ frame: inout Frame, _ text: HeaderTextState) {
        if frame.isRead, frame.textAtEnds.last != text { frame.textAtEnds.append(text) }
        if frame.branch != frame.enclosingBranch { isOpenBranch[Int(frame.branch)] = false }
    }

    private mutating func newBranch() -> Int32 {
        isOpenBranch.append(true)
        return Int32(isOpenBranch.count - 1)
    }
}
