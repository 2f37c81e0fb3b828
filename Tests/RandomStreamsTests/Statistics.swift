import Foundation

/// The probability with which a sound generator fails one comparison.
let falseAlarm = 1e-9

/// How many standard errors are too many.
///
/// The two tails of the normal law beyond them hold ``falseAlarm``; the skewness of the estimates here makes that 2e-9
/// at the most.
let limit = 6.1

/// The correlation of two columns in standard errors, the true one being 0.
func correlationScore(_ first: [Double], _ second: [Double]) -> Double {
  let n = Double(first.count)
  let (meanFirst, meanSecond) = (first.reduce(0, +) / n, second.reduce(0, +) / n)
  var (product, squares, otherSquares) = (0.0, 0.0, 0.0)
  for (x, y) in zip(first, second) {
    product += (x - meanFirst) * (y - meanSecond)
    squares += (x - meanFirst) * (x - meanFirst)
    otherSquares += (y - meanSecond) * (y - meanSecond)
  }
  return product / (squares * otherSquares).squareRoot() * n.squareRoot()
}

/// The chi-square distribution function, by the power series of the incomplete gamma function: its terms are positive.
func chiSquareCumulative(_ x: Double, degreesOfFreedom ν: Double) -> Double {
  let (a, half) = (ν / 2, x / 2)
  var term = exp(a * log(half) - half - lgamma(a + 1))
  var sum = term
  var order = 1.0
  while term > sum * 1e-17 {
    term *= half / (a + order)
    sum += term
    order += 1
  }
  return sum
}
