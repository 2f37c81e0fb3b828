import Foundation

/// A file that is written whole or not at all.
enum OutputFile {
  static func write(_ text: String, to path: String) throws(Failure) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure(.cannotWrite, "\(path): cannot be written: \(reason(error))")
    }
  }

  /// What the system says, without the path that Foundation repeats.
  static func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return underlying.map { unsafe String(cString: strerror(Int32($0.code))).lowercased() }
      ?? error.localizedDescription
  }
}
