internal import Kernels
internal import Numerics
internal import RandomStreams

/// The mixture of laws from which importance sampling draws, and the weights of its paths.
struct TailMixture: Sendable {
  /// A law of the mixture: the factors lean along a direction.
  private struct Component: Sendable {
    /// The direction's place among ``directions``.
    let direction: Int
    let lastStep: Int
    /// How far the factors lean in a step.
    let lean: Double
    /// Whether they lean at one step, each as likely as the others, and not at all of them.
    let isConcentrated: Bool
  }

  /// The share of the paths that is drawn from the model's own law, which bounds the weights.
  static let ownShare = 0.1

  private let components: [Component]
  private let directions: [[Double]]
  private let degreesOfFreedom: Double?
  private let choice: RandomStream

  init(
    _ targets: [TailTarget], degreesOfFreedom: Double?, choice: RandomStream, direction: (LossDirection) -> [Double]
  ) {
    precondition(!targets.isEmpty, "Importance sampling needs a tail to aim at")
    var directions: [[Double]] = []
    components = targets.flatMap { target in
      let vector = direction(target.direction)
      let place = directions.firstIndex(of: vector) ?? directions.count
      if place == directions.count { directions.append(vector) }
      // What cannot lose has no direction to lean in: its paths are the model's own.
      let canLose = vector.contains { $0 != 0 }
      return Self.leans(of: target, degreesOfFreedom: degreesOfFreedom).map { lean, isConcentrated in
        Component(
          direction: place, lastStep: target.direction.lastStep, lean: canLose ? lean : 0,
          isConcentrated: isConcentrated)
      }
    }
    self.directions = directions
    self.degreesOfFreedom = degreesOfFreedom
    self.choice = choice
  }

  /// How the factors lean so that a typical loss lies where the target begins.
  ///
  /// For Student-t returns a lean is a number of unscaled t units, of which sqrt(ν/(ν-2)) make a standard deviation. One
  /// large move is as far out as the t quantile of the target's probability shared among the steps, or for a target given
  /// in standard deviations, where the t has one, makes the whole loss. The many small ones lean as for normal returns, short of the target:
  /// leaning farther, and leaning at all steps around one large move, were tried and gained nothing.
  private static func leans(
    of target: TailTarget, degreesOfFreedom: Double?
  ) -> [(lean: Double, isConcentrated: Bool)] {
    let steps = Double(target.direction.lastStep)
    let deviations: Double
    switch target.reach {
    case .deviations(let given): deviations = given
    case .probability(let probability): deviations = max(0, -StandardNormal.quantile(probability))
    }
    let spread = (lean: deviations / steps.squareRoot(), isConcentrated: false)
    guard let ν = degreesOfFreedom else { return [spread] }
    let single: Double
    switch target.reach {
    case .deviations(let given) where ν > 2: single = given * (steps * ν / (ν - 2)).squareRoot()
    case .deviations(let given):
      // The t of a copula may have no deviation; those of its margins are as likely as a normal's, or as what is rarest here.
      let probability = max(rarest, StandardNormal.upperTail(given))
      single = max(0, -StudentT(degreesOfFreedom: ν).quantile(probability / steps))
    case .probability(let probability):
      single = max(0, -StudentT(degreesOfFreedom: ν).quantile(probability / steps))
    }
    return [spread, (lean: single, isConcentrated: true)]
  }

  /// Rarer than any run could see; beyond it the quantiles of the heaviest t leave the range of doubles.
  private static let rarest = 1e-12

  /// What a tile of paths needs.
  struct Scratch: Sendable {
    /// Each path's component; the number of components for the model's own law.
    var component: [Int] = []
    /// The step at which a concentrated component leans.
    var leaningStep: [Int] = []
    /// For each component, path by path: the logarithm of its density over the model's, or, for a concentrated one, the
    /// sum of the densities' ratios over the steps.
    var densities: [[Double]] = []
    var ratios: [Double] = []
    var exponentials: [Double] = []
  }

  func makeScratch() -> Scratch {
    let zeros = [Double](repeating: 0, count: PathTile.width)
    return Scratch(
      component: zeros.map { _ in 0 }, leaningStep: zeros.map { _ in 0 }, densities: components.map { _ in zeros },
      ratios: zeros, exponentials: zeros)
  }

  func start(in tile: inout PathTile) {
    choice.words(step: 0, pair: 0, paths: tile.paths, into: &tile.words)
    for place in 0..<PathTile.width {
      let position = Self.fraction(tile.words.first[place])
      let component =
        position < Self.ownShare
        ? components.count : Int((position - Self.ownShare) / (1 - Self.ownShare) * Double(components.count))
      tile.scratch.mixture.component[place] = component
      let steps = component < components.count ? components[component].lastStep : 1
      tile.scratch.mixture.leaningStep[place] = Int(Self.fraction(tile.words.second[place]) * Double(steps))
    }
    for index in components.indices {
      for place in 0..<PathTile.width { tile.scratch.mixture.densities[index][place] = 0 }
    }
  }

