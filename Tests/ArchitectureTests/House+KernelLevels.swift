extension House {
  /// The target whose files are the kernels, and those that build the same files for a newer processor.
  static let kernelSources = "KernelsBaseline"
  static let kernelLevels = ["KernelsAVX2", "KernelsAVX512"]

  /// Levels whose files are not exactly one symbolic link to each kernel file.
  ///
  /// A level that has no folder is not built yet and breaks nothing.
  func levelViolations(in sources: [SourceFile]) -> [Violation] {
    let kernels = sources.filter { $0.target == Self.kernelSources }.map(\.nameInTarget)
    return Self.kernelLevels.flatMap { level -> [Violation] in
      let files = sources.filter { $0.target == level }
      if files.isEmpty { return [] }
      let linked = Set(files.map(\.nameInTarget))
      let missing = kernels.filter { !linked.contains($0) }
      return files.compactMap { levelViolation(of: $0, in: level, kernels: kernels) }
        + missing.map { .levelLinkMissing($0, in: level) }
    }
  }

  private func levelViolation(of file: SourceFile, in level: String, kernels: [String]) -> Violation? {
    let name = file.nameInTarget
    guard let destination = file.linksTo else { return .levelFileIsNoLink(name, in: level) }
    let up = String(repeating: "../", count: name.split(separator: "/").count)
    guard destination == up + Self.kernelSources + "/" + name, kernels.contains(name) else {
      return .levelLinkLeadsElsewhere(name, in: level, to: destination)
    }
    return nil
  }
}

extension SourceFile {
  /// The path from the target's folder.
  fileprivate var nameInTarget: String { path.split(separator: "/").dropFirst(2).joined(separator: "/") }
}
