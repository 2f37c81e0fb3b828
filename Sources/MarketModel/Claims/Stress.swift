internal import Documents

/// How much more often something breaks while the market falls.
///
/// The frequency of a step is multiplied by exp(`sensitivity` · s), where s is how far the reference asset falls in the
/// step, in standard deviations of its long-run step return, from 0 to ``largestFall``.
public struct Stress: Equatable, Sendable, Codable {
  /// The driver whose falls are market stress.
  public let asset: String
  /// The logarithm of what one standard deviation of a fall multiplies the frequency by.
  public let sensitivity: Double

  /// A response to falls of an asset.
  public init(asset: String, sensitivity: Double) {
    self.asset = asset
    self.sensitivity = sensitivity
  }

  /// The fall beyond which nothing breaks more often, in standard deviations.
  public static let largestFall = 10.0

  enum CodingKeys: String, CodingKey, CaseIterable { case asset, sensitivity }

  /// Reads a response; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    asset = try container.decode(String.self, forKey: .asset)
    sensitivity = try container.decode(Double.self, forKey: .sensitivity)
  }
}
