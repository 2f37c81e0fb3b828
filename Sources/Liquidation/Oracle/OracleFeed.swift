/// What one venue sees of one asset's price along one path.
///
/// The market is constant from one look to the next. Whatever happens in between, such as a heartbeat, the arrival of a
/// late price or the end of a fault, happens at its moment, however far apart the looks are: more looks at the same
/// market change no answer. The exception is a smoothed price, which moves all the time: that it has deviated is
/// noticed at looks and at such moments only, of which ``nextChange(after:)`` asks for enough.
public struct OracleFeed: Sendable {
  /// The rule that it follows.
  public let rule: OracleRule
  /// What the venue took for the price at the last look, in dollars.
  public private(set) var answer: Double

  /// The moment of the last look or event.
  private(set) var now = 0.0
  /// What was written last, of which the answer is the capped part.
  private(set) var written: Double
  /// When the heartbeat writes next; infinite without one.
  private(set) var due: Double
  /// The observed price before smoothing, and the mean of it over time.
  private(set) var observed: Double
  private(set) var average: Double
  private(set) var mean: MovingMean?
  private(set) var history: PriceHistory
  /// What the faults make of it until the next edge of a window.
  private(set) var effect: OracleEffect
  private var nextEdge: Double
  private(set) var nextArrival = Double.infinity
  private var market: Double
  /// Room for the prices of the sources, so that a look allocates nothing.
  private var quotes: [Double]

  // The rule, in the form in which looks use it.
  let isMarket: Bool
  let heartbeat: Double
  let deviation: Double
  let halfLife: Double?
  /// All latencies of each source together, or of the market without sources; empty where the market is seen at once.
  let delays: [Double]
  private let needsUnderlying: Bool
  private let caps: [OracleCap]
  /// Whether there is neither latency nor smoothing nor a source nor a cap, which makes a look short.
  private let isDirect: Bool

  /// A feed at the start of a path, at 0 seconds, where it has just answered with the price that has always been there.
  ///
  /// - Parameters:
  ///   - rule: What it follows.
  ///   - price: The market's price in dollars, finite and at least 0.
  ///   - underlying: What the venue takes for the price of ``OracleRule/underlying``.
  /// - Precondition: `underlying` is there where the rule names one.
  public init(_ rule: OracleRule, price: Double, underlying: Double? = nil) {
    precondition(price >= 0 && price < .infinity, "a price is finite and at least 0")
    self.rule = rule
    isMarket = rule.isMarket
    let deviation = rule.deviation ?? (rule.heartbeatSeconds == nil ? 0 : .infinity)
    // What is written all the time needs no heartbeat.
    let heartbeat = deviation == 0 ? .infinity : rule.heartbeatSeconds ?? .infinity
    (self.deviation, self.heartbeat) = (deviation, heartbeat)
    due = heartbeat
    let delays =
      rule.sources.isEmpty
      ? (rule.latencySeconds == 0 ? [] : [rule.latencySeconds])
      : rule.sources.map { $0.latencySeconds + rule.latencySeconds }
    self.delays = delays
    needsUnderlying = rule.underlying != nil
    caps = rule.faults.compactMap { OracleCap($0) }
    isDirect = delays.isEmpty && rule.smoothing == nil && caps.isEmpty
    quotes = [Double](repeating: price, count: rule.sources.count)
    history = PriceHistory(price: price, longestDelay: delays.max() ?? 0)
    effect = OracleEffect(of: rule.faults, at: 0)
    nextEdge = rule.nextEdge(after: 0, delays: delays)
    (market, observed, average, written, answer) = (price, price, price, price, price)
    if case .ema(let seconds) = rule.smoothing { halfLife = seconds } else { halfLife = nil }
    observe(at: 0)
    average = observed
    if case .twap(let seconds) = rule.smoothing { mean = MovingMean(value: observed, length: seconds) }
    written = effect.applied(to: observed)
    answer = capped(at: 0, underlying: underlying)
  }

