/// Times a piece of work several times.
struct Stopwatch {
  /// How many runs are timed.
  let repetitions: Int

  /// The median of the seconds that a piece of work takes.
  func median(_ work: () throws -> Void) rethrows -> Double {
    var seconds: [Double] = []
    for _ in 0..<repetitions {
      let start = ContinuousClock.now
      try work()
      let elapsed = (ContinuousClock.now - start).components
      seconds.append(Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
    }
    seconds.sort()
    let middle = seconds.count / 2
    return seconds.count.isMultiple(of: 2) ? (seconds[middle - 1] + seconds[middle]) / 2 : seconds[middle]
  }
}
