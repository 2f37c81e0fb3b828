internal import Documents

/// Amounts of one asset as a JSON5 document has them: a number, an object with interest, or an array of these.
struct AmountsDocument: Decodable {
  /// One amount, and the interest per year that it bears.
  struct Amount {
    let quantity: Double
    let interestRate: Double?
  }

  let amounts: [Amount]

  private enum Keys: String, CodingKey, CaseIterable {
    case quantity, interestRate
  }

  init(from decoder: any Decoder) throws {
    if let quantity = try? decoder.singleValueContainer().decode(Double.self) {
      amounts = [Amount(quantity: quantity, interestRate: nil)]
    } else if var elements = try? decoder.unkeyedContainer() {
      var amounts: [Amount] = []
      while !elements.isAtEnd { amounts += try elements.decode(AmountsDocument.self).amounts }
      self.amounts = amounts
    } else if (try? decoder.container(keyedBy: Keys.self)) == nil {
      // Of the three forms, the number is the one that was most likely meant.
      amounts = [Amount(quantity: try decoder.singleValueContainer().decode(Double.self), interestRate: nil)]
    } else {
      let document = try decoder.container(strictlyKeyedBy: Keys.self)
      amounts = [
        Amount(
          quantity: try document.decode(Double.self, forKey: .quantity),
          interestRate: try document.decodeIfPresent(Double.self, forKey: .interestRate))
      ]
    }
  }
}
