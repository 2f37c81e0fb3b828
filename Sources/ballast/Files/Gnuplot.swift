import Foundation
import Reporting

/// The program that draws the charts.
enum Gnuplot {
  /// Runs gnuplot on a chart's script in a folder, where the picture is left.
  ///
  /// The script is a file while gnuplot reads it: a pipe to a program that never started would end this one by a
  /// signal.
  static func draw(_ chart: Chart, in folder: String) throws(Failure) {
    let process = Process()
    let errors = Pipe()
    let script = URL(filePath: folder).appending(path: ".script")
    defer { try? FileManager.default.removeItem(at: script) }
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gnuplot", "-"]
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardError = errors
    do {
      try Data(chart.script.utf8).write(to: script)
      process.standardInput = try FileHandle(forReadingFrom: script)
      try process.run()
    } catch {
      throw Failure(.cannotWrite, "gnuplot, which draws the charts, cannot be run: \(error.localizedDescription)")
    }
    let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let reason = complaint.split(separator: "\n").first.map(String.init) ?? "no reason given"
      throw Failure(
        .cannotWrite,
        "\(chart.fileName): gnuplot ended with code \(process.terminationStatus): \(reason)"
          + (process.terminationStatus == 127 ? ": install gnuplot-nox" : ""))
    }
  }

  /// The picture of a chart as SVG, for a file that is written with others or not at all.
  static func picture(of chart: Chart) throws -> String {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appending(path: "ballast-\(UUID().uuidString)")
    do {
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(.cannotWrite, "\(folder.path()): cannot be made: \(OutputFile.reason(error))")
    }
    defer { try? manager.removeItem(at: folder) }
    try draw(chart, in: folder.path(percentEncoded: false))
    return try String(contentsOf: folder.appending(path: chart.fileName), encoding: .utf8)
  }
}
