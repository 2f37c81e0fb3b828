import Kernels
import Numerics
import RandomStreams
import Scheduling
import Simulation

/// A piece of work that workloads are made of, timed alone on data that stays in the first-level cache.
enum FloorPart: Sendable {
  /// A random 64-bit word.
  case philox
  /// A standard normal from a word that is there.
  case normals
  /// An element of a tile's product with a triangular factor of an order.
  case product(order: Int)
  /// The same by BLAS, in place, over blocks of a number of rows.
  case productByBLAS(order: Int, rows: Int)
  /// The same by BLAS, over blocks of as many rows as suit it best.
  case fastestProductByBLAS(order: Int)
  /// An exponential.
  case exponentials
  /// A value of the normal distribution function.
  case probabilities
  /// A check of an account of three collaterals, at one step of one path.
  case checks
  /// A byte of a memory area of a size, copied.
  case copy(bytes: Int)

  var name: String {
    switch self {
    case .philox: "philox"
    case .normals: "normals"
    case .product: "product"
    case .productByBLAS: "product-blas"
    case .fastestProductByBLAS: "product-blas-best"
    case .exponentials: "exponentials"
    case .probabilities: "probabilities"
    case .checks: "checks"
    case .copy: "copy"
    }
  }

  var unit: String {
    switch self {
    case .philox: "random words"
    case .normals: "normals of words"
    case .product(let order): "elements of a triangular product of order \(order)"
    case .productByBLAS(let order, let rows):
      "elements of a triangular product of order \(order) by BLAS, \(rows) rows at a time"
    case .fastestProductByBLAS(let order):
      "elements of a triangular product of order \(order) by BLAS, at the best of \(Self.blockRows) rows at a time"
    case .exponentials: "exponentials"
    case .probabilities: "normal probabilities"
    case .checks: "checks of cached prices"
    case .copy: "bytes copied"
    }
  }

  /// The time that an element takes where all threads are at it.
  func secondsPerElement(_ instructionSet: InstructionSet, threads: Int, stopwatch: Stopwatch) throws -> Double {
    if case .fastestProductByBLAS(let order) = self {
      let times = try Self.blockRows.map {
        try FloorPart.productByBLAS(order: order, rows: $0)
          .secondsPerElement(instructionSet, threads: threads, stopwatch: stopwatch)
      }
      return times.min() ?? .infinity
    }
    let atOnce = elementsAtOnce
    let rounds = max(1, 8_000_000 / atOnce)
    let work = try makeWork(instructionSet)
    let scheduler = ThreadedScheduler(threads: threads, observer: NoObserver())
    func run() {
      scheduler.run(blocks: threads) { _ in
        work(rounds)
      } fold: {
        blackHole($0)
      }
    }
    run()
    return stopwatch.median(run) / Double(rounds * atOnce * threads)
  }

  /// As many steps as the workload has, and no more assets than the first-level cache has room for.
  static let checkedSteps = 72
  static let checkedAssets = 3
  static let checkedAccounts = 16

  /// The numbers of rows at a time that a product by BLAS is tried with.
  static let blockRows = [64, 128, 256, 512, 1024, 2048]

  private var elementsAtOnce: Int {
    switch self {
    case .philox: 2 * PathTile.width
    case .normals, .exponentials, .probabilities: PathTile.width
    case .checks: Self.checkedAccounts * Self.checkedSteps * PathPrices.width
    case .product(let order), .fastestProductByBLAS(let order): order * PathTile.width
    case .productByBLAS(let order, let rows): order * rows
    case .copy(let bytes): bytes
    }
  }
}
