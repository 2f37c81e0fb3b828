import Margin
import MarginCalls
import Portfolio
import Testing

@Suite("Value is additive")
struct AdditivityTests {
  /// Numbers for books that are no two alike: a linear congruential generator (Knuth, MMIX).
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// A book of three accounts: one with some positions, one with others, one with those of both.
  private func book(_ seed: UInt64) throws -> Book {
    var generator = Generator(state: seed &* 977 &+ 5)
    var book = try Book(asOf: asOf, prices: ["BTC": 60_000, "ETH": 2_500, "WETH": 2_490, "USDC": 0.999])
    let full = try fullBook()
    func some() throws -> [Position] {
      try full.positions.filter { _ in Bool.random(using: &generator) }.map { position in
        let size = Double.random(in: 0...3, using: &generator)
        let sign = position.role == .contract && Bool.random(using: &generator) ? -1.0 : 1
        return Position(
          instrument: try book.place(of: full.instrument(of: position)), role: position.role,
          quantity: sign * size * abs(position.quantity),
          entryPrice: position.entryPrice.map { $0 * Double.random(in: 0.8...1.2, using: &generator) },
          interestRate: position.interestRate)
      }
    }
    let (first, second) = (try some(), try some())
    try book.append(Account(id: "first"), positions: first)
    try book.append(Account(id: "second"), positions: second)
    try book.append(Account(id: "both"), positions: first + second)
    return book
  }

  @Test("over accounts, along paths, for any positions", arguments: UInt64(0)..<12)
  func accounts(seed: UInt64) throws {
    let market = try placed(book(seed), model: contractModel(), steps: 5, stepDays: 1, seed: seed)
    let book = market.book
    market.follow { watch, tile in
      for lane in [0, 128, 255] {
        let state = watch.state(of: lane, in: tile)
        func values(_ account: Int) -> [Double] {
          book.book.positions(of: account).map { book.value(of: $0, in: state) }
        }
        let sums = (0..<3).map { values($0).reduce(0, +) }
        #expect(agree(sums[0] + sums[1], sums[2], scale: values(2).reduce(0) { $0 + abs($1) }))
      }
    }
  }

  @Test("over the parts of a position", arguments: [0.1, 0.5, 3])
  func parts(share: Double) throws {
    let market = try placed(fullBook(), model: contractModel())
    let book = market.book
    market.follow { watch, tile in
      let state = watch.state(of: 77, in: tile)
      for position in book.book.positions {
        let part = Position(
          instrument: position.instrument, role: position.role, quantity: share * position.quantity,
          entryPrice: position.entryPrice, interestRate: position.interestRate)
        #expect(agree(book.value(of: part, in: state), share * book.value(of: position, in: state)))
      }
    }
  }
}
