public import MarketModel

extension Dynamics {
  /// The law in words, without a full stop.
  public var sentence: String {
    switch self {
    case .gaussian:
      "jointly normal log returns"
    case .studentT(let degreesOfFreedom):
      "jointly Student-t log returns with \(Figure.short(degreesOfFreedom)) degrees of freedom"
    case .jumpDiffusion(let jumps):
      "a diffusion with \(Figure.short(jumps.jumpsPerYear)) common jumps a year"
        + (jumps.ownJumps == nil ? "" : " and jumps of single assets")
    case .garch(let returns):
      "volatility that clusters (GARCH), \(returns.innovations.words),"
        + (returns.dynamicCorrelation == nil ? " constant correlation" : " correlation that moves (DCC)")
    case .copula(let returns):
      "a t copula with \(Figure.short(returns.degreesOfFreedom)) degrees of freedom over generalised Pareto tails"
        + (returns.clustering == nil ? "" : ", volatility that clusters (GARCH)")
    case .historical(let returns):
      "observed days drawn again in blocks of \(Figure.short(returns.meanBlockSteps)) on average"
        + (returns.clustering == nil ? "" : ", filtered by volatility that clusters (GARCH)")
    case .regimeSwitching(let regimes):
      "\(Words.counted(regimes.states.count, "regime")) of a hidden Markov chain"
    }
  }
}

extension ClusteredReturns.Innovations {
  fileprivate var words: String {
    switch self {
    case .normal: "normal innovations"
    case .studentT(let degreesOfFreedom):
      "Student-t innovations with \(Figure.short(degreesOfFreedom)) degrees of freedom"
    }
  }
}
