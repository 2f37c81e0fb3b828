import Foundation
import Testing

@Suite("The sample report that is shipped")
struct SampleReportTests {
  let place: Workspace

  init() throws { place = try Workspace() }

  /// Between kinds of processors the linear algebra may differ in the last bits of a path; the audit's search for the
  /// degrees of freedom sees half of a double's bits only.
  private static func tolerance(at path: String) -> Double { path.contains(".audit.") ? 1e-6 : 1e-9 }

  @Test("holds the figures that the shipped card gives")
  func figures() throws {
    let outcome = try place.run(
      ["nightly", Workspace.shipped("Models/nightly.json5"), "--out", "fresh", "--quiet"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let fresh = try numbers(in: Data(place.read("fresh/results.json").utf8))
    let shipped = try numbers(in: Data(contentsOf: URL(filePath: Workspace.shipped("Reports/sample/results.json"))))
    #expect(fresh.keys.sorted() == shipped.keys.sorted())
    #expect(fresh.count > 1_000)
    for (path, value) in shipped {
      let now = try #require(fresh[path])
      let bound = Self.tolerance(at: path) * max(value.magnitude, 1e-6)
      #expect(abs(now - value) <= bound, "\(path): \(value) is shipped, \(now) comes out; run make sample")
    }
  }

  /// Every number of a JSON text by its path.
  private func numbers(in data: Data) throws -> [String: Double] {
    var found: [String: Double] = [:]
    func walk(_ value: Any, _ path: String) {
      switch value {
      case let object as [String: Any]: for (key, member) in object { walk(member, "\(path).\(key)") }
      case let array as [Any]: for (index, element) in array.enumerated() { walk(element, "\(path)[\(index)]") }
      case let number as NSNumber: found[path] = number.doubleValue
      default: break
      }
    }
    walk(try JSONSerialization.jsonObject(with: data), "")
    return found
  }
}
