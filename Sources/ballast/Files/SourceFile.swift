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

  /// The most that a file may hold.
  private static let byteLimit = 1 << 30

  init(_ path: String) throws(Failure) {
    self.path = path
    guard !path.isEmpty else { throw Failure(.usage, "the name of an input file is empty: name a file") }
    var isDirectory: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw Failure(.noInput, "\(path): no such file")
    }
    guard !isDirectory.boolValue else {
      throw Failure(.noInput, "\(path): is a directory: name a file in it")
    }
    do {
      data = try Self.contents(of: path)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.noInput, "\(path): cannot be read: \(OutputFile.reason(error))")
    }
  }

  /// What a file, a pipe or standard input holds, piece by piece: a pipe has no size, and a device has no end.
  private static func contents(of path: String) throws -> Data {
    let handle = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? handle.close() }
    var data = Data()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      data += piece
      guard data.count <= byteLimit else {
        throw Failure(.badData, "\(path): holds more than \(byteLimit) bytes: split it")
      }
    }
    return data
  }
}
