import Foundation

/// A folder of files that appears whole or not at all: it is filled under another name beside its place, then renamed.
struct OutputFolder {
  /// Where the folder will stand.
  let path: String
  private let staging: URL
  private let replaces: Bool

  /// Begins a folder.
  ///
  /// - Parameters:
  ///   - path: Where it will stand. The folders above are made.
  ///   - replaces: Whether a folder that stands there already gives way; otherwise it is an error.
  init(_ path: String, replaces: Bool) throws(Failure) {
    self.path = path
    self.replaces = replaces
    let target = URL(filePath: path)
    let parent = target.deletingLastPathComponent()
    staging = parent.appending(path: ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    let manager = FileManager.default
    guard replaces || !manager.fileExists(atPath: path) else {
      throw Failure(.cannotWrite, "\(path): stands there already: name another place, or replace it with --replace")
    }
    do {
      try manager.createDirectory(at: parent, withIntermediateDirectories: true)
      try manager.createDirectory(at: staging, withIntermediateDirectories: false)
    } catch {
      throw Failure(.cannotWrite, "\(path): cannot be written: \(OutputFile.reason(error))")
    }
  }

  /// Where files are put until the folder is whole.
  var stagingPath: String { staging.path(percentEncoded: false) }

  func write(_ text: String, as name: String) throws(Failure) {
    try OutputFile.write(text, to: staging.appending(path: name).path(percentEncoded: false))
  }

  /// Puts the folder in its place.
  func commit() throws(Failure) {
    let manager = FileManager.default
    let target = URL(filePath: path)
    do {
      if replaces, manager.fileExists(atPath: path) {
        let aside = staging.appendingPathExtension("old")
        try manager.moveItem(at: target, to: aside)
        try manager.moveItem(at: staging, to: target)
        try manager.removeItem(at: aside)
      } else {
        try manager.moveItem(at: staging, to: target)
      }
    } catch {
      throw Failure(.cannotWrite, "\(path): cannot be written: \(OutputFile.reason(error))")
    }
  }

  /// Takes back everything that was written.
  func discard() { try? FileManager.default.removeItem(at: staging) }
}
