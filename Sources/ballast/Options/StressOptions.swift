import Arguments

/// What is stressed, under what, over which time: the same for a run over many paths and the story of one.
struct StressOptions: ParsableArguments {
  @Option(
    help: "The venue card, with sections \"margin\" and \"liquidation\"; or several, separated by commas.",
    valueName: "files")
  var venue: FileList?

  @Option(help: "The book of the venue: CSV or JSON; of several venues one each, in their order.", valueName: "files")
  var book: FileList?

  @Option(
    help: "The card of an issuer whose tokens are redeemed, in the place of venues and books.", valueName: "file")
  var issuer: String?

  @Option(
    help: "The liquidity card: depth, liquidators, gas; without it sales move no price.", valueName: "file")
  var liquidity: String?

  @Option(help: "The scenario, or several separated by commas.", valueName: "files")
  var scenario: FileList?

  @Option(help: "A price table whose last row holds today's prices, dollars per unit.", valueName: "file")
  var prices: String?

  @Option(
    help: "How far the paths run: 3d if not given, 7d of an issuer, and a replayed window as far as it goes.",
    valueName: "time")
  var horizon: Duration?

  @Option(
    help: "The time from one price to the next; that of the model's own dynamics, else 1h, if not given.",
    valueName: "time")
  var step: Duration?

  @Option(
    help: "The half-life with which haircuts that follow volatility forget a path's returns.", valueName: "time")
  var volatilityHalfLife: Duration = "10d"

  @Option(help: "The seed of the random numbers.", valueName: "number")
  var seed: UInt64 = 1

  func validate() throws {
    if issuer != nil {
      for (given, name) in [
        (venue != nil, "--venue"), (book != nil, "--book"), (liquidity != nil, "--liquidity"),
      ] where given {
        throw ValidationError("--issuer and \(name) exclude each other: an issuer's card says what its reserves fetch")
      }
      return
    }
    guard let venue, let book else {
      let missing = [venue == nil ? "--venue" : nil, book == nil ? "--book" : nil].compactMap { $0 }
      throw ValidationError(
        "\(missing.joined(separator: " and ")) \(missing.count == 1 ? "is" : "are") missing: name a venue and its book,"
          + " or an --issuer")
    }
    guard venue.paths.count == book.paths.count else {
      throw ValidationError(
        "\(venue.paths.count) venues and \(book.paths.count) books: give one book for each venue, in the same order")
    }
  }

  /// Every file that is read, to keep an output off it.
  func inputs(model: String) -> [String?] {
    [model, issuer, liquidity, prices] + (venue?.paths ?? []) + (book?.paths ?? []) + (scenario?.paths ?? [])
  }

  /// What to type to see a path, but for its number.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - scenario: The scenario of the path; nil for the model as it is.
  /// - Returns: The command line, quoted where a shell needs it.
  func replayCommand(model: String, scenario: String?) -> String {
    var words = ["ballast", "replay", model]
    func add(_ name: String, _ value: String?) {
      if let value { words += [name, value] }
    }
    add("--venue", venue?.text)
    add("--book", book?.text)
    add("--issuer", issuer)
    add("--liquidity", liquidity)
    add("--scenario", scenario)
    add("--prices", prices)
    add("--horizon", horizon?.description)
    add("--step", step?.description)
    if volatilityHalfLife != "10d" { add("--volatility-half-life", volatilityHalfLife.description) }
    if seed != 1 { add("--seed", "\(seed)") }
    return words.map(\.quotedForShell).joined(separator: " ")
  }
}

extension String {
  /// The text as a shell takes it for one word.
  fileprivate var quotedForShell: String {
    let plain = allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./,=:+@%".contains($0)) }
    return plain && !isEmpty ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
