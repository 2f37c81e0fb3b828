/// `results[i] = exp(values[i])`, to one unit in the last place.
///
/// Beyond ±708, infinities included, the argument is held there: a price ratio of e^708 is 3e307, the largest of its kind
/// that a double can hold. NaN stays NaN.
package func exponentials(
  of values: UnsafePointer<Double>, count: Int, to results: UnsafeMutablePointer<Double>
) {
  for index in 0..<count { unsafe results[index] = exponential(values[index]) }
}

/// exp(n log 2 + r) = 2^n exp(r) with |r| <= log(2) / 2 and a minimax polynomial of degree 11 for exp(r).
///
/// Log 2 is split so that n times its head is exact; what the subtraction of its tail loses is added back at the end.
@inline(__always)
private func exponential(_ argument: Double) -> Double {
  let lower = argument < -708 ? -708 : argument
  let x = lower > 708 ? 708 : lower
  // The sum's last bits are n with an exponent's bias on it: shifted into place, they are the double 2^n.
  let shifted = x * 0x1.71547652b82fep+0 + (0x1.8p+52 + 1023)
  let n = shifted - (0x1.8p+52 + 1023)
  let head = x - n * 0x1.62e42fefa3800p-1
  let tail = n * 0x1.ef35793c76730p-45
  let r = head - tail
  let correction = (head - r) - tail
  var series = 0x1.ad7f75d24bffbp-26
  series = series * r + 0x1.28ad689e8596dp-22
  series = series * r + 0x1.71df253db688dp-19
  series = series * r + 0x1.a0199a16e7361p-16
  series = series * r + 0x1.a01a012a67f04p-13
  series = series * r + 0x1.6c16c184266a8p-10
  series = series * r + 0x1.1111111127ba1p-7
  series = series * r + 0x1.555555555088cp-5
  series = series * r + 0x1.55555555554fap-3
  series = series * r + 0x1.000000000000ap-1
  let y = 1 + (r + ((r * r) * series + correction))
  // A product and no sum of bit patterns, which would turn some NaN into a number.
  return y * Double(bitPattern: shifted.bitPattern &<< 52)
}
