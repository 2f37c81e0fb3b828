internal import Documents

/// Where the figures of a fitted model came from.
public struct ModelProvenance: Equatable, Sendable, Codable {
  /// The name and version of the program that fitted the model.
  public var tool: String
  /// The name of the price table.
  public var input: String
  /// The SHA-256 digest of the price table, in hexadecimal.
  public var inputSHA256: String
  /// The first and the last time of the price table.
  public var span: [String]
  /// The number of rows of the price table.
  public var rows: Int
  /// The number of returns that each asset's volatility rests on.
  public var returns: [String: Int]
  /// How the observations of different assets were matched.
  public var alignment: String
  /// The days from one observation to the next: the step that the dynamics describe.
  public var stepDays: Double
  /// The covariance estimator, with its parameters.
  public var covariance: String
  /// How the law of the returns was fitted.
  public var dynamics: String
  /// What was changed on the way, a line for each change; empty where nothing was.
  public var repairs: [String]
  /// How far the fit can be trusted: likelihood, standard errors, tests of the residuals, a line each.
  public var diagnostics: [String]

  /// The record of one fit.
  public init(
    tool: String, input: String, inputSHA256: String, span: [String], rows: Int, returns: [String: Int],
    alignment: String, stepDays: Double, covariance: String, dynamics: String, repairs: [String],
    diagnostics: [String] = []
  ) {
    self.tool = tool
    self.input = input
    self.inputSHA256 = inputSHA256
    self.span = span
    self.rows = rows
    self.returns = returns
    self.alignment = alignment
    self.stepDays = stepDays
    self.covariance = covariance
    self.dynamics = dynamics
    self.repairs = repairs
    self.diagnostics = diagnostics
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case tool, input, inputSHA256, span, rows, returns, alignment, stepDays, covariance, dynamics, repairs,
      diagnostics
  }

  /// Reads the record; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    tool = try container.decode(String.self, forKey: .tool)
    input = try container.decode(String.self, forKey: .input)
    inputSHA256 = try container.decode(String.self, forKey: .inputSHA256)
    span = try container.decode([String].self, forKey: .span)
    rows = try container.decode(Int.self, forKey: .rows)
    returns = try container.decode([String: Int].self, forKey: .returns)
    alignment = try container.decode(String.self, forKey: .alignment)
    stepDays = try container.decode(Double.self, forKey: .stepDays)
    covariance = try container.decode(String.self, forKey: .covariance)
    dynamics = try container.decode(String.self, forKey: .dynamics)
    repairs = try container.decode([String].self, forKey: .repairs)
    diagnostics = try container.decodeIfPresent([String].self, forKey: .diagnostics) ?? []
  }
}
