/// A source file of a target, with what the rules need to know about it.
struct SourceFile {
  /// The target that the file is built into: the name of its folder under `Sources` or `Tests`.
  let target: String
  /// The path from the package's folder, as messages name it.
  let path: String
  /// The number of lines.
  let length: Int
  /// The lines of Swift code, without comments and strings; empty where the file is not Swift.
  let code: [String]
  /// Where the file is a symbolic link, what it leads to.
  let linksTo: String?

  var isSwift: Bool { path.hasSuffix(".swift") }

  init(target: String, path: String, text: String, linksTo: String? = nil) {
    self.target = target
    self.path = path
    self.linksTo = linksTo
    length = text.split(separator: "\n", omittingEmptySubsequences: false).count - (text.hasSuffix("\n") ? 1 : 0)
    code = path.hasSuffix(".swift") ? SwiftText(text).lines : []
  }

  /// The modules that the file imports, with the line of each, counted from 1.
  var imports: [(module: String, line: Int)] {
    let statement =
      #/
      ^\s* (?: @\w+ (?: \([^)]*\) )? \s+ )*
      (?: (?: public | package | internal | fileprivate | private ) \s+ )?
      import \s+ (?: (?: struct | class | enum | protocol | typealias | func | var | let ) \s+ )?
      (?<module> \w+ )
      /#
    return code.enumerated().compactMap { index, line in
      line.firstMatch(of: statement).map { (String($0.output.module), index + 1) }
    }
  }
}
