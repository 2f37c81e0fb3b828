internal import Documents

/// Where the columns of a table of one row per account stand.
struct WideColumns {
  /// Amounts of one asset, one per account.
  struct Amounts {
    /// The place of the column.
    let place: Int
    let asset: String
    let role: Position.Role
    let isInDollars: Bool
    /// The place of the prices at which perpetuals were entered.
    let entry: Int?
    /// The place of the amounts of the same asset in the other unit.
    let other: Int?
  }

  /// Amounts in dollars of an asset that each row names.
  struct Summary {
    let asset: Int
    let value: Int
    let role: Position.Role
  }

  let account: AccountColumns
  let amounts: [Amounts]
  let summaries: [Summary]
  /// The columns that nothing reads.
  let ignored: [IgnoredColumn]

  private static let summaryNames: [(asset: String, value: String, role: Position.Role)] = [
    ("collateral_asset", "collateral_usd", .collateral), ("debt_asset", "debt_usd", .debt),
  ]

  /// Finds the columns of a header.
  ///
  /// - Throws: ``BookReadingError`` for a header that is of neither form, and for a column that is missing or has an
  ///   unknown prefix.
  init(_ header: [String], source: String, line: Int) throws(BookReadingError) {
    let plain =
      [LongColumn.account, .category, .marginModel, .liquidationThreshold].map(\.rawValue)
      + Self.summaryNames.flatMap { [$0.asset, $0.value] }
    guard header.contains(where: { $0.contains(":") || $0.hasSuffix("_usd") || $0.hasSuffix("_asset") }) else {
      let word = LongColumn.kind.rawValue
      if let near = nearestName(to: word, in: header) {
        throw .missingColumn(source: source, line: line, name: word, nearest: near, known: LongColumn.names)
      }
      throw .unknownForm(source: source, line: line, header: header)
    }
    let known = plain + WidePrefix.names.map { "\($0):ASSET" }
    account = try AccountColumns(header, source: source, line: line, known: known)
    amounts = try Self.amounts(in: header, source: source, line: line, known: known)
    var summaries: [Summary] = []
    for (asset, value, role) in Self.summaryNames where header.contains(asset) || header.contains(value) {
      summaries.append(
        Summary(
          asset: try header.place(of: asset, source: source, line: line, known: known),
          value: try header.place(of: value, source: source, line: line, known: known), role: role))
    }
    self.summaries = summaries
    guard !amounts.isEmpty || !summaries.isEmpty else {
      throw .unknownForm(source: source, line: line, header: header)
    }
    let absent = plain.filter { !header.contains($0) }
    ignored = header.filter { !plain.contains($0) && !$0.contains(":") }.map { IgnoredColumn(name: $0, known: absent) }
  }

  /// The columns of the form `prefix:asset`, in the order that positions have in a book.
  private static func amounts(
    in header: [String], source: String, line: Int, known: [String]
  ) throws(BookReadingError) -> [Amounts] {
    var amounts: [Amounts] = []
    for (place, name) in header.enumerated() {
      guard let colon = name.firstIndex(of: ":") else { continue }
      let asset = String(name[name.index(after: colon)...])
      guard let prefix = WidePrefix(ofColumn: name), !asset.isEmpty else {
        throw .unknownPrefix(
          source: source, line: line, column: name,
          nearest: nearestName(to: String(name[..<colon]), in: WidePrefix.names), known: WidePrefix.names)
      }
      func placeOfPartner(_ prefix: WidePrefix) throws(BookReadingError) -> Int {
        try header.place(of: "\(prefix.rawValue):\(asset)", source: source, line: line, known: known)
      }
      guard let role = prefix.role else {
        _ = try placeOfPartner(.perpetual)
        continue
      }
      let other: WidePrefix? =
        switch prefix {
        case .collateral: .collateralUSD
        case .debt: .debtUSD
        default: nil
        }
      amounts.append(
        Amounts(
          place: place, asset: asset, role: role, isInDollars: prefix.isInDollars,
          entry: prefix == .perpetual ? try placeOfPartner(.entry) : nil,
          other: other.flatMap { header.firstIndex(of: "\($0.rawValue):\(asset)") }))
    }
    return amounts.sorted { ($0.role.rawValue, $0.asset) < ($1.role.rawValue, $1.asset) }
  }
}
