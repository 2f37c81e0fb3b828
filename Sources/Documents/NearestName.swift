/// The known name that a mistyped one most likely stands for, or nil where none is near.
///
/// Near is a distance of at most a third of the length of the longer name, rounded to the nearest whole number and at
/// least 1, and less than that length. The distance counts letters inserted, left out, replaced, and neighbours exchanged,
/// no letter more than once (the optimal string alignment form of the Damerau-Levenshtein distance); upper and lower case
/// are the same. Of names equally near the first wins. Where none is near, a word of three letters or more stands for the
/// one name that it begins, if there is only one.
///
/// - Complexity: O(`name.count` · total length of `names`).
/// - Parameters:
///   - name: The word as typed.
///   - names: The names that would be right.
/// - Returns: One of `names`, or nil.
public func nearestName(to name: String, in names: [String]) -> String? {
  let typed = Array(name.lowercased())
  var nearest: (name: String, distance: Int)?
  for candidate in names {
    let known = Array(candidate.lowercased())
    let length = max(typed.count, known.count)
    let distance = alignmentDistance(typed, known)
    guard distance <= max(1, (length + 1) / 3), distance < length else { continue }
    if let best = nearest, best.distance <= distance { continue }
    nearest = (candidate, distance)
  }
  if let nearest { return nearest.name }
  guard typed.count >= 3 else { return nil }
  let begun = names.filter { $0.lowercased().hasPrefix(String(typed)) }
  return begun.count == 1 ? begun[0] : nil
}

/// The optimal string alignment distance, by three rows of its table.
private func alignmentDistance(_ first: [Character], _ second: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...second.count)
  for row in first.indices {
    var current = [row + 1]
    for column in second.indices {
      let replaced = previous[column] + (first[row] == second[column] ? 0 : 1)
      var distance = min(replaced, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        distance = min(distance, beforePrevious[column - 1] + 1)
      }
      current.append(distance)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[second.count]
}
