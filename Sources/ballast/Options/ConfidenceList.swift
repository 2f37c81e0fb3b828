import Arguments
import RiskMeasures

/// Confidence levels as one types them: 0.99 or 0.99,0.975.
struct ConfidenceList: ExpressibleByArgument, Equatable {
  let levels: [Confidence]

  init(_ levels: [Confidence]) { self.levels = levels }

  init(argument: String) throws {
    var levels: [Confidence] = []
    for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
      do {
        let level = try Confidence(try Double(argument: String(word)))
        guard !levels.contains(level) else { throw ValidationError("\(word) stands twice") }
        levels.append(level)
      } catch let error as RiskMeasureError {
        throw ValidationError("\(error)")
      }
    }
    self.levels = levels
  }

  /// Refuses, before any is drawn, so few paths that one of the levels has no expected shortfall.
  func checkTail(of paths: Int) throws(Failure) {
    for level in levels where paths < level.smallestCount {
      let error = RiskMeasureError.emptyTail(count: paths, confidence: level.level, needed: level.smallestCount)
      throw Failure(.badData, "no measure over the paths: \(error)")
    }
  }

  var defaultValueDescription: String { levels.map { "\($0.level)" }.joined(separator: ",") }

  /// The level that is reported first where none is named.
  static let standard: ConfidenceList = {
    guard let list = try? ConfidenceList(argument: "0.99,0.975") else { preconditionFailure("Not confidences") }
    return list
  }()
}

/// One confidence level as one types it: 0.99.
struct ConfidenceValue: ExpressibleByArgument, Equatable {
  let level: Confidence

  init(argument: String) throws {
    let list = try ConfidenceList(argument: argument).levels
    guard list.count == 1 else { throw ValidationError("'\(argument)' is more than one confidence: give one") }
    level = list[0]
  }

  var defaultValueDescription: String { "\(level.level)" }

  static let standard: ConfidenceValue = {
    guard let value = try? ConfidenceValue(argument: "0.99") else { preconditionFailure("Not a confidence") }
    return value
  }()
}
