/// The table that says which targets there are, in the order in which data passes through them, and what each may
/// import.
struct House {
  let rooms: [Room]

  /// Modules of the system that every target may import.
  let systemModules: Set<String> = ["Foundation", "Synchronization"]
  /// Modules of the system that only a program may import.
  let platformModules: Set<String> = ["Darwin", "Glibc", "Musl"]
  /// Modules that only tests import.
  let testModules: Set<String> = ["Testing"]

  /// The library whose business threads are.
  let threadLibrary = "Scheduling"

  /// The house of these doors and libraries, and of programs that may import every library.
  init(_ rooms: [Room], programs: [String]) {
    let libraries = Set(rooms.filter { $0.kind == .library }.map(\.name))
    self.rooms = rooms + programs.map { Room(name: $0, kind: .program, mayImport: libraries) }
  }

  /// The row of that target, or nil where the table has none.
  func room(_ name: String) -> Room? { rooms.first { $0.name == name } }
}
