extension ClusteredReturns {
  func validate(for model: MarketModel) throws(MarketModelError) {
    try ModelCheck.stepDays(stepDays)
    try clustering.validate(for: model)
    if case .studentT(let degreesOfFreedom) = innovations {
      try Dynamics.check(degreesOfFreedom: degreesOfFreedom, key: "dynamics.innovations.degreesOfFreedom")
    }
    try dynamicCorrelation?.validate(drivers: model.drivers)
  }
}
