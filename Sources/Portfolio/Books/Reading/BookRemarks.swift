internal import Documents

/// What the remarks before a header say of a book: `name: ...`, `asOf: ...` and `price ASSET: ...`.
///
/// Any other remark is for the reader of the file.
struct BookRemarks {
  private(set) var name = ""
  private(set) var asOf: Timestamp?
  /// Dollars per unit, with the line of each.
  private(set) var prices: [(asset: String, price: Double, line: Int)] = []

  /// Reads remarks that stand on the first lines of a file.
  init(_ remarks: [String], source: String) throws(BookReadingError) {
    var lines: [String: Int] = [:]
    for (index, remark) in remarks.enumerated() {
      let line = index + 1
      let words = remark.split(separator: " ", omittingEmptySubsequences: true)
      let key = remark.prefix { $0 != ":" }
      let value = remark.dropFirst(key.count + 1).trimmed
      switch key.lowercased() {
      case "name", "asof":
        let key = key.lowercased() == "name" ? "name" : "asOf"
        if let first = lines.updateValue(line, forKey: key) {
          throw .contradiction(
            source: source, line: line, column: key, of: "the book", value: value, earlier: "one on line \(first)")
        }
        if key == "name" {
          name = value
        } else {
          do throws(TimestampError) {
            asOf = try Timestamp(value)
          } catch {
            throw .notATime(source: source, line: line, column: key, fault: error)
          }
        }
      case _ where words.first?.lowercased() == "price" && (words.count == 3 || remark.contains(":")):
        prices.append(try Self.price(in: remark, source: source, line: line))
      default: break
      }
    }
  }

  /// Reads `price ASSET: 46000`; an asset may have a colon in its name.
  private static func price(
    in remark: String, source: String, line: Int
  ) throws(BookReadingError) -> (asset: String, price: Double, line: Int) {
    let bad = BookReadingError.badRemark(source: source, line: line, remark: remark, form: "price ASSET: 46000")
    guard let colon = remark.lastIndex(of: ":") else { throw bad }
    let asset = remark[..<colon].dropFirst("price".count).trimmed
    guard !asset.isEmpty else { throw bad }
    let value = remark[remark.index(after: colon)...].trimmed
    do throws(NumberFault) {
      return (asset, try Double(decimal: Array(value.utf8).span), line)
    } catch {
      throw .table(.notANumber(source: source, line: line, column: "price \(asset)", value: value, fault: error))
    }
  }
}

extension Substring {
  /// The text between the blanks at either side.
  fileprivate var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
