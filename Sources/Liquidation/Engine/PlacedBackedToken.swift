/// A backed token over the assets of a run.
struct PlacedBackedToken: Sendable {
  let asset: Int
  let supply: Double
  let reserves: [(asset: Int, units: Double)]
  let defence: BackedToken.Defence?
}
