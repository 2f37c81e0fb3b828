import Numerics
import Testing

@Suite("Minimisation of a smooth function") struct SmoothMinimisationTests {
  /// (1 - x)² + 100 (y - x²)², whose minimum is at (1, 1).
  static func rosenbrock(_ point: Span<Double>, _ gradient: inout MutableSpan<Double>) -> Double {
    let (x, y) = (point[0], point[1])
    gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x)
    gradient[1] = 200 * (y - x * x)
    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
  }

  static let plane = [ClosedRange<Double>](repeating: -.infinity ... .infinity, count: 2)

  @Test("goes through the valley of Rosenbrock's function")
  func valley() {
    let found = Minimisation.slsqp(
      from: [-1.2, 1], in: Self.plane, tolerance: 1e-12, evaluationLimit: 500, Self.rosenbrock)
    #expect(abs(found.argument[0] - 1) < 1e-6 && abs(found.argument[1] - 1) < 1e-6)
    #expect(found.value < 1e-12)
    #expect(found.ending == .converged)
  }

  /// On x = 1/2 the function is least at y = 1/4.
  @Test("stays within the bounds, and moves a start into them")
  func bounds() {
    var largest = -Double.infinity
    let found = Minimisation.slsqp(
      from: [3, 3], in: [-2...0.5, -2...2], tolerance: 1e-12, evaluationLimit: 500
    ) { point, gradient in
      largest = max(largest, point[0])
      return Self.rosenbrock(point, &gradient)
    }
    #expect(found.argument[0] == 0.5 && abs(found.argument[1] - 0.25) < 1e-7)
    #expect(largest == 0.5)
  }

  /// The point of the plane 2x + y = 2 next to (3, 2) is (3 - 12/5, 2 - 6/5); the second inequality does not bind.
  @Test("keeps to linear inequalities")
  func inequalities() {
    let found = Minimisation.slsqp(
      from: [0, 0], in: Self.plane,
      subjectTo: [.init([2, 1], atMost: 2), .init([-1, 0], atMost: 5)], tolerance: 1e-14, evaluationLimit: 100
    ) { point, gradient in
      gradient[0] = 2 * (point[0] - 3)
      gradient[1] = 2 * (point[1] - 2)
      return (point[0] - 3) * (point[0] - 3) + (point[1] - 2) * (point[1] - 2)
    }
    #expect(abs(found.argument[0] - 0.6) < 1e-7 && abs(found.argument[1] - 0.8) < 1e-7)
    #expect(abs(found.value - 7.2) < 1e-12)
  }

  @Test("stops at the limit of evaluations and says so", arguments: [1, 5, 20])
  func limit(evaluations: Int) {
    var count = 0
    let found = Minimisation.slsqp(
      from: [-1.2, 1], in: Self.plane, tolerance: 1e-12, evaluationLimit: evaluations
    ) { point, gradient in
      count += 1
      return Self.rosenbrock(point, &gradient)
    }
    #expect(found.ending == .evaluationLimit)
    #expect(found.evaluations == evaluations && count == evaluations)
  }

  @Test("says that it has stalled where the function is no number")
  func notANumber() {
    let found = Minimisation.slsqp(from: [0], in: [-1...1], tolerance: 1e-9, evaluationLimit: 50) { _, gradient in
      gradient[0] = .nan
      return .nan
    }
    #expect(found.ending != .converged)
  }

  @Test("refuses shapes that do not fit")
  func shapes() async {
    await #expect(processExitsWith: .failure) {
      _ = Minimisation.slsqp(from: [0, 0], in: [0...1], tolerance: 1e-9, evaluationLimit: 9) { _, _ in 0 }
    }
    await #expect(processExitsWith: .failure) {
      _ = Minimisation.slsqp(
        from: [0], in: [0...1], subjectTo: [.init([1, 1], atMost: 1)], tolerance: 1e-9, evaluationLimit: 9
      ) { _, _ in 0 }
    }
  }
}
