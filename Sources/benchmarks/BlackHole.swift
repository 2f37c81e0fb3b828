/// Takes a value in a way that the optimiser cannot see through, so that what made it cannot be left out.
@inline(never) @_optimize(none)
func blackHole<Value>(_ value: Value) {}

/// Returns a value in a way that the optimiser cannot see through, so that nothing can be computed before its time.
@inline(never) @_optimize(none)
func identity<Value>(_ value: Value) -> Value { value }
