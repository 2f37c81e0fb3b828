/// Arithmetic of a column of paths, on an array that is looked up once and not path by path.
extension [Double] {
  /// Sets every element to that of a run of other values, times a factor.
  mutating func fill(_ source: [Double], from first: Int, times factor: Double) {
    for place in indices { self[place] = source[first + place] * factor }
  }

  /// Multiplies every element by another's.
  mutating func multiply(by factors: [Double]) {
    for place in indices { self[place] *= factors[place] }
  }

  /// Divides another column by every element.
  mutating func divide(_ numerators: [Double]) {
    for place in indices { self[place] = numerators[place] / self[place] }
  }
}
