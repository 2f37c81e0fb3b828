public import Arguments
import Calibration
import Documents
public import Estimation
import Foundation
public import MarketData
import MarketModel
import Provenance
import Reporting

extension Alignment: ExpressibleByArgument {}
extension FittedDynamics: ExpressibleByArgument {}
extension DegreesOfFreedomMethod: ExpressibleByArgument {}

extension CovarianceMethod: ExpressibleByArgument {
  /// The method that a word stands for, as in a model's provenance.
  public init(argument: String) throws { try self.init(name: argument) }

  /// The word for this method.
  public var defaultValueDescription: String { name }
}

/// Prices in, a market model out.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fits a market model to a price table.",
    discussion: """
      The table is CSV: a first column date (2024-03-01) or time (2024-03-01T13:00Z), then a column per asset; blank \
      means missing. Nothing is filled: a return exists only between two neighbouring rows that both hold a price.
      """,
    examples: [
      CommandExample(
        "ballast fit prices.csv --assets BTC,ETH,SOL --out market.json", "Fit three assets and keep the model."),
      CommandExample(
        "ballast fit prices.csv --dynamics gjr --draws 100 --draws-out gjr.draws.json --out gjr.json",
        "Volatility that clusters, and a hundred draws of its parameters for envelope."),
      CommandExample("ballast fit prices.csv --compare", "Rank all laws on the last three tenths of the days."),
      CommandExample(
        "ballast fit prices.csv --alignment pairwise --covariance ewma:0.97", "Use every date that a pair shares."),
    ])

  @Argument(help: "The price table.", valueName: "prices")
  var prices: String

  @Option(help: "The assets to fit, separated by commas; all of the table's if not given.", valueName: "names")
  var assets: String?

  @Option(help: "The law of the returns.", valueName: "law")
  var dynamics = FittedDynamics.studentT

  @Option(
    help: """
      The covariance: sample, ewma:DECAY, ledoit-wolf, ledoit-wolf-identity, ledoit-wolf-nonlinear, factor (principal \
      components, their number chosen) or factor:COUNT; ledoit-wolf on common dates and sample pairwise if not given.
      """, valueName: "method")
  var covariance: CovarianceMethod?

  @Option(help: "Which dates count: those that all assets share, or for each pair its own.", valueName: "policy")
  var alignment = Alignment.commonDates

  @Option(help: "What is held while the degrees of freedom are fitted.", valueName: "method")
  var degreesOfFreedom = DegreesOfFreedomMethod.givenCovariance

  @Option(help: "Days in a year: 365 where markets never close.", valueName: "days")
  var daysPerYear = 365.0

  @Option(help: "The rows of one price that make a stale run.", valueName: "rows")
  var staleRows = QualityBounds.standard.staleRows

  @Option(help: "The absolute log return from which a move is a jump.", valueName: "size")
  var jump = QualityBounds.standard.jump

  @Option(help: "Where to write the model; nowhere if not given.", valueName: "model")
  var out: String?

  @Option(
    help: "Where to draw the returns against the quantiles of their law, SVG; nowhere if not given.", valueName: "file")
  var quantilePlot: String?

  @Option(help: "The first day of prices to use; the table's if not given.", valueName: "date")
  var from: String?

  @Option(help: "The last day of prices to use; the table's if not given.", valueName: "date")
  var until: String?

  @Flag(help: "Fit no model: rank all laws by the log score of days that they have not seen.")
  var compare = false

  @Option(help: "The share of days, the last of them, that --compare holds out.", valueName: "share")
  var heldOut = 0.3

  @Option(
    help: "How often the parameters are drawn anew, from 10 to 1000; not at all if not given.", valueName: "count")
  var draws: Int?

  @Option(help: "Where to write the parameter draws.", valueName: "file")
  var drawsOut: String?

  @Option(help: "The seed of the parameter draws.", valueName: "number")
  var seed: UInt64 = 1

  @OptionGroup var law: LawArguments
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...366).contains(daysPerYear) else {
      throw ValidationError("\(daysPerYear) days per year: give 365, 252 or another number from 1 to 366")
    }
    guard heldOut > 0, heldOut < 1 else {
      throw ValidationError("a held-out share of \(heldOut): give one between 0 and 1, such as 0.3")
    }
    guard !compare || alignment == .commonDates else {
      throw ValidationError("--compare scores all assets on the same dates: leave out --alignment pairwise")
    }
    guard compare || alignment == .commonDates || dynamics.takesPairs else {
      throw ValidationError(
        "\(dynamics.rawValue) is fitted to the dates that all assets share: leave out --alignment pairwise")
    }
    guard compare || covariance == nil || dynamics.takesCorrelation else {
      throw ValidationError("\(dynamics.rawValue) is fitted with a correlation of its own: leave out --covariance")
    }
    guard law.stressWeight == nil || (!compare && dynamics.takesCorrelation) else {
      throw ValidationError(
        "--stress-weight moves the correlation of gaussian, studentT, garch and gjr:"
          + " \(compare ? "--compare fits others as well" : "\(dynamics.rawValue) has one of its own")")
    }
    guard !compare || (out == nil && drawsOut == nil && quantilePlot == nil) else {
      throw ValidationError("--compare fits no model to write: leave out --out, --draws-out and --quantile-plot")
    }
    guard (draws == nil) == (drawsOut == nil) else {
      throw ValidationError("--draws and --draws-out belong together: give both")
    }
    guard (LossRun.fewestPooled...1_000).contains(draws ?? LossRun.fewestPooled) else {
      throw ValidationError("\(draws ?? 0) draws: give \(LossRun.fewestPooled) to 1000")
    }
    do {
      _ = try bounds()
      let span = try span()
      if let first = span.first, let last = span.last, first > last {
        throw ValidationError("--from \(from ?? "") is later than --until \(until ?? ""): give the earlier day first")
      }
    } catch let error as ValidationError {
      throw error
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// The first and the last time of the prices to use.
  private func span() throws -> (first: Timestamp?, last: Timestamp?) {
    // A day that is named is used to its end.
    let last = try until.map { try Timestamp($0) }
    return (
      try from.map { try Timestamp($0) },
      last.map { $0.form == .date ? Timestamp(seconds: $0.seconds + 86_399) : $0 }
    )
  }

  private func bounds() throws -> QualityBounds {
    try QualityBounds(staleRows: staleRows, jump: jump, returns: QualityBounds.standard.returns)
  }

  /// Shrinkage needs every asset's returns on the same dates.
  private var standardCovariance: CovarianceMethod {
    switch alignment {
    case .commonDates: .ledoitWolfConstantCorrelation
    case .pairwise: .sample
    }
  }

  mutating func run() throws {
    let file = try SourceFile(prices)
    let selected = try self.selected(from: file)
    let fit = ModelFit(
      assets: selected.assets, alignment: alignment, covariance: covariance ?? standardCovariance, dynamics: dynamics,
      degreesOfFreedom: degreesOfFreedom, options: law.options, stress: try law.stress(), daysPerYear: daysPerYear)
    if compare { return try compareLaws(fit, selected) }
    let quality = QualityReport(selected, bounds: try bounds())
    let fitted: FittedModel
    do {
      fitted = try fit.fit(
        selected, inputSHA256: file.hash.description, tool: "ballast \(ToolVersion.current)")
    } catch {
      throw Failure(error, source: prices)
    }
    let answer = FitAnswer(fitted, quality: quality, writtenTo: out)
    let plot = try quantilePlot.map { path in (path: path, picture: try picture(of: answer, for: path)) }
    let parameters = try drawsOut.map { path in
      (path: path, text: try drawnParameters(of: fitted.model, by: fit, selected, for: path))
    }
    if let out { try OutputFile.write(try fitted.model.json(), to: out) }
    if let plot { try OutputFile.write(plot.picture, to: plot.path) }
    if let parameters { try OutputFile.write(parameters.text, to: parameters.path) }
    try output.answer(answer, text: answer.text)
  }

  /// The prices of the assets and the days that were asked for.
  private func selected(from file: SourceFile) throws -> PriceTable {
    let table = try PriceTable(CSVTable(Array(file.data), source: prices))
    let chosen = assets.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let selected = try table.selecting(chosen ?? table.assets)
    let span = try span()
    return span.first == nil && span.last == nil ? selected : try selected.rows(from: span.first, until: span.last)
  }

  private func compareLaws(_ fit: ModelFit, _ selected: PriceTable) throws {
    let comparison: HeldOutComparison
    do {
      comparison = try HeldOutComparison(of: FittedDynamics.allCases, as: fit, to: selected, heldOut: heldOut)
    } catch {
      throw Failure(error, source: prices)
    }
    let answer = FitComparisonAnswer(comparison)
    try output.answer(answer, text: answer.text)
  }

  /// The text of a file of parameter draws.
  private func drawnParameters(
    of model: MarketModel, by fit: ModelFit, _ selected: PriceTable, for path: String
  ) throws -> String {
    try OutputFile.checkPlace(path)
    let drawn = try ParameterDraws(of: model, by: fit, from: selected, count: draws ?? 0, seed: seed) { done in
      if !output.quiet { Console.complain("parameter draws: \(done)") }
    }
    if drawn.refused > 0 {
      output.warn("\(drawn.refused) simulated histories had no fit and were drawn again")
    }
    return try ParameterDrawsFile.text(
      drawn.models, of: out ?? prices, method: ParameterDraws.method, seed: seed, refused: drawn.refused)
  }

  /// The quantile-quantile plot, drawn before anything is written.
  private func picture(of answer: FitAnswer, for path: String) throws -> String {
    try OutputFile.checkPlace(path)
    guard let chart = answer.quantileChart else {
      throw Failure(.badData, "\(prices): the assets have too few returns in common for a quantile plot")
    }
    return try Gnuplot.picture(of: chart)
  }
}
