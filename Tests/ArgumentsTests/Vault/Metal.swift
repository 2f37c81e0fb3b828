import Arguments

enum Metal: String, CaseIterable, ExpressibleByArgument {
  case gold
  case silver
  case whiteGold
}
