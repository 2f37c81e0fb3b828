internal import MarketModel

extension Dynamics {
  /// The law with returns multiplied and a common move of the coins.
  func stressed(volatility multiple: Double, common: CommonMove) throws(ScenarioError) -> Dynamics {
    switch self {
    case .gaussian, .studentT: self
    case .jumpDiffusion(let jumps): .jumpDiffusion(jumps.stressed(volatility: multiple, common: common))
    case .garch(let returns):
      .garch(
        ClusteredReturns(
          stepDays: returns.stepDays, clustering: returns.clustering.stressed(volatility: multiple),
          innovations: returns.innovations,
          dynamicCorrelation: returns.dynamicCorrelation.map { moving in
            DynamicCorrelation(
              alpha: moving.alpha, beta: moving.beta, current: moving.current.map { common.applied(to: $0) })
          }))
    case .copula(let returns):
      .copula(
        CopulaReturns(
          stepDays: returns.stepDays, degreesOfFreedom: returns.degreesOfFreedom, margins: returns.margins,
          clustering: returns.clustering?.stressed(volatility: multiple)))
    case .historical(let returns):
      if common.acts {
        throw .correlationOfHistory(key: "stress.correlation", value: common.weight)
      } else {
        .historical(
          ResampledReturns(
            stepDays: returns.stepDays, meanBlockSteps: returns.meanBlockSteps, history: returns.history,
            clustering: returns.clustering?.stressed(volatility: multiple)))
      }
    case .regimeSwitching(let regimes):
      .regimeSwitching(
        RegimeSwitching(
          stepDays: regimes.stepDays,
          states: regimes.states.map { state in
            RegimeSwitching.State(
              name: state.name, volatility: state.volatility.map { $0 * multiple },
              correlation: common.applied(to: state.correlation))
          }, transition: regimes.transition, current: regimes.current))
    }
  }
}

extension VolatilityClustering {
  fileprivate func stressed(volatility multiple: Double) -> VolatilityClustering {
    VolatilityClustering(
      drivers.map { driver in
        Driver(
          alpha: driver.alpha, gamma: driver.gamma, beta: driver.beta,
          currentVolatility: driver.currentVolatility.map { $0 * multiple })
      })
  }
}

extension JumpDiffusion {
  fileprivate func stressed(volatility multiple: Double, common: CommonMove) -> JumpDiffusion {
    JumpDiffusion(
      jumpsPerYear: jumpsPerYear, jumpMean: jumpMean.map { $0 * multiple },
      jumpVolatility: jumpVolatility.map { $0 * multiple },
      jumpCorrelation: jumpCorrelation.map { common.applied(to: $0) },
      ownJumps: ownJumps?.map { jumps in
        OwnJumps(
          jumpsPerYear: jumps.jumpsPerYear, mean: jumps.mean * multiple, volatility: jumps.volatility * multiple)
      })
  }
}
