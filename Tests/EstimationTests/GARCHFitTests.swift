import Estimation
import Testing

@Suite("A GARCH fit") struct GARCHFitTests {
  static let specifications = [false, true].flatMap { isAsymmetric in
    GARCHSpecification.Innovations.allCases.map { innovations in
      GARCHSpecification(isAsymmetric: isAsymmetric, innovations: innovations)
    }
  }

  /// Where a parameter is all but free, as the degrees of freedom of normal returns, arch stops a little early.
  @Test("equals that of the arch package", arguments: 0..<2, 0..<4)
  func arch(series: Int, law: Int) throws {
    let simulated = try GARCHReference.load().simulated[series]
    let reference = simulated.fits[law]
    let fit = try reference.specification.fit(simulated.returns, asset: "A")
    #expect(abs(fit.logLikelihood - reference.logLikelihood) < 1e-9 * abs(reference.logLikelihood))
    let errors = try #require(fit.standardErrors).hessian
    for (parameter, error) in errors {
      let theirs = try #require(reference.parameters["\(parameter)"])
      let ours = try #require(fit.model.named["\(parameter)"])
      #expect(abs(ours - theirs) < max(1e-3, 0.01 * error), "\(parameter)")
    }
    #expect(abs(fit.criteria.akaike - reference.akaike) < 1e-5)
    #expect(abs(fit.criteria.bayesian - reference.bayesian) < 1e-5)
    #expect(fit.convergence.activeBounds == [])
  }

  /// arch takes its second derivatives from differences of likelihoods, which is where the hundredth goes.
  @Test("has the standard errors of the arch package", arguments: 0..<2, 0..<4)
  func standardErrors(series: Int, law: Int) throws {
    let simulated = try GARCHReference.load().simulated[series]
    let reference = simulated.fits[law]
    let errors = try #require(try reference.specification.fit(simulated.returns, asset: "A").standardErrors)
    for (ours, theirs) in [(errors.hessian, reference.hessian), (errors.robust, reference.robust)] {
      let theirs = try #require(theirs)
      #expect(ours.count == theirs.count)
      for (parameter, error) in ours {
        let other = try #require(theirs["\(parameter)"])
        #expect(abs(error - other) < 0.01 * other, "\(parameter)")
      }
    }
  }

  @Test("has the likelihood that its law gives, and a gradient of 0", arguments: specifications)
  func maximum(specification: GARCHSpecification) throws {
    let returns = try GARCHReference.load().simulated[1].returns
    let fit = try specification.fit(returns, asset: "A")
    #expect(abs(fit.model.logLikelihood(of: returns) - fit.logLikelihood) < 1e-9)
    let errors = try #require(fit.standardErrors).hessian
    for (parameter, slope) in fit.model.score(of: returns) {
      // What the likelihood would gain by moving a standard error along this slope.
      #expect(abs(slope) * (errors[parameter] ?? 0) < 1e-4, "\(parameter)")
    }
    #expect(try #require(fit.convergence.remaining) < 1e-8)
    #expect(fit.convergence.spread < 0.2 && fit.convergence.starts == 2)
  }

  @Test("does not depend on the unit of the returns", arguments: specifications, [100, 0.01, 1e-6])
  func unit(specification: GARCHSpecification, factor: Double) throws {
    let returns = try GARCHReference.load().simulated[1].returns
    let fit = try specification.fit(returns, asset: "A")
    let scaled = try specification.fit(returns.map { $0 * factor }, asset: "A")
    #expect(abs(scaled.model.mean / factor - fit.model.mean) < 1e-6)
    #expect(abs(scaled.model.omega / (factor * factor) - fit.model.omega) < 1e-6)
    for name in ["alpha", "gamma", "beta", "degreesOfFreedom"] {
      #expect(abs((scaled.model.named[name] ?? 0) - (fit.model.named[name] ?? 0)) < 1e-6 * 10, "\(name)")
    }
  }

