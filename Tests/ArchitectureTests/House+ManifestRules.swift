extension House {
  /// What the manifest declares against the table: unknown targets, a different order, a missing comment, a dependency
  /// that the table does not allow.
  ///
  /// Targets of tests are not in the table; what they depend on is theirs to choose.
  func violations(in manifest: Manifest) -> [Violation] {
    let declared = manifest.targets.filter { !$0.isTest }
    return declared.flatMap(violations(of:)) + orderViolations(in: declared)
  }

  private func violations(of target: Manifest.Target) -> [Violation] {
    guard let room = room(target.name) else { return [.targetNotInTable(target.name)] }
    let comment: [Violation] = target.hasOneLineComment ? [] : [.targetWithoutOneLineComment(target.name)]
    let forbidden = target.dependencies.filter { !room.mayImport.contains($0) }
    return comment + forbidden.map { .dependencyNotAllowed(of: target.name, on: $0) }
  }

  private func orderViolations(in declared: [Manifest.Target]) -> [Violation] {
    let places = declared.compactMap { target in
      rooms.firstIndex { $0.name == target.name }.map { (name: target.name, place: $0) }
    }
    return zip(places, places.dropFirst()).filter { $0.place >= $1.place }
      .map { .targetOutOfOrder($1.name, after: $0.name) }
  }
}
