import Documents
import Foundation
import MarketData

/// Where a nightly report goes.
struct ReportPlace {
  let path: String
  let replaces: Bool

  /// The place that the command line or else the card names.
  ///
  /// A folder named after the date gets a number behind the date where it stands already, so that no report is lost.
  init(card: NightlyCard, cardPath: String, date: String?, out: String?, replace: Bool) throws {
    if let out {
      guard !out.isEmpty else { throw Failure(.usage, "--out: the name of the folder is empty: name one") }
      path = out
      replaces = replace
      return
    }
    let name = try date.map(Self.checked) ?? Self.today()
    let folder = CardPath.resolve(card.reports, beside: cardPath)
    var path = "\(folder)/\(name)"
    var number = 2
    while !replace, FileManager.default.fileExists(atPath: path) {
      path = "\(folder)/\(name)-\(number)"
      number += 1
    }
    self.path = path
    replaces = replace
  }

  private static func checked(_ date: String) throws -> String {
    do {
      return String(try Timestamp(date).description.prefix(10))
    } catch {
      throw Failure(.usage, "--date: \(error)")
    }
  }

  private static func today() -> String {
    let seconds = Int(Date().timeIntervalSince1970)
    return String(Timestamp(seconds: seconds - seconds % 86_400).description.prefix(10))
  }
}
