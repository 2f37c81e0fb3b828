internal import MarketModel

/// A claim in an answer: what it is, in words, and the judgement that its breaks rest on.
struct ClaimForm: Encodable {
  let asset: String
  let kind: String
  let sentence: String
  let judgement: Nullable<String>

  init(_ claim: Claim) {
    asset = claim.asset
    kind = claim.kindName
    sentence = claim.sentence
    judgement = Nullable(claim.judgement)
  }
}

extension RunFacts {
  /// The claims of the run; nil where there is none, so that an answer without claims says nothing of them.
  var claimForms: [ClaimForm]? { claims.isEmpty ? nil : claims.map(ClaimForm.init) }

  /// What the claims of the run are and whose judgement they rest on, a line each.
  var claimLines: [String] { claims.map(\.sentence) }
}
