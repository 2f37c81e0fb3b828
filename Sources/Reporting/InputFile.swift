/// A file that a run has read, by its contents.
public struct InputFile: Equatable, Sendable, Encodable {
  /// What the file was read for: `model`, `prices`, `card`.
  public let role: String
  /// The name of the file, without the folders of the machine that read it.
  public let name: String
  /// The SHA-256 digest of its bytes, in hexadecimal.
  public let sha256: String

  /// A file that was read.
  public init(role: String, name: String, sha256: String) {
    self.role = role
    self.name = name
    self.sha256 = sha256
  }
}
