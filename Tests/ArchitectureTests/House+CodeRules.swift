extension House {
  /// What gives a library files, the clock, threads, output or an exit code, none of which it may have.
  static let effects = [
    "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "FileHandle", "FileManager", "Process(",
    "ProcessInfo", "Thread", "debugPrint(", "exit(", "getenv(", "print(", "readLine(",
  ]

  /// How the names begin that come from the doors to C.
  static let cPrefixes = ["cblas_", "openblas_", "LAPACKE_", "nlopt_", "ballast_"]

  /// The most lines that a source file may have.
  static let longestFile = 400

  /// Effects in targets that are not programs.
  func effectViolations(in sources: [SourceFile]) -> [Violation] {
    sources.filter { room($0.target)?.kind != .program }.flatMap { file in
      file.code.enumerated().flatMap { index, line in
        Self.effects.filter { line.containsToken($0) && ($0 != "Thread" || file.target != threadLibrary) }
          .map { .effectOutsidePrograms($0, in: file.path, line: index + 1) }
      }
    }
  }

  /// Names of C in the signature part of a line that declares something public.
  func cNameViolations(in sources: [SourceFile]) -> [Violation] {
    sources.flatMap { file in
      file.code.enumerated().flatMap { index, line -> [Violation] in
        let signature = String(line.prefix { $0 != "{" })
        guard signature.containsToken("public") else { return [] }
        return Self.cPrefixes.filter { signature.contains($0) }
          .map { .cNameInPublicSignature($0, in: file.path, line: index + 1) }
      }
    }
  }

  /// Files that do not fit in a head.
  ///
  /// A symbolic link is as long as what it leads to and is counted there.
  func lengthViolations(in files: [SourceFile]) -> [Violation] {
    files.filter { $0.linksTo == nil && $0.length > Self.longestFile }
      .map { .fileTooLong($0.path, lines: $0.length) }
  }
}

extension String {
  /// Whether the text holds the token with no letter, digit or underscore beside it that would make it another name.
  fileprivate func containsToken(_ token: String) -> Bool {
    func isName(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false }
    return ranges(of: token).contains { range in
      let before = self[..<range.lowerBound].last
      let after = self[range.upperBound...].first
      return !(isName(token.first) && isName(before)) && !(isName(token.last) && isName(after))
    }
  }
}