  /// Looks at the market, whose price is this from now on until the next look.
  ///
  /// - Parameters:
  ///   - price: The market's price in dollars, finite and at least 0.
  ///   - seconds: The time since the start of the path. Of several looks at the same moment the last has the price;
  ///     each may write an answer.
  ///   - underlying: What the venue takes for the price of ``OracleRule/underlying`` at this moment.
  /// - Returns: The answer, in dollars.
  /// - Precondition: Time does not fall, and `underlying` is there where the rule names one.
  /// - Complexity: O(faults) where there is neither latency nor smoothing nor a source, and then without an allocation;
  ///   otherwise O(faults + sources x log of the changes within the latencies), amortised, for the look and for each
  ///   event since the last one.
  @discardableResult
  public mutating func observe(price: Double, at seconds: Double, underlying: Double? = nil) -> Double {
    precondition(seconds >= now, "time does not fall")
    precondition(price >= 0 && price < .infinity, "a price is finite and at least 0")
    if isMarket {
      now = seconds
      answer = price
      written = price
      return price
    }
    if min(nextEdge, nextArrival, due) < seconds { advance(to: seconds) }
    if isDirect, seconds < nextEdge {
      (now, market, observed) = (seconds, price, price)
      if !effect.isSilent { write(effect.applied(to: price)) }
      answer = written
      return answer
    }
    move(to: seconds)
    market = price
    if !delays.isEmpty { history.set(price, at: seconds) }
    look()
    answer = capped(at: seconds, underlying: underlying)
    return answer
  }

  /// The feed after a look at the same market at a later moment; only ``answer`` is left as it was.
  func standing(until seconds: Double) -> OracleFeed {
    var feed = self
    feed.advance(to: seconds)
    feed.move(to: seconds)
    feed.look()
    return feed
  }

  /// Goes through what happens before a moment while the market stands.
  private mutating func advance(to seconds: Double) {
    while true {
      let quiet = min(nextEdge, nextArrival, seconds)
      if !effect.isSilent, due < quiet {
        // Of the heartbeats in a stretch in which nothing else happens the last one writes what remains.
        let skipped = ((quiet - due) / heartbeat).rounded(.down) - 1
        if skipped > 0 { due += skipped * heartbeat }
        move(to: due)
      } else if quiet < seconds {
        move(to: quiet)
      } else {
        return
      }
      look()
    }
  }

  /// Lets time pass, in which the observed price stands, up to the edges of windows at its end.
  private mutating func move(to seconds: Double) {
    if let halfLife { average = OracleFeed.average(average, toward: observed, for: (seconds - now) / halfLife) }
    now = seconds
    guard seconds >= nextEdge else { return }
    // A mean that is written all the time was written up to here, even where it is silent from here on.
    if rule.smoothing != nil, deviation == 0, !effect.isSilent { written = effect.applied(to: smoothed(at: seconds)) }
    effect = OracleEffect(of: rule.faults, at: seconds)
    nextEdge = rule.nextEdge(after: seconds, delays: delays)
  }

  /// Looks at what there is to see at this moment, and writes it where the rule says so.
  private mutating func look() {
    observe(at: now)
    mean?.set(observed, at: now)
    if !effect.isSilent { write(effect.applied(to: smoothed(at: now))) }
  }

  /// Writes a new answer where it is time for one, or where it differs enough.
  private mutating func write(_ candidate: Double) {
    guard now >= due || abs(candidate - written) >= deviation * written else { return }
    written = candidate
    due = now + heartbeat
  }

  /// Takes the median of what the sources show.
  private mutating func observe(at seconds: Double) {
    guard let delay = delays.first else {
      observed = market
      return
    }
    nextArrival = .infinity
    guard !quotes.isEmpty else {
      observed = history.price(seenAt: seconds, after: delay)
      nextArrival = history.nextArrival(after: seconds, delay: delay)
      return
    }
    for index in quotes.indices {
      let delay = delays[index]
      let seen = history.price(seenAt: seconds, after: delay)
      let quote = rule.sources[index].quote(market: seen, seenAt: seconds, after: delay)
      nextArrival = min(nextArrival, history.nextArrival(after: seconds, delay: delay))
      var place = index
      while place > 0, quotes[place - 1] > quote {
        quotes[place] = quotes[place - 1]
        place -= 1
      }
      quotes[place] = quote
    }
    let middle = quotes.count / 2
    observed = quotes.count % 2 == 1 ? quotes[middle] : 0.5 * (quotes[middle - 1] + quotes[middle])
  }

  /// What the venue reads: the written answer, or a growth cap below it.
  private func capped(at seconds: Double, underlying: Double?) -> Double {
    guard !caps.isEmpty else { return written }
    precondition(underlying != nil || !needsUnderlying, "a growth cap on another asset needs that asset's price")
    var least = written
    for cap in caps { least = min(least, cap.limit(at: seconds, underlying: underlying)) }
    return least
  }
}
