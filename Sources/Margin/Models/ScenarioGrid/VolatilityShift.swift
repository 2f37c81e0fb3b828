internal import Foundation

/// What a row's move of the volatilities means for an option.
///
/// With T days to expiry, a move v is scaled to v' = v (30 / max(floor, T))^power, with one power for T below 30 days and
/// another from there on; without a ``Scaling`` v' is v. A rise is at least ``leastRise``. The volatility s becomes
/// s (1 + v') where moves are relative and s + v' where they are absolute, and after a rise it is at least ``leastUp``.
public struct VolatilityShift: Equatable, Sendable {
  /// How a move depends on the time to expiry.
  public struct Scaling: Equatable, Sendable {
    /// The least days to expiry that are counted, above 0.
    public let floorDays: Double
    /// The power below 30 days.
    public let nearPower: Double
    /// The power from 30 days on.
    public let farPower: Double

    /// A scaling; the grid checks it when it is made.
    public init(floorDays: Double = 1, nearPower: Double, farPower: Double) {
      self.floorDays = floorDays
      self.nearPower = nearPower
      self.farPower = farPower
    }

    /// What a move is multiplied by.
    func factor(days: Double) -> Double { pow(30 / max(floorDays, days), days < 30 ? nearPower : farPower) }
  }

  /// Whether moves are volatility points a year (0.38 for 38) and not fractions of the volatility.
  public let absolute: Bool
  /// How a move depends on the time to expiry; nil where it does not.
  public let scaling: Scaling?
  /// The least rise after scaling, in the unit of the moves.
  public let leastRise: Double
  /// The least volatility after a rise, per year.
  public let leastUp: Double

  /// A meaning of moves; the grid checks it when it is made.
  public init(absolute: Bool = false, scaling: Scaling? = nil, leastRise: Double = 0, leastUp: Double = 0) {
    self.absolute = absolute
    self.scaling = scaling
    self.leastRise = leastRise
    self.leastUp = leastUp
  }

  /// The volatility after a move, at least 0.
  func shifted(_ volatility: Double, by move: Double, days: Double) -> Double {
    let plain = move * (scaling?.factor(days: days) ?? 1)
    let scaled = move > 0 ? max(plain, leastRise) : plain
    let result = max(0, absolute ? volatility + scaled : volatility * (1 + scaled))
    return move > 0 ? max(result, leastUp) : result
  }
}
