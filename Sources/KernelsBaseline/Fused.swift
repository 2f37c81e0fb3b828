/// `a * b + c` with a single rounding: one instruction at every level but the baseline of x86-64, where it is a call.
@inline(__always)
func fused(_ a: Double, _ b: Double, _ c: Double) -> Double { c.addingProduct(a, b) }
