public import Arguments
public import Estimation

extension LawOptions.Fallback: ExpressibleByArgument {}
extension LawOptions.Jumps: ExpressibleByArgument {}
extension GARCHSpecification.Innovations: ExpressibleByArgument {}

/// The choices for laws beyond normal and Student-t returns.
struct LawArguments: ParsableArguments {
  @Option(help: "The innovations of volatility that clusters.", valueName: "law")
  var innovations = GARCHSpecification.Innovations.studentT

  @Flag(help: "Fit the long-run variance of volatility that clusters, instead of targeting the sample variance.")
  var freeVariance = false

  @Option(help: "What becomes of an asset whose volatility has no fit: none ends the fit.", valueName: "choice")
  var fallback = LawOptions.Fallback.none

  @Option(help: "Which jumps a jump diffusion has.", valueName: "choice")
  var jumps = LawOptions.Jumps.common

  @Option(
    help: "The most jumps of a kind per year that a fit may find; one in four steps if not given.", valueName: "count")
  var mostJumps: Double?

  @Option(help: "The number of regimes, 2 or 3.", valueName: "count")
  var regimes = 2

  @Option(
    name: .customLong("block-length"),
    help: "The mean length of a block of drawn days, in steps; the automatic choice if not given.", valueName: "steps")
  var block: Double?

  @Option(help: "The share of the returns that each generalised Pareto tail is fitted to.", valueName: "share")
  var tailShare = 0.1

  @Option(
    help: "The largest shape, from 0 to 0.49, that such a tail may have; an error at 0.5 and above if not given.",
    valueName: "shape")
  var largestShape: Double?

  @Option(
    help: "The weight from 0 to 1 of the worst days' correlation in the model's; none if not given.",
    valueName: "weight")
  var stressWeight: Double?

  @Option(help: "The share of days that count as the worst.", valueName: "share")
  var stressShare = StressCorrelation.defaultShare

  func validate() throws {
    guard (2...3).contains(regimes) else { throw ValidationError("\(regimes) regimes: give 2 or 3") }
    if let mostJumps, !(0.1...1_000).contains(mostJumps) {
      throw ValidationError("at most \(mostJumps) jumps a year: give 0.1 to 1000")
    }
    if let block, !(1...1e6).contains(block) {
      throw ValidationError("a block of \(block) steps: give 1 (independent days) to 1000000")
    }
    guard tailShare >= 0.01, tailShare <= 0.3 else {
      throw ValidationError("a tail share of \(tailShare): give 0.01 to 0.3")
    }
    if let largestShape, !(0...0.49).contains(largestShape) {
      throw ValidationError("a largest shape of \(largestShape): give 0 to 0.49")
    }
    guard StressCorrelation.shares.contains(stressShare) else {
      throw ValidationError("a stress share of \(stressShare): give 0.001 to 0.5")
    }
    guard (0...1).contains(stressWeight ?? 0) else {
      throw ValidationError("a stress weight of \(stressWeight ?? 0): give 0 to 1")
    }
  }

  /// How the correlation is moved towards that of the worst days.
  func stress() throws -> StressBlend? {
    try stressWeight.map { try StressBlend(weight: $0, share: stressShare) }
  }

  /// The choices as the fit takes them.
  var options: LawOptions {
    LawOptions(
      innovations: innovations, targetsVariance: !freeVariance, fallback: fallback, jumps: jumps,
      mostJumpsPerYear: mostJumps, regimes: regimes, meanBlockSteps: block, tailShare: tailShare,
      largestTailShape: largestShape)
  }
}
