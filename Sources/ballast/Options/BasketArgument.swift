import Arguments
import Foundation
import Portfolio

/// A basket on the command line: BTC=0.4,ETH=0.6, the same with a name before it (majors:BTC=0.4,ETH=0.6), or a file.
struct BasketArgument: ExpressibleByArgument {
  private let word: String

  init(argument: String) throws {
    guard !argument.isEmpty else { throw ValidationError("a basket is empty: write BTC=0.4,ETH=0.6 or name a file") }
    word = argument
  }

  /// The basket that the word stands for.
  func basket() throws -> Basket {
    // A word with an equals sign is a basket, unless there is a file of that very name.
    guard word.contains("="), !FileManager.default.fileExists(atPath: word) else {
      return try BasketFile.read(SourceFile(word))
    }
    let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let (name, list) = parts.count == 2 ? (String(parts[0]), parts[1]) : (word, parts[0])
    let holdings = try list.split(separator: ",", omittingEmptySubsequences: false).map { item in
      let sides = item.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty else {
        throw Failure(.usage, "basket '\(word)': '\(item)' is not ASSET=WEIGHT: write it as in BTC=0.4,ETH=0.6")
      }
      do {
        return (asset: String(sides[0]), weight: try Double(argument: String(sides[1])))
      } catch {
        throw Failure(.usage, "basket '\(word)': the weight of \(sides[0]): \(error)")
      }
    }
    do {
      return try Basket(name: name, holdings: holdings)
    } catch {
      throw Failure(.usage, "\(error)")
    }
  }
}
