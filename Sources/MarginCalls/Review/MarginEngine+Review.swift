internal import Margin
internal import Portfolio

extension MarginEngine {
  /// Where a call waits for each asset that moves an account, the nearest first by the asset's own volatility; assets that
  /// never call it are left out.
  ///
  /// - Parameters:
  ///   - account: The place of the account in the book.
  ///   - stepYears: The time between two looks.
  /// - Returns: One for each asset that calls it somewhere.
  func liquidations(of account: Int, stepYears: Double) -> [AccountReview.Liquidation] {
    var assets: [Int] = []
    for position in book.book.positions(of: account) {
      let place = book.underlyings[position.instrument]
      let name = book.assets[place]
      guard name != Instrument.dollar, !venue.collateral.par.contains(name), !assets.contains(place) else { continue }
      assets.append(place)
    }
    let found = assets.map { asset in
      AccountReview.Liquidation(
        asset: book.assets[asset], prices: liquidationPrices(of: account, asset: asset, in: book.today),
        yearlyVolatility: book.today.volatilities[asset], stepYears: stepYears)
    }
    return found.filter { !$0.prices.crossings.isEmpty }.sorted { ($0.distance, $0.asset) < ($1.distance, $1.asset) }
  }

  /// How much of its largest collateral an account would have to add, of its largest debt to repay, or of its contracts to
  /// close.
  func remedies(of account: Int, targetHealth: Double) -> [AccountReview.Remedy] {
    let positions = book.book.positions(of: account)
    func largest(_ role: Position.Role) -> Int? {
      positions.filter { $0.role == role && $0.quantity > 0 }
        .max { abs(book.value(of: $0, in: book.today)) < abs(book.value(of: $1, in: book.today)) }?.instrument
    }
    var actions: [Cure.Action] = []
    if let instrument = largest(.collateral) { actions.append(.addCollateral(instrument: instrument)) }
    if let instrument = largest(.debt) { actions.append(.repayDebt(instrument: instrument)) }
    if positions.contains(where: { $0.role == .contract }) { actions.append(.closeContracts) }
    return actions.compactMap { action in
      guard let cure = cure(of: account, by: action, to: targetHealth, in: book.today), cure.quantity > 0 else {
        return nil
      }
      let asset: String?
      switch action {
      case .addCollateral(let instrument), .repayDebt(let instrument): asset = book.assets[book.underlyings[instrument]]
      case .closeContracts: asset = nil
      }
      return AccountReview.Remedy(asset: asset, cure: cure)
    }
  }
}
