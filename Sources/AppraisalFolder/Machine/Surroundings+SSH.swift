import AppraisalRecord

extension Surroundings {
  /// Whether sshd says that an SSH key was shown at this login: by the file that it makes for the
  /// session, where it is told to (`ExposeAuthInfo yes`).
  ///
  /// A variable alone says nothing, as everybody sets those; the file belongs to the login and is
  /// closed to others.
  package var showedSSHKey: Bool {
    guard environment["SSH_CONNECTION"] != nil, let path = environment["SSH_USER_AUTH"],
      path.hasPrefix("/"), let bytes = try? PosixFileSystem.readOwn(path, limit: 1 << 16)
    else { return false }
    return bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      line.starts(with: "publickey ".utf8)
    }
  }
}
