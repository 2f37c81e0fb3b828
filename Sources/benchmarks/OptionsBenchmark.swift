import Foundation
import Kernels
import RandomStreams
import RiskMeasures
import Scheduling
import Simulation

/// 500 European options, revalued in 20,000 scenarios of spot and volatility; the expected shortfall of the short book.
struct OptionsBenchmark: Benchmark {
  private let instructionSet: InstructionSet
  private let options: [OptionTerms]
  private let quantities: [Double]
  private let spots: [Double]
  private let volatilities: [Double]
  /// Scenarios of one piece of work: what the options read of them stays close to the processor.
  private let blockScenarios = 1024

  init(instructionSet: InstructionSet) {
    let (book, count) = (500, 20_000)
    var generator = PeerGenerator()
    let strikes = generator.uniforms(book, from: 0.6, to: 1.6)
    let expiries = generator.uniforms(book, from: 7, to: 180).map { $0 / 365 }
    let kinds = generator.uniforms(book).map { $0 < 0.5 ? OptionTerms.Kind.call : .put }
    quantities = generator.uniforms(book, from: 0.1, to: 2).map { -$0 }
    options = strikes.indices.map { OptionTerms(kind: kinds[$0], strike: strikes[$0], expiry: expiries[$0]) }
    let normals = Draws.normals(count, factors: 2, stream: 2, instructionSet)
    spots = normals[0].map { exp(0.15 * $0) }
    volatilities = zip(spots, normals[1]).map { 0.7 * exp(-0.3 * log($0) + 0.1 * $1) }
    self.instructionSet = instructionSet
  }

  var cells: Int { options.count * spots.count }

  var floor: [FloorShare] {
    let bytes = 3 * spots.count * MemoryLayout<Double>.stride
    return [
      FloorShare(.probabilities, perCell: 2), FloorShare(.copy(bytes: bytes), perCell: Double(bytes) / Double(cells)),
    ]
  }

  func verify() throws {
    // The last numbers drawn for the book, as NumPy gives them: the book is the peers'.
    try WrongFigure.check("options", quantities.reduce(0, +), against: -507.6865441367182, within: 1e-14)
    let values = bookValues(threads: 1)
    for scenario in stride(from: 0, to: spots.count, by: 997) {
      let expected = zip(options, quantities).reduce(0) { sum, held in
        let (option, quantity) = held
        let deviation = volatilities[scenario] * option.expiry.squareRoot()
        let up = log(spots[scenario] / option.strike) / deviation + 0.5 * deviation
        let sign = option.kind == .call ? 1.0 : -1.0
        func probability(_ x: Double) -> Double { 0.5 * erfc(-sign * x * 0.5.squareRoot()) }
        let value = sign * (spots[scenario] * probability(up) - option.strike * probability(up - deviation))
        return sum + quantity * value
      }
      try WrongFigure.check("options", values[scenario], against: expected, within: 1e-13)
    }
  }

  func run(threads: Int) throws -> Double {
    try sample(threads: threads).expectedShortfall(try Confidence(LossSample.benchmarkConfidence))
  }

  func standardError() throws -> Double { try sample(threads: 1).shortfallStandardError() }

  private func sample(threads: Int) throws -> LossSample {
    let values = bookValues(threads: threads)
    let mean = values.reduce(0, +) / Double(values.count)
    return try LossSample(values.map { mean - $0 })
  }

  private func bookValues(threads: Int) -> [Double] {
    let (options, quantities, level) = (identity(options), quantities, instructionSet)
    let (spots, volatilities, size) = (identity(spots), identity(volatilities), blockScenarios)
    var values: [Double] = []
    values.reserveCapacity(spots.count)
    ThreadedScheduler(threads: threads, observer: NoObserver()).run(blocks: (spots.count + size - 1) / size) { block in
      let run = block * size..<min(spots.count, (block + 1) * size)
      let scenarios = OptionScenarios(
        spots: Array(spots[run]), volatilities: Array(volatilities[run]), reference: 1, instructionSet: level)
      var values = [Double](repeating: 0, count: run.count)
      for (option, quantity) in zip(options, quantities) {
        level.addValues(of: option, quantity: quantity, in: scenarios, run: 0..<run.count, to: &values)
      }
      return values
    } fold: {
      values += $0
    }
    return values
  }
}
