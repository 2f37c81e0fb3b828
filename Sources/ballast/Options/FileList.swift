import Arguments

/// Files as one types several: a.json5 or a.json5,b.json5.
struct FileList: ExpressibleByArgument, Equatable {
  let paths: [String]

  init(argument: String) throws {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard words.allSatisfy({ !$0.isEmpty }) else {
      throw ValidationError("'\(argument)' has an empty name: write files separated by single commas")
    }
    paths = words
  }

  /// The files as they were typed.
  var text: String { paths.joined(separator: ",") }

  var defaultValueDescription: String { text }
}
