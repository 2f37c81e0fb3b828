import Foundation

/// A file that is written whole or not at all.
enum OutputFile {
  static func write(_ text: String, to path: String) throws(Failure) {
    try checkPlace(path)
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure(.cannotWrite, "\(path): cannot be written: \(reason(error))")
    }
  }

  /// Says what stands in the way of a file, where the system's word for it would be obscure.
  ///
  /// Only a file may give way to a file: a device or a pipe would be replaced, not written to.
  static func checkPlace(_ path: String) throws(Failure) {
    guard !path.isEmpty else { throw Failure(.usage, "the name of an output file is empty: name a file") }
    let folder = folder(of: path)
    var isDirectory: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) else {
      throw Failure(.cannotWrite, "\(path): there is no folder \(folder): make it first")
    }
    guard isDirectory.boolValue else {
      throw Failure(.cannotWrite, "\(path): \(folder) is a file, not a folder: name another place")
    }
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return }
    guard !isDirectory.boolValue else { throw Failure(.cannotWrite, "\(path): is a folder: name a file in it") }
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    guard type == .typeRegular || type == .typeSymbolicLink else {
      throw Failure(.cannotWrite, "\(path): is no file but a device or a pipe: name a file")
    }
  }

  /// Refuses a place that is one of the files that a run reads: a slip of the keyboard would destroy it.
  static func checkPlace(_ path: String, unlike inputs: [String?]) throws(Failure) {
    try checkPlace(path)
    func resolved(_ path: String) -> URL { URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath() }
    for case let input? in inputs where resolved(input) == resolved(path) {
      throw Failure(.usage, "\(path): is an input of this run, which it would replace: name another file")
    }
  }

  /// The folder that a path lies in, as one would type it: `.` for a bare name.
  static func folder(of path: String) -> String {
    let parts = path.split(separator: "/")
    let root = path.hasPrefix("/") ? "/" : ""
    let folder = root + parts.dropLast().joined(separator: "/")
    return folder.isEmpty ? "." : folder
  }

  /// What the system says, without the path that Foundation repeats.
  static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return underlying.map { unsafe String(cString: strerror(Int32($0.code))).lowercased() }
      ?? error.localizedDescription
  }
}
