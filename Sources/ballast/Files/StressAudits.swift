import MarketModel
import Simulation

/// The audits of the simulations of a stress, each model once.
struct StressAudits {
  private var done: [(simulation: Simulation, audit: PathAudit)] = []

  /// The audit of a simulation, which ends the run where the paths are not those of the model.
  mutating func audit(of simulation: Simulation) throws -> PathAudit {
    if let known = done.first(where: { $0.simulation.model == simulation.model }) { return known.audit }
    let audit = try PathAudit(of: simulation)
    try audit.demandPassed()
    done.append((simulation, audit))
    return audit
  }
}
