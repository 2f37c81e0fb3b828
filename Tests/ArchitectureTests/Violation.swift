/// Something in the package that the house does not allow, with where it stands.
enum Violation: Equatable {
  case targetNotInTable(String)
  case folderNotInTable(String)
  case folderWithoutTarget(String)
  case targetOutOfOrder(String, after: String)
  case targetWithoutOneLineComment(String)
  case dependencyNotAllowed(of: String, on: String)
  case dependencyUnused(of: String, on: String)
  case importNotAllowed(of: String, in: String, line: Int)
  case importNotDeclared(of: String, in: String, line: Int)
  case effectOutsidePrograms(String, in: String, line: Int)
  case cNameInPublicSignature(String, in: String, line: Int)
  case fileTooLong(String, lines: Int)
  case levelFileIsNoLink(String, in: String)
  case levelLinkLeadsElsewhere(String, in: String, to: String)
  case levelLinkMissing(String, in: String)
}
