/// The market's price on a path, as far back as somebody who sees it late still needs it.
struct PriceHistory: Sendable {
  private struct Change: Sendable {
    var seconds: Double
    var price: Double
  }

  private var changes: [Change]
  /// The first change that is still needed; those before it are dropped many at a time.
  private var head = 0
  /// The longest delay with which it is seen.
  private let longestDelay: Double

  /// A price that has always been the same.
  init(price: Double, longestDelay: Double) {
    changes = [Change(seconds: -.infinity, price: price)]
    self.longestDelay = longestDelay
  }

  /// Sets the price from a moment on, which is not before the last one.
  mutating func set(_ price: Double, at seconds: Double) {
    let last = changes[changes.count - 1]
    if last.seconds == seconds {
      changes[changes.count - 1].price = price
    } else if last.price != price {
      changes.append(Change(seconds: seconds, price: price))
    }
    while head + 1 < changes.count, changes[head + 1].seconds + longestDelay <= seconds { head += 1 }
    if head >= 32, 2 * head >= changes.count {
      changes.removeFirst(head)
      head = 0
    }
  }

  /// The price that is seen at a moment with a delay.
  func price(seenAt seconds: Double, after delay: Double) -> Double {
    changes[firstChange(seenAfter: seconds, delay: delay) - 1].price
  }

  /// When the next change after a moment is seen; infinite where none is on its way.
  func nextArrival(after seconds: Double, delay: Double) -> Double {
    let next = firstChange(seenAfter: seconds, delay: delay)
    return next < changes.count ? changes[next].seconds + delay : .infinity
  }

  /// The index of the first change that is not seen yet: never the head, which is seen already.
  private func firstChange(seenAfter seconds: Double, delay: Double) -> Int {
    var low = head + 1
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].seconds + delay <= seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
