import Estimation
import Testing

@Suite("Recovery of GARCH laws with t innovations") struct GARCHRecoveryTests {
  private static let repeats = 200
  /// The standard errors to each side of a 99 % interval.
  private static let reach = 2.5758293035489004

  /// With a coverage of 99 %, 200 intervals hold fewer than 194 truths with a chance of 0.4 %.
  @Test(
    "the truth is within the 99 % interval of each parameter, by either error",
    arguments: [
      GARCH(mean: 0.05, omega: 0.1, alpha: 0.1, beta: 0.85, innovations: .studentT(degreesOfFreedom: 6)),
      GARCH(mean: 0.05, omega: 0.1, alpha: 0.05, gamma: 0.1, beta: 0.85, innovations: .studentT(degreesOfFreedom: 6)),
    ])
  func intervals(truth: GARCH) throws {
    let specification = GARCHSpecification(isAsymmetric: truth.gamma != 0, innovations: .studentT)
    let expected = Dictionary(
      uniqueKeysWithValues: GARCHParameter.allCases.compactMap { parameter in
        truth.named["\(parameter)"].map { (parameter, $0) }
      })
    var market = SyntheticMarket(seed: 51)
    var (byHessian, byRobust): ([GARCHParameter: Int], [GARCHParameter: Int]) = ([:], [:])
    for _ in 0..<Self.repeats {
      let fit = try specification.fit(market.returns(of: truth, count: 3000), asset: "A")
      let errors = try #require(fit.standardErrors)
      for (parameter, value) in expected {
        let miss = try abs(#require(fit.model.named["\(parameter)"]) - value)
        if let error = errors.hessian[parameter], miss < Self.reach * error { byHessian[parameter, default: 0] += 1 }
        if let error = errors.robust[parameter], miss < Self.reach * error { byRobust[parameter, default: 0] += 1 }
      }
    }
    #expect(errors(truth) == Set(byHessian.keys))
    for (parameter, count) in byHessian { #expect(count >= 194, "\(parameter), Hessian: \(count)") }
    for (parameter, count) in byRobust { #expect(count >= 194, "\(parameter), robust: \(count)") }
  }

  /// The parameters that a fit of a law has errors for.
  private func errors(_ truth: GARCH) -> Set<GARCHParameter> {
    Set(GARCHParameter.allCases).subtracting(truth.gamma == 0 ? [.gamma] : [])
  }

  /// The squares of t innovations have too heavy tails for the test of their memory to have its size.
  @Test("the residuals of a fit have the law of the innovations and no memory", arguments: [false, true])
  func residuals(isAsymmetric: Bool) throws {
    let truth = GARCH(omega: 0.1, alpha: 0.05, gamma: isAsymmetric ? 0.15 : 0, beta: 0.85, innovations: .normal)
    var market = SyntheticMarket(seed: 52)
    var rejected = ["residuals": 0, "squares": 0, "shape": 0]
    for _ in 0..<100 {
      let returns = market.returns(of: truth, count: 1500)
      let fit = try GARCHSpecification(isAsymmetric: isAsymmetric, innovations: .normal).fit(returns, asset: "A")
      let found = try fit.model.diagnostics(of: returns, asset: "A")
      if found.residualMemory[1].pValue < 0.01 { rejected["residuals", default: 0] += 1 }
      if found.squareMemory[1].pValue < 0.01 { rejected["squares", default: 0] += 1 }
      if found.uniformity.andersonDarling.pValue < 0.01 { rejected["shape", default: 0] += 1 }
      #expect(found.squareMemory[1].degreesOfFreedom == 18)
    }
    // 1 is expected, less for the shape, whose parameters were fitted; 8 are 6.1 standard errors more.
    for (test, count) in rejected { #expect(count < 8, "\(test): \(count)") }
  }
}
