internal import Foundation
internal import Synchronization

/// Where workers take blocks and leave results, and the caller fetches the results in order.
final class BlockExchange<Result: Sendable>: Sendable {
  private let blocks: Int
  private let next = Atomic<Int>(0)
  private let results = Mutex<[Int: Result]>([:])
  private let arrived = DispatchSemaphore(value: 0)

  init(blocks: Int) { self.blocks = blocks }

  /// The next block that nobody has taken, or nil where there is none.
  func take() -> Int? {
    let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return block < blocks ? block : nil
  }

  func put(_ result: Result, of block: Int) {
    results.withLock { $0[block] = result }
    arrived.signal()
  }

  /// The result of a block, or nil where it has not arrived; it is handed out once.
  func arrivedResult(of block: Int) -> Result? { results.withLock { $0.removeValue(forKey: block) } }

  /// The result of a block, once it has arrived; it is handed out once.
  func result(of block: Int) -> Result {
    while true {
      if let result = arrivedResult(of: block) { return result }
      // What was fetched without waiting left its signal behind, so that a wait may end too early.
      arrived.wait()
    }
  }
}
