/// The units of an asset that an account holds in all of its positions, where their number matters.
struct SizedHolding {
  let place: Int
  var units: Double
}

extension [SizedHolding] {
  /// Adds units of an asset.
  mutating func add(_ units: Double, of place: Int) {
    if let index = firstIndex(where: { $0.place == place }) {
      self[index].units += units
    } else {
      append(SizedHolding(place: place, units: units))
    }
  }
}
