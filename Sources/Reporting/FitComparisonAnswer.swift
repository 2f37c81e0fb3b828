public import Estimation

/// The answer of `fit --compare`: laws ranked by the log score of days that they have not seen.
public struct FitComparisonAnswer: Equatable, Sendable {
  /// The comparison.
  public let comparison: HeldOutComparison

  /// The answer of a comparison.
  public init(_ comparison: HeldOutComparison) { self.comparison = comparison }
}

extension FitComparisonAnswer: Encodable {
  /// Writes the comparison.
  public func encode(to encoder: any Encoder) throws { try comparison.encode(to: encoder) }
}

extension FitComparisonAnswer {
  /// The answer for a terminal: the best law in words, the ranking, and what to know of it.
  public var text: String {
    var text = Paragraphs()
    text.add(sentence)
    text.add(
      Table(
        [
          .words("Law"), .numbers("Joint score per day"), .numbers("Below the best"), .numbers("Standard error"),
          .numbers("Marginal score per day"), .numbers("Below the best"), .numbers("Standard error"),
        ],
        rows: comparison.entries.map { entry in
          [
            entry.dynamics, entry.joint.map { Figure.number($0, decimals: 3) } ?? "none",
            entry.jointShortfall.map { Figure.number($0.value, decimals: 3) } ?? "-",
            entry.jointShortfall.map { Figure.number($0.standardError, decimals: 3) } ?? "-",
            Figure.number(entry.marginal, decimals: 3), Figure.number(entry.marginalShortfall.value, decimals: 3),
            Figure.number(entry.marginalShortfall.standardError, decimals: 3),
          ]
        }))
    text.add(
      "A score is the mean logarithm of the density that a law gave to the returns of each of the"
        + " \(Words.counted(comparison.heldOut, "held-out day")), after a fit to the \(Figure.count(comparison.fitted)) before"
        + " them: of all assets together (joint), and of each by itself, added up (marginal). Laws that draw observed days"
        + " again have no joint density.")
    text.add(items: comparison.failures.map { "Not scored: \($0.dynamics): \($0.reason)." })
    return text.text
  }

  private var sentence: String {
    guard let best = comparison.entries.first else { return "No law was scored." }
    // Where no law has a joint density, all are ranked by the marginal ones.
    let close = comparison.entries.dropFirst().filter {
      best.joint == nil ? $0.marginalShortfall.isWithinChance : $0.jointShortfall?.isWithinChance ?? false
    }.map(\.dynamics)
    let rest =
      close.isEmpty
      ? "no other law comes within 1.96 standard errors of it"
      : "within 1.96 standard errors of it are \(Words.list(close))"
    let density = best.joint == nil ? "marginal" : "joint"
    return "\(best.dynamics) gave the held-out days the highest \(density) density; \(rest)."
  }
}
