import Foundation

/// The files of this package, read from the folder that these tests were compiled in.
struct PackageFiles {
  let manifest: Manifest
  let sources: [SourceFile]
  let tests: [SourceFile]

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
    manifest = Manifest(try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8))
    sources = try Self.files(under: "Sources", of: root)
    tests = try Self.files(under: "Tests", of: root)
  }

  private static func files(under folder: String, of root: URL) throws -> [SourceFile] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
    return try names.sorted().filter { $0.contains("/") && $0.contains(#/\.(?:swift|c|cpp|h)$/#) }.map { name in
      let file = root.appending(path: folder).appending(path: name)
      return SourceFile(
        target: String(name.prefix { $0 != "/" }), path: folder + "/" + name,
        text: try String(contentsOf: file, encoding: .utf8),
        linksTo: try? FileManager.default.destinationOfSymbolicLink(atPath: file.path))
    }
  }
}
