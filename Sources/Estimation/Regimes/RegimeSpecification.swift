/// How regimes are fitted: the choices that a user makes.
public struct RegimeSpecification: Equatable, Sendable {
  /// The number of states.
  public var states: Int
  /// The most iterations that the search from one start may take.
  public var iterationLimit: Int

  /// The fewest returns that are fitted.
  public static let fewestObservations = 100
  /// The most by which the log-likelihood of a fit may fall short of its maximum, as far as its gains tell.
  public static let largestShortfall = 1e-4
  /// The probability of a change of state below which there is none.
  static let leastProbability = 1e-6

  /// The choices for one fit.
  ///
  /// - Parameters:
  ///   - states: The number of states, 2 or 3.
  ///   - iterationLimit: The most iterations from one start.
  /// - Precondition: there are 2 or 3 states, and the limit is positive.
  public init(states: Int = 2, iterationLimit: Int = 2000) {
    precondition((2...3).contains(states), "Regimes are two or three")
    precondition(iterationLimit > 0, "A search needs an iteration")
    self.states = states
    self.iterationLimit = iterationLimit
  }

  /// The number of parameters of a fit of so many assets: changes of state and covariances.
  public func parameterCount(assets: Int) -> Int { states * (states - 1) + states * assets * (assets + 1) / 2 }

  /// The fewest expected steps in a state of a fit of so many assets, for its covariance to have full rank with some to
  /// spare.
  public func stepsNeeded(assets: Int) -> Int { max(10, 2 * assets) }
}
