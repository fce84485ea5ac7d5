/// Where an option stands, with the reason.
public struct OptionStanding: Encodable, Hashable, Sendable {
  /// The status.
  public var status: OptionStatus
  /// The reason.
  public var reason: String

  /// Makes a standing.
  public init(status: OptionStatus, reason: String = "") {
    self.status = status
    self.reason = reason
  }

  /// Whether a reason is missing that the status needs.
  public var lacksReason: Bool { status.needsReason && reason.isEmpty }
}

extension OptionStatus {
  /// Whether a standing of this status must say why.
  public var needsReason: Bool {
    switch self {
    case .active, .baseline: false
    case .discounted, .blocked, .later: true
    }
  }
}
