/// A law of which each return has a distribution function given the steps before: a mixture of normals.
protocol MixtureDensity: StepDensity {
  /// The normals of the next step's return of a driver, with weights that add to 1 but for what is left out.
  func components(of driver: Int) -> [NormalComponent]
}
