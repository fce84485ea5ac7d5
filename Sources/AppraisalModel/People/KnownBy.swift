/// How the program knew the person of a sitting.
///
/// None of it proves who sat there.
package enum KnownBy: String, CaseIterable, Hashable, Sendable {
  /// The person is the login under which the program ran.
  case login
  /// An SSH key was shown to the machine.
  case sshKey = "ssh-key"
  /// The person was named on a login under which several people write.
  case shared
  /// A facilitator or recorder named the person for whom they enter.
  case onBehalf = "on-behalf"
  /// The person was named.
  case said

  /// Tells how a person is known.
  ///
  /// - Parameters:
  ///   - isLogin: Whether the person is the login itself and was not named.
  ///   - showedKey: Whether the machine says that an SSH key was shown.
  ///   - login: Whom the login is on the panel, where somebody else was named.
  ///   - othersWrite: Whether other people write under the login too.
  ///   - isHandedOver: Whether one terminal goes from hand to hand and was handed to the person.
  package init(
    isLogin: Bool, showedKey: Bool, login: Assessor?, othersWrite: Bool,
    isHandedOver: Bool = false
  ) {
    if isHandedOver {
      self = .shared
    } else if isLogin {
      self = showedKey ? .sshKey : .login
    } else if login?.rules == true {
      self = .onBehalf
    } else if login == nil, showedKey {
      self = .sshKey
    } else {
      self = othersWrite ? .shared : .said
    }
  }
}
