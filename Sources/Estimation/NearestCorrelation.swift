public import Numerics

/// The correlation matrix nearest to a symmetric matrix in the Frobenius norm, lifted off the singular boundary.
///
/// Higham (2002), "Computing the nearest correlation matrix: a problem from finance", IMA Journal of Numerical Analysis
/// 22, 329-343: alternating projections on the positive semidefinite matrices and on those with a unit diagonal, with
/// Dykstra's correction. The nearest matrix to an indefinite one is singular, and no Cholesky factor of it exists, so the
/// result is mixed with as much of the identity as brings its smallest eigenvalue up to a floor.
public struct NearestCorrelation: Equatable, Sendable {
  /// The matrix: symmetric, with a diagonal of exactly 1 and no eigenvalue under the floor but for rounding.
  public let matrix: Matrix
  /// The Frobenius norm of the change.
  public let distance: Double
  /// The change of largest size, with its sign.
  public let largestChange: Double
  /// The row and the column of the largest change, both counted from 0; the row is the smaller.
  public let largestChangePosition: Position
  /// The smallest eigenvalue of the given matrix.
  public let smallestEigenvalueBefore: Double
  /// The smallest eigenvalue of the result.
  public let smallestEigenvalueAfter: Double
  /// The number of pairs of projections; 0 where the matrix was a correlation matrix already.
  public let iterations: Int

  /// A place in a matrix.
  public struct Position: Equatable, Sendable {
    /// The row, counted from 0.
    public let row: Int
    /// The column, counted from 0.
    public let column: Int
  }

  /// The floor under the eigenvalues where none is given.
  public static let defaultFloor = 1e-8

  /// Finds the nearest correlation matrix.
  ///
  /// - Parameters:
  ///   - given: A square matrix, of which only the lower triangle is read.
  ///   - floor: What the smallest eigenvalue is lifted to; at 0 the result may be singular.
  ///   - tolerance: The projections end when neither of them moves the matrix by more, relative to its norm.
  ///   - iterationLimit: The largest number of pairs of projections.
  /// - Throws: ``NearestCorrelationError``.
  /// - Precondition: `given` is square with at least one row, `floor` is in 0..<1, `tolerance` is positive.
  /// - Complexity: O(rows³) for each of typically 20 to 200 iterations.
  public init(
    to given: Matrix, floor: Double = defaultFloor, tolerance: Double = 1e-10, iterationLimit: Int = 5000
  ) throws(NearestCorrelationError) {
    precondition(given.rows == given.columns && given.rows > 0, "A correlation matrix is square")
    precondition(floor >= 0 && floor < 1 && tolerance > 0, "A floor in 0..<1 and a positive tolerance")
    let start = given.mirroringLowerTriangle()
    do throws(LinearAlgebraError) {
      smallestEigenvalueBefore = try start.smallestEigenvalue()
    } catch {
      throw .linearAlgebra(error)
    }
    var nearest = start
    if smallestEigenvalueBefore < 0 || start.diagonal.contains(where: { $0 != 1 }) {
      (nearest, iterations) = try Self.project(start, tolerance: tolerance, iterationLimit: iterationLimit)
    } else {
      iterations = 0
    }
    do throws(LinearAlgebraError) {
      matrix = nearest.mixedWithIdentity(floor: floor, smallestEigenvalue: try nearest.smallestEigenvalue())
      smallestEigenvalueAfter = try matrix.smallestEigenvalue()
    } catch {
      throw .linearAlgebra(error)
    }
    let change = zip(matrix.storage, start.storage).map { $0 - $1 }
    distance = change.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let largest = change.indices.max { abs(change[$0]) < abs(change[$1]) } ?? 0
    largestChange = change[largest]
    let (row, column) = (largest % start.rows, largest / start.rows)
    largestChangePosition = Position(row: min(row, column), column: max(row, column))
  }

  private static func project(
    _ start: Matrix, tolerance: Double, iterationLimit: Int
  ) throws(NearestCorrelationError) -> (Matrix, iterations: Int) {
    var unitDiagonal = start
    var semidefinite = start
    var correction = Matrix(rows: start.rows, columns: start.columns)
    var change = Double.infinity
    for iteration in 1...iterationLimit {
      let corrected = unitDiagonal.adding(correction, times: -1)
      let projected: Matrix
      do throws(LinearAlgebraError) {
        projected = try corrected.positivePart()
      } catch {
        throw .linearAlgebra(error)
      }
      correction = projected.adding(corrected, times: -1)
      let restored = projected.withUnitDiagonal()
      change = max(
        projected.relativeDistance(from: semidefinite), restored.relativeDistance(from: unitDiagonal),
        restored.relativeDistance(from: projected))
      (semidefinite, unitDiagonal) = (projected, restored)
      if change <= tolerance { return (restored, iteration) }
    }
    throw .notConverged(iterations: iterationLimit, change: change, tolerance: tolerance)
  }
}
