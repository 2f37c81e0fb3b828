import Foundation

/// How many standard errors are too many: a sound generator exceeds them with a probability of 3.8e-8 per comparison
/// where the estimate is normal, and below 1e-6 with the skewness that the estimates here have.
let limit = 5.5

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

/// Anderson and Darling's statistic of ascending probabilities that should be uniform.
///
/// In the limit it is a sum of squared normals with weights 1 / (j (j+1)), whose tail is sqrt(3) erfc(sqrt(x)).
func andersonDarling(_ sorted: [Double]) -> Double {
  let n = sorted.count
  var sum = 0.0
  for index in 0..<n {
    sum += Double(2 * index + 1) * (log(sorted[index]) + log1p(-sorted[n - 1 - index]))
  }
  return -Double(n) - sum / Double(n)
}

/// The chi-square distribution function, by the power series of the incomplete gamma function, whose terms are positive.
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
