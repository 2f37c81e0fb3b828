public import MarketData
internal import MarketModel
internal import Numerics

extension HeldOutComparison {
  /// Fits laws to the first part of the common dates, and scores them on the rest.
  ///
  /// A law's parameters stay as they were fitted; what it knows of today's volatility, correlation and regime follows the
  /// held-out days.
  /// - Parameters:
  ///   - candidates: The laws.
  ///   - template: How each is fitted, but for the law.
  ///   - prices: The observed prices.
  ///   - share: The share of the common returns that is held out, the last of them; above 0 and below 1.
  /// - Throws: `AlignmentError` where the assets hardly overlap, ``ComparisonError`` where too few returns are left on
  ///   either side, or no law could be fitted.
  /// - Precondition: there is a candidate, and the share is one.
  public init(
    of candidates: [FittedDynamics], as template: ModelFit, to prices: PriceTable, heldOut share: Double
  ) throws {
    precondition(!candidates.isEmpty && share > 0 && share < 1, "A law, and a share of the returns")
    let common = try LogReturns(prices).commonDates(template.assets)
    let heldOut = Int((share * Double(common.count)).rounded())
    let fitted = common.count - heldOut
    guard heldOut >= Self.fewestHeldOut, fitted >= Self.fewestFitted else {
      throw ComparisonError.tooFewReturns(
        fitted: fitted, heldOut: heldOut, neededToFit: Self.fewestFitted, neededToScore: Self.fewestHeldOut)
    }
    let observed = try prices.rows(from: nil, until: common.times[fitted - 1])
    let days = Matrix(columns: common.columns.map { Array($0[fitted...]) })
    var scores: [(dynamics: String, scores: PredictiveDensity.Scores)] = []
    var failures: [Failure] = []
    for candidate in candidates {
      var fit = template
      fit.dynamics = candidate
      do {
        let model = try fit.fit(observed, inputSHA256: "", tool: "").model
        let stepDays = Double(prices.step) / 86_400
        scores.append((candidate.rawValue, try PredictiveDensity(model, stepDays: stepDays).scores(of: days)))
      } catch {
        failures.append(Failure(dynamics: candidate.rawValue, reason: "\(error)"))
      }
    }
    guard !scores.isEmpty else { throw ComparisonError.noLaw(failures.map { "\($0.dynamics): \($0.reason)" }) }
    self.init(scores, failures: failures, fitted: fitted)
  }

  /// The fewest returns to fit a law to.
  public static let fewestFitted = 100
  /// The fewest returns to score it on: with fewer a difference has no error to speak of.
  public static let fewestHeldOut = 30
}
