/// How a covariance is estimated from returns.
public enum CovarianceMethod: Equatable, Sendable {
  /// The sample covariance: demeaned, divided by the number of observations less one.
  case sample
  /// Exponentially weighted products of returns about zero; each step back weighs `decay` times as much.
  case exponentiallyWeighted(decay: Double)
  /// Ledoit and Wolf's shrinkage towards equal correlations, which leaves the variances alone.
  case ledoitWolfConstantCorrelation
  /// Ledoit and Wolf's shrinkage towards a multiple of the identity, which pulls the variances together too.
  case ledoitWolfIdentity
  /// Ledoit and Wolf's analytical nonlinear shrinkage, which moves each eigenvalue by its own formula.
  case ledoitWolfNonlinear
  /// Principal components and a part of each asset's own; with nil, as many as Bai and Ng's criterion chooses.
  case factors(count: Int?)

  /// The decay that RiskMetrics (1996) uses for daily returns.
  public static let dailyDecay = 0.94

  /// The forms that ``init(name:)`` reads, for help texts and messages.
  public static let forms = [
    "sample", "ewma:DECAY", "ledoit-wolf", "ledoit-wolf-identity", "ledoit-wolf-nonlinear", "factor:COUNT",
  ]

  /// The method that a name stands for.
  ///
  /// - Parameter name: One of ``forms``; `ewma` alone has the decay ``dailyDecay``, and `factor` alone chooses the number
  ///   of factors.
  /// - Throws: ``EstimationError/unknownCovarianceMethod(name:known:)``, ``EstimationError/decayOutOfBounds(_:)`` or
  ///   ``EstimationError/factorCountOutOfBounds(_:)``.
  public init(name: String) throws(EstimationError) {
    switch name {
    case "sample": self = .sample
    case "ewma": self = .exponentiallyWeighted(decay: Self.dailyDecay)
    case "ledoit-wolf": self = .ledoitWolfConstantCorrelation
    case "ledoit-wolf-identity": self = .ledoitWolfIdentity
    case "ledoit-wolf-nonlinear": self = .ledoitWolfNonlinear
    case "factor": self = .factors(count: nil)
    default:
      let parts = name.split(separator: ":", omittingEmptySubsequences: false)
      switch parts.count == 2 ? parts[0] : "" {
      case "ewma":
        guard let decay = Double(parts[1]), decay > 0, decay < 1 else { throw .decayOutOfBounds(String(parts[1])) }
        self = .exponentiallyWeighted(decay: decay)
      case "factor":
        guard let count = Int(parts[1]), count > 0 else { throw .factorCountOutOfBounds(String(parts[1])) }
        self = .factors(count: count)
      default: throw .unknownCovarianceMethod(name: name, known: Self.forms)
      }
    }
  }

  /// The name that ``init(name:)`` reads back.
  public var name: String {
    switch self {
    case .sample: "sample"
    case .exponentiallyWeighted(let decay): "ewma:\(decay)"
    case .ledoitWolfConstantCorrelation: "ledoit-wolf"
    case .ledoitWolfIdentity: "ledoit-wolf-identity"
    case .ledoitWolfNonlinear: "ledoit-wolf-nonlinear"
    case .factors(let count): count.map { "factor:\($0)" } ?? "factor"
    }
  }
}

extension CovarianceMethod: Codable {
  /// Reads the method's name.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    do throws(EstimationError) {
      try self.init(name: name)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Writes the method's name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
