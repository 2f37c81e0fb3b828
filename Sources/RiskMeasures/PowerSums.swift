/// Sums of the first three powers of independent contributions to an estimate that is their mean.
struct PowerSums: Equatable {
  private(set) var first = 0.0
  private(set) var second = 0.0
  private(set) var third = 0.0

  mutating func add(_ value: Double) {
    first += value
    second += value * value
    third += value * value * value
  }

  mutating func add(_ next: PowerSums) {
    first += next.first
    second += next.second
    third += next.third
  }
}