  /// The region is that of the likelihood ratio: twice what the fit gains on the truth is chi-square.
  ///
  /// It has as many degrees of freedom as there are parameters, and the bound is its 99 % point. Of 200 series 2 are
  /// expected outside.
  @Test(
    "has the truth in its 99 % region",
    arguments: [
      (GARCH(mean: 0.001, omega: 0.00005, alpha: 0.1, beta: 0.85, innovations: .normal), 13.2767),
      (
        GARCH(mean: 0, omega: 0.8, alpha: 0.04, gamma: 0.12, beta: 0.84, innovations: .studentT(degreesOfFreedom: 6)),
        16.8119
      ),
    ])
  func recovery(truth: GARCH, bound: Double) throws {
    let specification = GARCHSpecification(
      isAsymmetric: truth.gamma != 0, innovations: truth.innovations == .normal ? .normal : .studentT)
    var market = SyntheticMarket(seed: 13)
    var inside = 0
    for _ in 0..<200 {
      let returns = market.returns(of: truth, count: 1500)
      let fit = try specification.fit(returns, asset: "A")
      let ratio = 2 * (fit.logLikelihood - truth.logLikelihood(of: returns))
      #expect(ratio > 0)
      if ratio < bound { inside += 1 }
    }
    #expect(inside >= 194)
  }

  @Test("with a targeted variance has the sample variance far ahead", arguments: [false, true])
  func targeting(isAsymmetric: Bool) throws {
    let returns = try GARCHReference.load().simulated[1].returns
    var specification = GARCHSpecification(isAsymmetric: isAsymmetric)
    let free = try specification.fit(returns, asset: "A")
    specification.targetsVariance = true
    let fit = try specification.fit(returns, asset: "A")
    let average = returns.reduce(0, +) / Double(returns.count)
    let variance = returns.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(returns.count)
    #expect(abs(try #require(fit.model.unconditionalVariance) - variance) < 1e-9 * variance)
    #expect(fit.logLikelihood < free.logLikelihood && fit.logLikelihood > free.logLikelihood - 10)
    #expect(fit.parameterCount == free.parameterCount)
    #expect(abs(fit.model.logLikelihood(of: returns) - fit.logLikelihood) < 1e-9)
    let errors = try #require(fit.standardErrors)
    #expect(errors.hessian.keys.count == free.standardErrors?.hessian.keys.count)
    for shift in [-0.002, 0.002] {
      let alpha = fit.model.alpha + shift
      let beside = GARCH(
        mean: fit.model.mean, omega: variance * (1 - fit.model.persistence - shift), alpha: alpha,
        gamma: fit.model.gamma, beta: fit.model.beta, innovations: fit.model.innovations)
      #expect(beside.logLikelihood(of: returns) < fit.logLikelihood)
    }
  }

  /// The truth has α = 1.3, where a return has a law but no variance; the fit stops where α is 1.
  @Test("of a law without a variance lies on the bound of the persistence", arguments: specifications)
  func integrated(specification: GARCHSpecification) throws {
    var market = SyntheticMarket(seed: 15)
    let returns = market.returns(of: GARCH(omega: 0.0001, alpha: 1.3, beta: 0, innovations: .normal), count: 1000)
    let fit = try specification.fit(returns, asset: "A")
    #expect(fit.convergence.activeBounds.contains(.unitPersistence))
    #expect(!fit.model.isStationary && abs(fit.model.persistence - 1) < 1e-12)
    let errors = try #require(fit.standardErrors)
    #expect(errors.hessian.keys.contains(.omega))
    // With β at 0 as well α is 1 by decree, unless γ can make up for it.
    let isFixed = fit.convergence.activeBounds.contains(.zeroBeta) && !specification.isAsymmetric
    #expect(errors.hessian.keys.contains(.alpha) == !isFixed)
  }

  @Test("with a targeted variance keeps the target at the bound of the persistence", arguments: [false, true])
  func targetingAtTheBound(isAsymmetric: Bool) throws {
    var market = SyntheticMarket(seed: 15)
    let returns = market.returns(of: GARCH(omega: 0.0001, alpha: 1.3, beta: 0, innovations: .normal), count: 1000)
    let fit = try GARCHSpecification(isAsymmetric: isAsymmetric, targetsVariance: true).fit(returns, asset: "A")
    let average = returns.reduce(0, +) / 1000
    let variance = returns.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 1000
    #expect(fit.model.isStationary)
    #expect(abs(try #require(fit.model.unconditionalVariance) - variance) < 1e-6 * variance)
  }
}
