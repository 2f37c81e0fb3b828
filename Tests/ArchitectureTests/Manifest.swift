/// What the text of a package manifest declares.
///
/// The text is read, not the package that it describes, because comments and order are under test too.
struct Manifest {
  struct Target {
    let name: String
    let dependencies: [String]
    /// Whether exactly one comment line stands right above the declaration.
    let hasOneLineComment: Bool
    /// Whether the target is a test or lives with the tests.
    let isTest: Bool
  }

  let targets: [Target]

  /// Reads every line that opens a target, and of each its name and its list of dependencies, which are
  /// given by name alone.
  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let opening = #/^\s*\.(?:target|executableTarget|testTarget|systemLibrary)\(/#
    let starts = lines.indices.filter { lines[$0].contains(opening) }
    targets = zip(starts, starts.dropFirst() + [lines.count]).compactMap { start, end in
      let declaration = lines[start..<end].joined(separator: "\n")
      guard let name = declaration.firstMatch(of: #/name:\s*"(\w+)"/#)?.output.1 else { return nil }
      let list = declaration.firstMatch(of: #/dependencies:\s*\[([^\]]*)\]/#)?.output.1 ?? ""
      func isComment(_ index: Int) -> Bool { index >= 0 && lines[index].contains(#/^\s*\/\//#) }
      return Target(
        name: String(name),
        dependencies: list.matches(of: #/"(\w+)"/#).map { String($0.output.1) },
        hasOneLineComment: isComment(start - 1) && !isComment(start - 2),
        isTest: lines[start].contains(".testTarget(") || declaration.contains(#/path:\s*"Tests\//#))
    }
  }

  func target(_ name: String) -> Target? { targets.first { $0.name == name } }
}
