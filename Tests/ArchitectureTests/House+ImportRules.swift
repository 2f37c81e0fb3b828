extension House {
  /// The import lines of the sources against the table and against what the manifest declares.
  func violations(in sources: [SourceFile], of manifest: Manifest) -> [Violation] {
    let byTarget = Dictionary(grouping: sources, by: \.target).sorted { $0.key < $1.key }
    return byTarget.flatMap { target, files in violations(of: target, files: files, manifest: manifest) }
  }

  private func violations(of target: String, files: [SourceFile], manifest: Manifest) -> [Violation] {
    guard let room = room(target) else { return [.folderNotInTable(target)] }
    guard files.contains(where: \.isSwift) else { return [] }
    guard let declared = manifest.target(target) else { return [.folderWithoutTarget(target)] }
    let wrong = files.flatMap { file in
      file.imports.compactMap { violation(importing: $0.module, line: $0.line, of: file, in: room, declared) }
    }
    let imported = Set(files.flatMap { $0.imports.map(\.module) })
    let unused = declared.dependencies.filter { !imported.contains($0) }
    return wrong + unused.map { .dependencyUnused(of: target, on: $0) }
  }

  private func violation(
    importing module: String, line: Int, of file: SourceFile, in room: Room, _ declared: Manifest.Target
  ) -> Violation? {
    if systemModules.contains(module) { return nil }
    if room.kind == .program, platformModules.contains(module) { return nil }
    guard room.mayImport.contains(module) else { return .importNotAllowed(of: module, in: file.path, line: line) }
    guard declared.dependencies.contains(module) else {
      return .importNotDeclared(of: module, in: file.path, line: line)
    }
    return nil
  }

  /// The import lines of tests, which may import what the manifest gives them.
  func violations(inTests tests: [SourceFile], of manifest: Manifest) -> [Violation] {
    let free = systemModules.union(platformModules).union(testModules)
    return tests.flatMap { file -> [Violation] in
      let known = free.union(manifest.target(file.target)?.dependencies ?? [])
      return file.imports.filter { !known.contains($0.module) }
        .map { .importNotDeclared(of: $0.module, in: file.path, line: $0.line) }
    }
  }
}
