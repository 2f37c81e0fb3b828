import Foundation
import Scheduling
import Synchronization

/// How far a run has come: a bar on a terminal, a line per quarter elsewhere, nothing where it is not wanted.
final class Progress: BlockObserver {
  private enum Style { case bar, lines, none }

  private struct State {
    var total = 0
    var done = 0
    var shown = -1
  }

  private let style: Style
  private let label: String
  private let state = Mutex(State())

  /// Progress of something that is named by `label`.
  init(_ label: String, quiet: Bool) {
    self.label = label
    style = quiet ? .none : (isatty(FileHandle.standardError.fileDescriptor) == 1 ? .bar : .lines)
  }

  /// More pieces of work are to come.
  func expect(_ pieces: Int) {
    state.withLock { $0.total += pieces }
  }

  /// A piece of work is done.
  func advance() {
    let text = state.withLock { state -> String? in
      state.done += 1
      let percent = 100 * state.done / max(1, state.total)
      switch style {
      case .none:
        return nil
      case .bar:
        guard percent != state.shown else { return nil }
        state.shown = percent
        let filled = String(repeating: "#", count: percent * 30 / 100)
        let bar = filled.padding(toLength: 30, withPad: ".", startingAt: 0)
        return "\r\(label) [\(bar)] \(percent) %" + (state.done == state.total ? "\n" : "")
      case .lines:
        guard percent / 25 > state.shown / 25 || state.shown < 0 else { return nil }
        state.shown = percent
        return "\(label): \(percent) %\n"
      }
    }
    if let text { Console.show(text) }
  }
}
