/// The colours of charts: those of Okabe and Ito, which colour-blind readers tell apart.
enum Palette {
  static let blue = "#0072B2"
  static let sky = "#9ECAE9"
  static let vermilion = "#D55E00"
  static let black = "#202020"
  static let grey = "#D8D8D8"
}
