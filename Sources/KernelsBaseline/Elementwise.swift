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

/// `target[i] = min(target[i], values[i])`.
package func lower(
  _ target: UnsafeMutablePointer<Double>, to values: UnsafePointer<Double>, count: Int
) {
  for index in 0..<count {
    let value = unsafe values[index]
    let held = unsafe target[index]
    unsafe target[index] = value < held ? value : held
  }
}
