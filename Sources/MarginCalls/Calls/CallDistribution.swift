public import Simulation

/// Which accounts of a book are called on a run's paths: how many, when and for how much.
///
/// A call is the first moment at which an account is short of maintenance; what happens to it afterwards is not followed.
/// Accounts that are short today stand in ``today`` alone and in no other figure.
public struct CallDistribution: Equatable, Sendable {
  /// The number of paths.
  public let paths: Int
  /// The steps at whose ends the accounts are looked at.
  public let grid: TimeGrid
  /// The accounts that are short today, by rising number.
  public let today: [CallToday]
  /// What the paths say of each account, by its number; of one that is short today, no call.
  public let accounts: [AccountCalls]
  /// The number of accounts called.
  public let calls: PathTotal
  /// The dollars called: what the accounts are short of maintenance at their first calls.
  public let shortfall: PathTotal
  /// The dollars owed by the accounts called, at the call.
  public let debt: PathTotal
  /// The dollars that the contracts of the accounts called control, at the call.
  public let notional: PathTotal
  /// What is called on each day, by rising day.
  public let days: [CallDay]
  /// The paths with the most accounts called, the worst first; of paths with as many, that with the greater shortfall.
  public let worstPaths: [CalledPath]
  /// How the accounts were checked.
  public let checks: CallChecks
}