  /// Leans the factors of a step, and sees how much likelier each component makes them.
  func apply(step: Int, in tile: inout PathTile, instructionSet: InstructionSet) {
    for (index, direction) in directions.enumerated() {
      var leansAnywhere = false
      for place in 0..<PathTile.width {
        let lean = lean(ofPathAt: place, step: step, direction: index, in: tile.scratch.mixture)
        leansAnywhere = leansAnywhere || lean != 0
        tile.column[place] = lean == 0 ? 0 : shift(lean, chiSquare: &tile.mixing[place])
      }
      if leansAnywhere { tile.shift(along: direction) }
    }
    for (index, direction) in directions.enumerated() {
      tile.project(on: direction)
      for (number, component) in components.enumerated()
      where component.direction == index && step < component.lastStep {
        addDensity(of: component, number: number, to: &tile, instructionSet: instructionSet)
      }
    }
  }

  /// Turns the densities into weights: the model's over the mixture's.
  func finish(in tile: inout PathTile, instructionSet: InstructionSet) {
    for place in 0..<PathTile.width { tile.weights[place] = Self.ownShare }
    let share = (1 - Self.ownShare) / Double(components.count)
    for (number, component) in components.enumerated() {
      if component.isConcentrated {
        let each = share / Double(component.lastStep)
        for place in 0..<PathTile.width {
          tile.weights[place] += each * tile.scratch.mixture.densities[number][place]
        }
      } else {
        instructionSet.exponentials(
          of: tile.scratch.mixture.densities[number], into: &tile.scratch.mixture.exponentials,
          in: 0..<PathTile.width)
        for place in 0..<PathTile.width { tile.weights[place] += share * tile.scratch.mixture.exponentials[place] }
      }
    }
    for place in 0..<PathTile.width { tile.weights[place] = 1 / tile.weights[place] }
  }

  private func lean(ofPathAt place: Int, step: Int, direction: Int, in scratch: Scratch) -> Double {
    let number = scratch.component[place]
    guard number < components.count else { return 0 }
    let component = components[number]
    guard component.direction == direction, step < component.lastStep,
      !component.isConcentrated || scratch.leaningStep[place] == step
    else { return 0 }
    return component.lean
  }

  /// How far a lean moves the normal component, having shrunk the chi-square.
  ///
  /// The twist of Glasserman, Heidelberger and Shahabuddin (2002, section 3) for a loss of first order: the chi-square W is
  /// divided by 1 + lean² / ν, and given W the normal has mean lean sqrt(W / ν).
  private func shift(_ lean: Double, chiSquare: inout Double) -> Double {
    guard let ν = degreesOfFreedom else { return lean }
    chiSquare /= 1 + lean * lean / ν
    return lean * (chiSquare / ν).squareRoot()
  }

  /// Adds the logarithm of a step's density under a component over that under the model, or the ratio itself.
  ///
  /// With x the normal component along the direction and q the lean it is q x - q²/2 for the normal, and
  /// q sqrt(W/ν) x - q² W/ν + (ν/2) log(1 + q²/ν) for the t.
  private func addDensity(
    of component: Component, number: Int, to tile: inout PathTile, instructionSet: InstructionSet
  ) {
    let q = component.lean
    if let ν = degreesOfFreedom {
      let constant = 0.5 * ν * (1 + q * q / ν).logarithm
      for place in 0..<PathTile.width {
        let scaled = tile.mixing[place] / ν
        tile.scratch.mixture.ratios[place] =
          q * (scaled.squareRoot() * tile.column[place] - q * scaled) + constant
      }
    } else {
      for place in 0..<PathTile.width {
        tile.scratch.mixture.ratios[place] = q * tile.column[place] - 0.5 * q * q
      }
    }
    if component.isConcentrated {
      instructionSet.exponentials(
        of: tile.scratch.mixture.ratios, into: &tile.scratch.mixture.exponentials, in: 0..<PathTile.width)
      instructionSet.add(
        tile.scratch.mixture.exponentials, in: 0..<PathTile.width, weight: 1,
        to: &tile.scratch.mixture.densities[number])
    } else {
      instructionSet.add(
        tile.scratch.mixture.ratios, in: 0..<PathTile.width, weight: 1,
        to: &tile.scratch.mixture.densities[number])
    }
  }

  /// A random word as a number from 0 to below 1.
  private static func fraction(_ word: UInt64) -> Double { Double(word >> 11) * 0x1p-53 }
}
