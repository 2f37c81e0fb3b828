internal import Calibration

extension RunFacts {
  /// The run in a sentence, and what to beware of in how its paths were chosen.
  var sentence: String {
    "Seed \(seed), \(Words.counted(paths, "path"))\(method.words), \(Figure.duration(days: horizonDays)) in steps of"
      + " \(Figure.duration(days: stepDays))."
      + (method.caution.map { " Caution: \($0)." } ?? "")
  }
}

extension SamplingMethod {
  /// The method as it follows a number of paths.
  fileprivate var words: String {
    switch self {
    case .plain: ""
    case .antithetic: " in antithetic pairs"
    case .momentMatching: " with matched moments"
    case .stratified: " by stratified sampling"
    case .importance: " by importance sampling"
    case .sobol: " of Sobol' points in 16 randomisations"
    case .controlVariate: " with control variates"
    }
  }
}
