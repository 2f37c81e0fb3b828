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
  /// The same by BLAS, in place.
  case productByBLAS(order: Int)
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
    case .productByBLAS(let order): "elements of a triangular product of order \(order) by BLAS"
    case .exponentials: "exponentials"
    case .probabilities: "normal probabilities"
    case .checks: "checks of cached prices"
    case .copy: "bytes copied"
    }
  }

  /// The time that an element takes where all threads are at it.
  func secondsPerElement(_ instructionSet: InstructionSet, threads: Int, stopwatch: Stopwatch) throws -> Double {
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

  private var elementsAtOnce: Int {
    switch self {
    case .philox: 2 * PathTile.width
    case .normals, .exponentials, .probabilities: PathTile.width
    case .checks: Self.checkedAccounts * Self.checkedSteps * PathPrices.width
    case .product(let order), .productByBLAS(let order): order * PathTile.width
    case .copy(let bytes): bytes
    }
  }
}
