import Foundation
import Provenance

/// A file that was read whole.
struct SourceFile {
  /// The path as it was typed.
  let path: String
  let data: Data

  /// The digest of the bytes.
  var hash: ContentHash { ContentHash(of: Array(data)) }

  /// The last part of the path: what a report, which may be moved, calls the file.
  var name: String { URL(filePath: path).lastPathComponent }

  init(_ path: String) throws(Failure) {
    self.path = path
    var isDirectory: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw Failure(.noInput, "\(path): no such file")
    }
    guard !isDirectory.boolValue else {
      throw Failure(.noInput, "\(path): is a directory: name a file in it")
    }
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw Failure(.noInput, "\(path): cannot be read: \(error.localizedDescription)")
    }
  }
}
