/// `target[i] += increment[i] * scale[i] + shift`.
package func addScaled(
  _ increment: UnsafePointer<Double>, scale: UnsafePointer<Double>, shift: Double, count: Int,
  to target: UnsafeMutablePointer<Double>
) {
  for index in 0..<count { unsafe target[index] += increment[index] * scale[index] + shift }
}

/// `target[i] += increment[i] + shift`.
package func add(
  _ increment: UnsafePointer<Double>, shift: Double, count: Int, to target: UnsafeMutablePointer<Double>
) {
  for index in 0..<count { unsafe target[index] += increment[index] + shift }
}

/// `target[i] += weight * values[i]`.
package func addWeighted(
  _ values: UnsafePointer<Double>, weight: Double, count: Int, to target: UnsafeMutablePointer<Double>
) {
  for index in 0..<count { unsafe target[index] += weight * values[index] }
}
