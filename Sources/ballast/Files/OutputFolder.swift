import Foundation

/// A folder of files that appears whole or not at all: it is filled under another name beside its place, then renamed.
struct OutputFolder {
  /// Where the folder will stand.
  let path: String
  private let staging: URL
  private let replaces: Bool
  /// The folders above that were made for this one, the topmost first.
  private let madeParents: [String]

  /// Begins a folder.
  ///
  /// - Parameters:
  ///   - path: Where it will stand. The folders above are made.
  ///   - replaces: Whether a report that stands there already gives way; otherwise it is an error. Any other folder with
  ///     something in it is an error in both cases.
  /// - Throws: A failure where the place is taken or cannot be written.
  init(_ path: String, replaces: Bool) throws(Failure) {
    self.path = path
    self.replaces = replaces
    let parent = URL(filePath: path).deletingLastPathComponent()
    staging = parent.appending(
      path: ".\(URL(filePath: path).lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    try Self.checkPlace(path, replaces: replaces)
    madeParents = Self.missingFolders(above: path).missing
    let manager = FileManager.default
    do {
      try manager.createDirectory(at: parent, withIntermediateDirectories: true)
      try manager.createDirectory(at: staging, withIntermediateDirectories: false)
    } catch {
      discard()
      throw Failure(.cannotWrite, "\(path): cannot be written: \(OutputFile.reason(error))")
    }
  }

  /// Says what stands in the way of a folder, so that nobody waits for a run that cannot be kept.
  static func checkPlace(_ path: String, replaces: Bool) throws(Failure) {
    let manager = FileManager.default
    guard replaces || !manager.fileExists(atPath: path) else {
      throw Failure(.cannotWrite, "\(path): stands there already: name another place, or replace it with --replace")
    }
    guard !replaces || mayGiveWay(path) else {
      throw Failure(
        .cannotWrite, "\(path): stands there already and is no report, so it is not replaced: name another place")
    }
    let place = missingFolders(above: path).place
    var isDirectory: ObjCBool = false
    guard unsafe manager.fileExists(atPath: place, isDirectory: &isDirectory), isDirectory.boolValue else {
      throw Failure(.cannotWrite, "\(path): \(place) is a file, not a folder: name another place")
    }
  }

  /// Whether a run may remove what stands at a path: nothing, an empty folder or an earlier report.
  private static func mayGiveWay(_ path: String) -> Bool {
    let manager = FileManager.default
    guard manager.fileExists(atPath: path) else { return true }
    guard let names = try? manager.contentsOfDirectory(atPath: path) else { return false }
    return names.isEmpty || (names.contains("report.md") && names.contains("results.json"))
  }

  /// The folders above a path that do not exist, the topmost first, and the place in which the topmost would be made.
  private static func missingFolders(above path: String) -> (missing: [String], place: String) {
    var missing: [String] = []
    var folder = OutputFile.folder(of: path)
    while !FileManager.default.fileExists(atPath: folder) {
      missing.insert(folder, at: 0)
      folder = OutputFile.folder(of: folder)
    }
    return (missing, folder)
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
        do {
          try manager.moveItem(at: staging, to: target)
        } catch {
          // The folder that was to give way has its place again.
          try? manager.moveItem(at: aside, to: target)
          throw error
        }
        try manager.removeItem(at: aside)
      } else {
        try manager.moveItem(at: staging, to: target)
      }
    } catch {
      throw Failure(.cannotWrite, "\(path): cannot be written: \(OutputFile.reason(error))")
    }
  }

  /// Takes back everything that was written, and the folders above that were made for it.
  func discard() {
    try? FileManager.default.removeItem(at: staging)
    for folder in madeParents.reversed() { unsafe rmdir(folder) }
  }
}
