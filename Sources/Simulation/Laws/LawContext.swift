internal import Kernels
internal import MarketModel
internal import Numerics

/// What a law is made from.
struct LawContext {
  let model: MarketModel
  let grid: TimeGrid
  let seed: UInt64
  let sampling: Sampling
  let instructionSet: InstructionSet

  /// A step in years.
  var stepYears: Double { grid.stepDays / model.daysPerYear }

  /// The long-run variance of each driver's step.
  var stepVariances: [Double] { model.volatility.map { $0 * $0 * stepYears } }

  /// The growth of each driver's expected price in a step, in logarithms.
  var stepDrifts: [Double] { model.drift.map { $0 * stepYears } }

  /// The root of a correlation, its rows multiplied by deviations: the Cholesky factor, or for Sobol' points the
  /// principal components.
  func root(of correlation: Matrix, deviations: [Double]) throws(SimulationError) -> Matrix {
    do throws(LinearAlgebraError) {
      // What has no Cholesky factor has no principal components that a simulation could use either.
      let cholesky = try correlation.choleskyFactor().scalingRows(by: deviations).matrix
      return sampling == .sobol ? try Matrix.principalRoot(ofProductOf: cholesky) : cholesky
    } catch {
      throw .correlation(error)
    }
  }

  /// A root in the form that correlates a tile's factors.
  func packedRoot(of correlation: Matrix, deviations: [Double]) throws(SimulationError) -> PackedFactor {
    PackedFactor(try root(of: correlation, deviations: deviations))
  }

  /// The root of a correlation by itself.
  func packedRoot(of correlation: Matrix) throws(SimulationError) -> PackedFactor {
    try packedRoot(of: correlation, deviations: Array(repeating: 1, count: correlation.rows))
  }

  /// The law of a model.
  func makeLaw() throws(SimulationError) -> any ReturnLaw {
    switch model.dynamics {
    case .gaussian, .studentT: try ScaledLaw(self)
    case .jumpDiffusion(let jumps): try JumpLaw(jumps, self)
    case .garch(let returns): try ClusteredLaw(returns, self)
    case .copula(let returns): try CopulaLaw(returns, self)
    case .historical(let returns): ResampledLaw(returns, self)
    case .regimeSwitching(let regimes): try RegimeLaw(regimes, self)
    }
  }
}

extension PackedFactor {
  init(_ root: Matrix) {
    self.init(columnMajor: root.storage, outputs: root.rows, inputs: root.columns)
  }
}
