import SSPIRuntime

/// The code that a body fails with; `nil` when it does not, or with another kind of error.
func code(_ body: () throws -> Void) -> SecurityError.Code? {
    do {
        try body()
        return nil
    } catch {
        return (error as? SecurityError)?.code
    }
}
