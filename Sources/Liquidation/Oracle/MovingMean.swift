/// The time-weighted mean of a piecewise constant figure over the last so many seconds.
struct MovingMean: Sendable {
  private struct Piece: Sendable {
    var start: Double
    var value: Double
    /// The integral of the figure less ``base`` up to the start.
    var integral: Double
  }

  private var pieces: [Piece]
  /// The piece in which the window begins; those before it are dropped many at a time.
  private var head = 0
  /// What integrals are measured from, so that they stay small and a figure that stands has a mean equal to it.
  private var base: Double
  private let length: Double

  /// The mean of a figure that has always been the same.
  init(value: Double, length: Double) {
    pieces = [Piece(start: -.infinity, value: value, integral: 0)]
    base = value
    self.length = length
  }

  /// Sets the figure from a moment on, which is not before the last one.
  mutating func set(_ value: Double, at seconds: Double) {
    let last = pieces[pieces.count - 1]
    if last.start == seconds {
      pieces[pieces.count - 1].value = value
    } else if last.value != value {
      pieces.append(Piece(start: seconds, value: value, integral: integral(to: seconds, in: pieces.count - 1)))
    }
    while head + 1 < pieces.count, pieces[head + 1].start <= seconds - length { head += 1 }
    if head == pieces.count - 1 {
      base = pieces[head].value
      pieces[head].start = -.infinity
      pieces[head].integral = 0
    }
    if head >= 32, 2 * head >= pieces.count {
      pieces.removeFirst(head)
      head = 0
    }
  }

  /// The mean over the window that ends at a moment, which is not before the last one that was set.
  func mean(at seconds: Double) -> Double {
    let begin = seconds - length
    var first = head
    while first + 1 < pieces.count, pieces[first + 1].start <= begin { first += 1 }
    let last = pieces.count - 1
    guard first < last else { return pieces[last].value }
    return base + (integral(to: seconds, in: last) - integral(to: begin, in: first)) / length
  }

  /// When the window will hold the figure as it stands alone; minus infinity where it always did.
  var settles: Double { pieces[pieces.count - 1].start + length }

  private func integral(to seconds: Double, in piece: Int) -> Double {
    let piece = pieces[piece]
    return piece.value == base ? piece.integral : piece.integral + (piece.value - base) * (seconds - piece.start)
  }
}
