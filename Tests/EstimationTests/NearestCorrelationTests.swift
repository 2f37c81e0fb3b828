import Estimation
import Numerics
import Testing

@Suite("Nearest correlation matrix") struct NearestCorrelationTests {
  @Test("equals the solution of the dual problem", arguments: 0..<3)
  func matchesDual(index: Int) throws {
    let reference = try Reference.load().nearestCorrelation[index]
    let nearest = try NearestCorrelation(to: Matrix(reference.given), floor: 0, tolerance: 1e-13)
    #expect(nearest.matrix.largestDifference(from: Matrix(reference.nearest)) < 1e-10)
    #expect(abs(nearest.distance - reference.distance) < 1e-10)
  }

  /// Higham (2002), section 4.
  @Test("repeats the worked example of Higham's paper")
  func highamsExample() throws {
    let nearest = try NearestCorrelation(to: Matrix([[1, 1, 0], [1, 1, 1], [0, 1, 1]]))
    #expect(abs(nearest.matrix[0, 1] - 0.7607) < 5e-5)
    #expect(abs(nearest.matrix[1, 2] - 0.7607) < 5e-5)
    #expect(abs(nearest.matrix[0, 2] - 0.1573) < 5e-5)
    #expect(abs(nearest.distance - 0.5278) < 5e-5)
    #expect(abs(nearest.smallestEigenvalueBefore - (1 - 2.0.squareRoot())) < 1e-14)
  }

  /// The example of NAG's g02aaf, with the twelve digits that its documentation prints.
  @Test("repeats the published example with a diagonal of 2")
  func publishedExample() throws {
    let given = Matrix([[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 2]])
    let nearest = try NearestCorrelation(to: given, floor: 0, tolerance: 1e-14).matrix
    #expect(abs(nearest[1, 0] - -8.084124981489e-01) < 1e-11)
    #expect(abs(nearest[2, 0] - 1.915875018502e-01) < 1e-11)
    #expect(abs(nearest[3, 0] - 1.067750490255e-01) < 1e-11)
    #expect(abs(nearest[2, 1] - -6.562326948064e-01) < 1e-11)
  }

  @Test("has a unit diagonal, no eigenvalue under the floor and a Cholesky factor", arguments: [1e-8, 1e-4, 0.05])
  func floor(floor: Double) throws {
    let given = Matrix(try Reference.load().nearestCorrelation[2].given)
    let nearest = try NearestCorrelation(to: given, floor: floor)
    #expect(nearest.matrix.diagonal.allSatisfy { $0 == 1 })
    #expect(nearest.matrix == nearest.matrix.transposed())
    #expect(abs(nearest.smallestEigenvalueAfter - floor) < 1e-13)
    #expect(throws: Never.self) { try nearest.matrix.choleskyFactor() }
  }

  @Test("says what it changed")
  func report() throws {
    let given = Matrix(try Reference.load().nearestCorrelation[2].given)
    let nearest = try NearestCorrelation(to: given)
    let place = nearest.largestChangePosition
    let change = nearest.matrix[place.row, place.column] - given[place.row, place.column]
    #expect(nearest.largestChange == change)
    #expect(abs(nearest.matrix.largestDifference(from: given) - abs(change)) < 1e-15)
    #expect(place.row < place.column)
    let line = nearest.description(assets: names(8))
    #expect(line.contains("A\(place.row) and A\(place.column)"))
    #expect(line.contains("\(nearest.iterations) iterations"))
  }

  @Test("leaves a correlation matrix as it is")
  func unchanged() throws {
    let given = Matrix([[1, 0.8, -0.2], [0.8, 1, 0.1], [-0.2, 0.1, 1]])
    let nearest = try NearestCorrelation(to: given)
    #expect(nearest.matrix == given)
    #expect(nearest.iterations == 0)
    #expect(nearest.distance == 0)
  }

  @Test("lifts a perfect correlation off the boundary")
  func perfect() throws {
    let nearest = try NearestCorrelation(to: Matrix(rows: 3, columns: 3, repeating: 1))
    #expect(nearest.iterations <= 1)
    #expect(abs(nearest.matrix[0, 1] - (1 - 1e-8)) < 1e-12)
    #expect(throws: Never.self) { try nearest.matrix.choleskyFactor() }
  }

  @Test("says so where it does not converge, and where an element is no number")
  func errors() throws {
    let given = Matrix([[1, 1, 0], [1, 1, 1], [0, 1, 1]])
    let error = try #require(
      #expect(throws: NearestCorrelationError.self) { try NearestCorrelation(to: given, iterationLimit: 3) })
    guard case .notConverged(let iterations, let change, let tolerance) = error else {
      Issue.record("another error: \(error)")
      return
    }
    #expect(iterations == 3 && tolerance == 1e-10 && change > tolerance)
    #expect(throws: NearestCorrelationError.linearAlgebra(.notFinite)) {
      try NearestCorrelation(to: Matrix([[1, 0], [.nan, 1]]))
    }
  }
}
