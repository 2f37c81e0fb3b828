internal import Kernels
internal import MarketModel
internal import Numerics

/// Turns the independent factors of a step into the log returns of the drivers, and remembers per path what its next step
/// depends on.
protocol ReturnLaw: Sendable {
  /// Begins with the paths of a tile.
  func start(in tile: inout PathTile)

  /// Adds a step's log returns to the drivers' columns of the tile, whose factors and chi-squares are drawn.
  ///
  /// - Parameters:
  ///   - step: The step, from 0.
  ///   - tile: The tile.
  func advance(step: Int, in tile: inout PathTile)
}

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

extension Dynamics {
  /// The degrees of freedom of the chi-square that all drivers of a step share; nil where there is none.
  var mixingDegreesOfFreedom: Double? {
    switch self {
    case .gaussian, .jumpDiffusion, .historical, .regimeSwitching: nil
    case .studentT(let degreesOfFreedom): degreesOfFreedom
    case .garch(let returns):
      switch returns.innovations {
      case .normal: nil
      case .studentT(let degreesOfFreedom): degreesOfFreedom
      }
    case .copula(let returns): returns.degreesOfFreedom
    }
  }

  /// Whether a step's returns come from normal factors, so that a sampling has something to choose.
  var hasNormalFactors: Bool {
    if case .historical = self { false } else { true }
  }
}

extension Matrix {
  /// The root of `factor factorᵀ` made of its principal components, the largest first.
  ///
  /// Each component's loadings add up to no less than 0, so that which of its two signs it has does not depend on the
  /// processor.
  static func principalRoot(ofProductOf factor: Matrix) throws(LinearAlgebraError) -> Matrix {
    let order = factor.rows
    let (values, vectors) = try factor.transposed().crossProduct().symmetricEigen()
    return Matrix(
      columns: (0..<order).reversed().map { component in
        let vector = vectors.column(component)
        let length = max(0, values[component]).squareRoot() * (vector.reduce(0, +) < 0 ? -1 : 1)
        return vector.map { $0 * length }
      })
  }
}
