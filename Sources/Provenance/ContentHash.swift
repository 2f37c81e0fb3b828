internal import CCrypto

/// The SHA-256 digest of an input, so that a figure can be traced to the very bytes that it came from.
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  /// The digest as 64 lower-case hexadecimal digits.
  public let description: String

  /// The digest of some bytes.
  ///
  /// - Complexity: O(`bytes.count`).
  public init(of bytes: [UInt8]) {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = unsafe SHA256(bytes, bytes.count, &digest)
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    description = String(decoding: text, as: UTF8.self)
  }
}
