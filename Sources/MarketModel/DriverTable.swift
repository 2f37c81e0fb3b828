internal import Documents

extension KeyedDecodingContainer {
  /// One value per driver, from an object with a key per driver.
  ///
  /// - Parameters:
  ///   - key: The key of the object; where it is absent every driver takes the default.
  ///   - drivers: The drivers, in the order wanted.
  ///   - missing: The value of a driver that is not in the object; nil where each must be.
  /// - Returns: The values in that order.
  /// - Throws: ``MarketModelError/unknownAsset(key:asset:known:)`` or ``MarketModelError/missingValue(key:asset:)``.
  func values<Value: Decodable>(
    _ key: Key, of drivers: [String], default missing: Value? = nil
  ) throws -> [Value] {
    let table = try decodeIfPresent([String: Value].self, forKey: key) ?? [:]
    let name = (codingPath + [key]).text
    if let stranger = table.keys.filter({ !drivers.contains($0) }).min() {
      throw MarketModelError.unknownAsset(key: name, asset: stranger, known: drivers)
    }
    return try drivers.map { driver in
      guard let value = table[driver] ?? missing else {
        throw MarketModelError.missingValue(key: name, asset: driver)
      }
      return value
    }
  }
}

extension KeyedEncodingContainer {
  /// Writes one value per driver as an object with a key per driver.
  mutating func encode<Value: Encodable>(_ values: [Value], of drivers: [String], forKey key: Key) throws {
    try encode(Dictionary(uniqueKeysWithValues: zip(drivers, values)), forKey: key)
  }
}
