import Foundation

/// A temporary folder in which the command runs, removed with its last use.
final class Workspace: Sendable {
  /// The executable that was built beside the tests.
  static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "ballast")

  /// The root of the package.
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// What the repository ships, by a path inside it.
  static func shipped(_ path: String) -> String { package.appending(path: path).path(percentEncoded: false) }

  private let folder: URL
  private let scratch: URL

  init() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "ballast-\(UUID().uuidString)")
    folder = root.appending(path: "work")
    scratch = root.appending(path: "streams")
    for url in [folder, scratch] {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }

  /// Runs the command in the folder, as somebody would who types it there.
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    try start(Self.executable, arguments, environment: environment)
  }

  /// Runs a line of shell in the folder, in which `"$0"` is the command.
  func shell(_ line: String) throws -> Outcome {
    try start(
      URL(filePath: "/bin/sh"), ["-c", line, Self.executable.path(percentEncoded: false)], environment: [:])
  }

  private func start(_ executable: URL, _ arguments: [String], environment: [String: String]) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let name = UUID().uuidString
    let (output, errors) = (scratch.appending(path: name + ".out"), scratch.appending(path: name + ".err"))
    // Files, not pipes: nothing has to be drained while the command runs.
    for url in [output, errors] { try Data().write(to: url) }
    let handles = [try FileHandle(forWritingTo: output), try FileHandle(forWritingTo: errors)]
    process.standardInput = FileHandle.nullDevice
    (process.standardOutput, process.standardError) = (handles[0], handles[1])
    try process.run()
    process.waitUntilExit()
    for handle in handles { try handle.close() }
    return Outcome(
      status: process.terminationStatus, crashed: process.terminationReason == .uncaughtSignal,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  func write(_ text: String, as name: String) throws { try write(Data(text.utf8), as: name) }

  func write(_ data: Data, as name: String) throws {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// Copies what the repository ships, with its path.
  func copy(_ path: String) throws {
    try FileManager.default.copyItem(atPath: Self.shipped(path), toPath: self.path(path))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// The absolute path of a name in the folder.
  func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

  /// Every file and folder here, hidden ones included, in alphabetical order.
  func contents() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
  }
}
