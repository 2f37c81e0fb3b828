/// The version of the tool, written into everything that it makes.
public enum ToolVersion {
  /// The version, by the rules of semantic versioning.
  public static let current = "0.1.0"
}
