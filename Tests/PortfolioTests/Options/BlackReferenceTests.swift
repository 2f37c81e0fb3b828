import Kernels
import Portfolio
import Testing

@Suite("Black's formula and its Greeks against 80 digits")
struct BlackReferenceTests {
  /// What is promised, relative to the exact figure of the same doubles.
  private static let promised = 1e-12

  enum Figure: String, CaseIterable, Codable {
    case value, delta, gamma, vega, theta, vanna, volga, rho

    func of(_ greeks: OptionGreeks) -> Double {
      switch self {
      case .value: greeks.value
      case .delta: greeks.delta
      case .gamma: greeks.gamma
      case .vega: greeks.vega
      case .theta: greeks.theta
      case .vanna: greeks.vanna
      case .volga: greeks.volga
      case .rho: greeks.rho
      }
    }
  }

  private static func onForward(_ row: OptionReference.Row) -> OptionGreeks {
    BlackFormula.greeks(
      row.kind, forward: row["price"], strike: row["strike"], years: row["years"], volatility: row["volatility"])
  }

  private static func onSpot(_ row: OptionReference.Row) -> OptionGreeks {
    BlackScholes.greeks(
      row.kind, spot: row["price"], strike: row["strike"], years: row["years"], volatility: row["volatility"],
      rate: row["rate"], yield: row["yield"])
  }

  /// The size by which an error is judged: the figure's own but for those that pass through 0.
  private static func unit(_ figure: Figure, _ row: OptionReference.Row) -> Double {
    let deviation = row["d1"] - row["d2"]
    let (first, second) = (abs(row["d1"]) + deviation, abs(row["d2"]) + deviation)
    return switch figure {
    case .vanna: abs(row[figure.rawValue] / row["d2"] * second)
    case .volga: abs(row["vega"]) * first * second / row["volatility"]
    case .theta: row.cells["thetaTerm"] ?? abs(row[figure.rawValue])
    default: abs(row[figure.rawValue])
    }
  }

  @Test("on a forward", arguments: Figure.allCases.dropLast())
  func forward(figure: Figure) throws {
    let reference = try OptionReference("black")
    #expect(reference.rows.count == 1_188)
    let worst = reference.worst(figure.rawValue, unit: { Self.unit(figure, $0) }) { figure.of(Self.onForward($0)) }
    #expect(worst.error < Self.promised, "\(worst)")
  }

  @Test("on a spot with a rate and a yield", arguments: Figure.allCases)
  func spot(figure: Figure) throws {
    let reference = try OptionReference("black-scholes")
    #expect(reference.rows.count == 330)
    let worst = reference.worst(figure.rawValue, unit: { Self.unit(figure, $0) }) { figure.of(Self.onSpot($0)) }
    #expect(worst.error < Self.promised, "\(worst)")
  }

  @Test("a value alone is that of the Greeks, to the last bit")
  func value() throws {
    for row in try OptionReference("black").rows {
      let value = BlackFormula.price(
        row.kind, forward: row["price"], strike: row["strike"], years: row["years"], volatility: row["volatility"])
      #expect(value == Self.onForward(row).value)
    }
    for row in try OptionReference("black-scholes").rows {
      let value = BlackScholes.price(
        row.kind, spot: row["price"], strike: row["strike"], years: row["years"], volatility: row["volatility"],
        rate: row["rate"], yield: row["yield"])
      #expect(value == Self.onSpot(row).value)
    }
  }
}
