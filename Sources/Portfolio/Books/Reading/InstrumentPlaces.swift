/// The places of the instruments that most positions are of, by the number of their asset.
///
/// To look an instrument up in the book takes the hash of its names, to look it up here takes none.
struct InstrumentPlaces {
  private var assets: [Int] = []
  private var linear: [Int] = []
  private var inverse: [Int] = []

  /// The place of an asset.
  mutating func place(ofAsset asset: Int, in rows: inout BookRows) throws(BookError) -> Int {
    try Self.place(asset, among: &assets, in: &rows) { .asset($0) }
  }

  /// The place of a perpetual on an asset.
  mutating func place(
    ofPerpetual asset: Int, _ settlement: Settlement, in rows: inout BookRows
  ) throws(BookError) -> Int {
    switch settlement {
    case .linear:
      try Self.place(asset, among: &linear, in: &rows) { .perpetual(underlying: $0, settlement: .linear) }
    case .inverse:
      try Self.place(asset, among: &inverse, in: &rows) { .perpetual(underlying: $0, settlement: .inverse) }
    }
  }

  private static func place(
    _ asset: Int, among places: inout [Int], in rows: inout BookRows, _ instrument: (String) -> Instrument
  ) throws(BookError) -> Int {
    if asset < places.count, places[asset] >= 0 { return places[asset] }
    while places.count <= asset { places.append(-1) }
    places[asset] = try rows.assembly.place(of: instrument(rows.prices.names[asset]))
    return places[asset]
  }
}
