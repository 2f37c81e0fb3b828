extension RunFacts {
  /// The run in a sentence.
  var sentence: String {
    "Seed \(seed), \(Words.counted(paths, "path")), \(Figure.duration(days: horizonDays)) in steps of"
      + " \(Figure.duration(days: stepDays))."
  }
}
