/// Where an option stands, with the reason.
package struct OptionStanding: Encodable, Hashable, Sendable {
  package var status: OptionStatus
  package var reason: String

  package init(status: OptionStatus, reason: String = "") {
    self.status = status
    self.reason = reason
  }

  /// Whether a reason is missing that the status needs.
  package var lacksReason: Bool { status.needsReason && reason.isEmpty }
}

extension OptionStatus {
  /// Whether a standing of this status must say why.
  package var needsReason: Bool {
    switch self {
    case .active, .baseline: false
    case .discounted, .blocked, .later: true
    }
  }
}
