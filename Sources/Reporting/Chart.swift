/// A chart as a script for gnuplot.
///
/// The script holds its data and names no folder: run in a working directory, `gnuplot` leaves ``fileName`` there.
public struct Chart: Equatable, Sendable {
  /// The name of the chart, without an ending: `loss-distribution`.
  public let name: String
  /// What the chart shows, in a line, for those who cannot see it.
  public let caption: String
  /// The script.
  public let script: String

  /// The name of the file that the script writes.
  public var fileName: String { "\(name).svg" }

  init(name: String, caption: String, script: String) {
    self.name = name
    self.caption = caption
    self.script = script
  }
}
