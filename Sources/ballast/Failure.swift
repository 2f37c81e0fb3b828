import Arguments
import Calibration
import Documents
import Estimation
import Foundation
import Liquidation
import MarginCalls
import MarketData
import MarketModel
import Numerics
import Portfolio
import RiskMeasures
import Simulation
import Stress

/// Why a command ended, and with which code: those of sysexits.
struct Failure: Error {
  let message: String
  let code: Code

  /// The exit codes of every command.
  enum Code: Int32 {
    /// Done, and a limit set by the user is breached.
    case breached = 1
    /// The command line is wrong.
    case usage = 64
    /// An input is wrong.
    case badData = 65
    /// An input is not there, or cannot be read.
    case noInput = 66
    /// The program contradicts itself: an audit failed.
    case internalError = 70
    /// An output cannot be written.
    case cannotWrite = 73
  }

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// What an error means to whoever typed the command; `source` names the input that it came from where its message does
  /// not.
  init(_ error: any Error, source: String? = nil) {
    let prefix = source.map { "\($0): " } ?? ""
    switch error {
    case let failure as Failure:
      self = failure
    case let error as ArgumentError:
      self.init(.usage, "\(error)")
    case let error as ValidationError:
      self.init(.usage, error.message)
    case DocumentError.unknownKey(let document, let path, let key, let known):
      let place = path.isEmpty ? "" : "\(path): "
      let near = nearestName(to: key, in: known).map { "did you mean \"\($0)\"? " } ?? ""
      self.init(
        .badData, "\(document): \(place)unknown key \"\(key)\": \(near)known are \(known.joined(separator: ", "))")
    case is DocumentError, is CSVError, is PriceTableError, is AlignmentError, is AssetSelectionError:
      self.init(.badData, "\(error)")
    case let error as CalibrationError where error.isUsage:
      self.init(.usage, "\(error)")
    case SimulationError.badGrid, SimulationError.badPathCount, SimulationError.tooManySobolDimensions:
      self.init(.usage, "\(error)")
    case SimulationError.audit:
      self.init(.internalError, "\(error)")
    case let error as StressError where error.isUsage:
      self.init(.usage, "\(error)")
    case let error as RedemptionError where error.isUsage:
      self.init(.usage, "\(error)")
    case let error as StressError:
      self.init(error.isInternal ? .internalError : .badData, "\(prefix)\(error)")
    case RedemptionError.notConserved, LiquidationError.ledger:
      self.init(.internalError, "\(error)")
    case is SimulationError, is BasketError, is RiskMeasureError, is CalibrationError, is EstimationError,
      is MarketModelError, is LinearAlgebraError, is QualityBoundsError, is NearestCorrelationError, is GARCHError,
      is DependenceError, is TailError, is JumpError, is RegimeError, is ReturnsError, is DiagnosticsError,
      is ComparisonError, is PredictiveDensityError, is BookError, is BookReadingError, is MarginCallError,
      is LiquidationError, is LiquidationRuleError, is ScenarioError, is RedemptionError:
      self.init(.badData, "\(prefix)\(error)")
    default:
      self.init(.internalError, "\(prefix)\(error)")
    }
  }
}

extension CalibrationError {
  /// Whether the command line, not a file, is at fault.
  var isUsage: Bool {
    switch self {
    case .badPathCount, .pathsFillNoBatches, .samplingFollowsOneLoss, .badBlockSize, .tooManyLosses, .basketCount: true
    default: false
    }
  }
}

extension StressError {
  /// Whether the command line, not a file, is at fault.
  fileprivate var isUsage: Bool {
    switch self {
    case .badPathCount, .badPathNumber: true
    default: false
    }
  }
}

extension RedemptionError {
  /// Whether the command line, not a file, is at fault.
  fileprivate var isUsage: Bool {
    switch self {
    case .badPathCount, .badBlockSize: true
    default: false
    }
  }
}
