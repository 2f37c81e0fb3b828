import Documents
import Estimation
import Foundation
import MarketData

/// GARCH(1,1) with Student-t innovations by maximum likelihood on every asset of a price table; the sum of the
/// log-likelihoods.
struct GARCHBenchmark: Benchmark {
  private let series: [(asset: String, returns: [Double])]

  /// Two coins that died, on which no law of returns is meant to hold: the peers leave them out.
  private static let leftOut: Set<String> = ["LUNA", "FTT"]

  init(prices path: String) throws {
    let table = try PriceTable(CSVTable(Array(try Data(contentsOf: URL(filePath: path))), source: path))
    series = table.assets.indices.filter { !Self.leftOut.contains(table.assets[$0]) }.map { place in
      let logs = table.prices[place].compactMap { $0.map { log($0) } }
      return (table.assets[place], zip(logs.dropFirst(), logs).map { 100 * ($0 - $1) })
    }
  }

  var cells: Int { series.reduce(0) { $0 + $1.returns.count } }
  var threadLimit: Int { 1 }
  /// A logarithm and a step of the recursion for every return and likelihood are no floor that could be timed apart.
  var floor: [FloorShare] { [] }

  /// The log-likelihood of the first asset is the sum of the log densities of its returns, one by one.
  func verify() throws {
    guard let first = series.first else { return }
    let fit = try GARCHSpecification(innovations: .studentT).fit(first.returns, asset: first.asset)
    guard case .studentT(let ν) = fit.model.innovations else { preconditionFailure("Not the law that was asked for") }
    let excess = ν - 2
    let gammas: Double = lgamma((ν + 1) / 2) - lgamma(ν / 2)
    let constant: Double = gammas - 0.5 * log(Double.pi * excess)
    var sum = 0.0
    for (observed, variance) in zip(first.returns, fit.model.conditionalVariances(of: first.returns)) {
      let distance: Double = observed - fit.model.mean
      let tail: Double = log1p(distance * distance / variance / excess)
      sum += constant - 0.5 * log(variance) - 0.5 * (ν + 1) * tail
    }
    try WrongFigure.check("garch", fit.logLikelihood, against: sum, within: 1e-12)
  }

  func run(threads: Int) throws -> Double {
    try series.reduce(0) { sum, coin in
      sum + (try GARCHSpecification(innovations: .studentT).fit(coin.returns, asset: coin.asset).logLikelihood)
    }
  }

  /// The fit has no Monte Carlo error, but a maximum is only as good as its search: a millionth is four of these.
  func standardError() throws -> Double { abs(try run(threads: 1)) * 1e-6 / 4 }
}
