internal import Foundation
public import MarketModel

extension MarketModel {
  /// What each claim is and on whose judgement it rests, a line each.
  public var judgements: [String] { claims.map(\.sentence) }
}

extension Claim {
  /// Whose judgement the frequency and the size of its breaks are; nil where nothing breaks.
  var judgement: String? {
    switch kind {
    case .stablecoin(let coin): coin.depeg?.source
    case .wrapped(let token): token.failure.source
    case .staked, .constantProduct, .stableSwap, .tokenised: nil
    }
  }

  /// What the claim is and on what judgement it rests, in a sentence or two.
  var sentence: String {
    switch kind {
    case .stablecoin(let coin):
      guard let depeg = coin.depeg else {
        return "\(asset) is a stablecoin whose peg is taken to hold: its noise alone is simulated."
      }
      return
        "\(asset) is a stablecoin. Its peg breaks \(Figure.short(depeg.perYear)) times a year\(depeg.stress.words), by"
        + " \(Figure.percent(depeg.depth)) in the median, and half of that is made good in"
        + " \(depeg.recoveryHalfLifeDays.days)"
        + (depeg.death.map {
          "; \(Figure.percent($0.probability)) of the breaks end at \(Figure.percent($0.remains)) of the peg"
        } ?? "") + ". Judgement: \(depeg.source)."
    case .staked(let token):
      return
        "\(asset) is \(token.underlying), staked: half of a discount is made good in"
        + " \(token.exit.halfLifeDays.days)"
        + (token.stressDiscount > 0
          ? ", and it deepens by \(Figure.shortPercent(token.stressDiscount)) of a late fall." : ".")
    case .wrapped(let token):
      guard token.failure.perYear > 0 || token.failure.stress != nil else {
        return "\(asset) is \(token.underlying), wrapped, and taken never to fail. Judgement: \(token.failure.source)."
      }
      return
        "\(asset) is \(token.underlying), wrapped: the wrapper fails \(Figure.short(token.failure.perYear)) times a"
        + " year\(token.failure.stress.words), and leaves \(Figure.percent(token.failure.recovery)). Judgement:"
        + " \(token.failure.source)."
    case .constantProduct(let share):
      return "\(asset) is a share in a constant-product pool of \(Words.list(share.assets))."
    case .stableSwap(let share):
      return
        "\(asset) is a share in a stable-swap pool of \(Words.list(share.assets)), amplification"
        + " \(Figure.short(share.amplification))."
    case .tokenised(let token):
      return
        "\(asset) is a token whose market is closed on \(Words.list(token.closedDays.map { $0.rawValue.capitalized }))."
    }
  }
}

extension Stress? {
  fileprivate var words: String {
    guard let self else { return "" }
    return " and more often while \(self.asset) falls"
  }
}

extension Double {
  /// A number of days in words, with as many digits as it has.
  fileprivate var days: String { self == 1 ? "1 day" : "\(Figure.short(self)) days" }
}
