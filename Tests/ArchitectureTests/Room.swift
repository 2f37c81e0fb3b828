/// One row of the house table: a target and what it may import from this package.
struct Room {
  enum Kind {
    /// A door to a C library, or a C helper: written in C or C++, imported by few.
    case door
    /// A Swift library: a function of its arguments, without files, clock, threads or output.
    case library
    /// A program, which alone has those.
    case program
  }

  let name: String
  let kind: Kind
  let mayImport: Set<String>

  static func door(_ name: String) -> Room { Room(name: name, kind: .door, mayImport: []) }

  static func library(_ name: String, _ mayImport: String...) -> Room {
    Room(name: name, kind: .library, mayImport: Set(mayImport))
  }
}
