package import AppraisalModel
package import AppraisalRecord
import Glibc

/// Everything that the program takes from outside: environment, clock, randomness, names.
///
/// Gathered here once, so that nothing else reads the world behind a caller's back.
package struct Surroundings: Sendable {
  package var environment: [String: String]
  /// The present moment in UTC as `2026-11-21T00:12:59.123Z`.
  package var now: @Sendable () -> String
  /// The clock of whoever reads.
  package var clock: ReaderClock
  package var random: @Sendable () -> UInt64
  package var login: String
  /// The name of the machine.
  package var host: String
  /// The folder in which the program was started.
  package var folder: String
  /// The path of the program's own file.
  package var executable: String
  /// How far whoever sits at the program gets with it.
  package var reach = Reach.machine
  /// Whether the terminal goes from hand to hand, and whoever is speaking sits at it for now.
  package var isHandedOver = false

  /// By what it is learnt that others add something to an open appraisal; nil for what the file system
  /// has.
  package var watchMeans: FolderWatch.Means? {
    environment["APPRAISE_WATCH"].flatMap(FolderWatch.Means.init(rawValue:))
  }

  /// The version of the program.
  package static let version = "0.2.0"

  /// The surroundings of this process.
  package static func live() -> Surroundings {
    var environment: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { environment[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    return Surroundings(
      environment: environment, now: { Self.utc() }, clock: .live,
      random: {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
      }, login: Self.login(getuid(), environment), host: Self.hostName(),
      folder: Self.path { getcwd($0, $1) != nil }, executable: Self.ownPath())
  }

  private static func utc() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    // The system's calendar would read the zone of the machine first.
    let day = CalendarDay(number: now.tv_sec / 86_400)
    let second = now.tv_sec % 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let milliseconds = now.tv_nsec / 1_000_000
    let fraction = milliseconds < 10 ? "00" : milliseconds < 100 ? "0" : ""
    return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
      + ".\(fraction)\(milliseconds)Z"
  }

  /// The login name of a user: from `/etc/passwd`, else from the environment.
  ///
  /// The system's own look-up loads modules, which a program in one file cannot.
  private static func login(_ user: uid_t, _ environment: [String: String]) -> String {
    let file = (try? PosixFileSystem.read("/etc/passwd", limit: 1 << 20)) ?? []
    for line in file.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard fields.count > 2, String(decoding: fields[2], as: UTF8.self) == String(user) else {
        continue
      }
      return String(decoding: fields[0], as: UTF8.self)
    }
    return environment["LOGNAME"] ?? environment["USER"] ?? "nobody"
  }

  private static func hostName() -> String { path { gethostname($0, $1) == 0 } }

  private static func ownPath() -> String {
    path { readlink("/proc/self/exe", $0, $1 - 1) > 0 }
  }

  private static func path(_ fill: (UnsafeMutablePointer<CChar>, Int) -> Bool) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
      buffer.initialize(repeating: 0)
      guard let start = buffer.baseAddress, fill(start, 4096) else { return "" }
      return String(cString: start)
    }
  }

  /// The folder for data: `$XDG_DATA_HOME/appraise`, else `~/.local/share/appraise`; nil without a
  /// home, because everybody can write to what is left.
  package var dataFolder: String? { xdg("XDG_DATA_HOME", ".local/share") }

  /// The place for what is a person's own on this machine, or a folder in it; nil without a home.
  package func privatePlace(_ folder: String? = nil) -> PrivatePlace? {
    xdg("XDG_STATE_HOME", ".local/state").map { state in
      PrivatePlace(folder.map { "\(state)/\($0)" } ?? state)
    }
  }

  private func xdg(_ variable: String, _ standard: String) -> String? {
    if let set = environment[variable], set.hasPrefix("/") { return set + "/appraise" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/\(standard)/appraise"
  }

  /// Who is speaking: `--as`, else `APPRAISE_AS`, else the login name, as an identifier.
  ///
  /// - Throws: `CommandFailure` when a name was given that cannot be one.
  package func person(_ given: String?) throws(CommandFailure) -> AssessorID {
    try caller(given).id
  }

  /// Who is speaking, and whether that was said or is the login.
  package func caller(_ given: String?) throws(CommandFailure) -> Caller {
    if let given = given ?? nameInEnvironment {
      let isGood =
        given.utf8.count <= 256
        && given.unicodeScalars.allSatisfy { scalar in
          scalar.value > 0x20 && !(0x7F...0xA0).contains(scalar.value)
            && !scalar.properties.isWhitespace
        }
      guard isGood, let id = AssessorID(given) ?? LoginName.id(given) else {
        throw CommandFailure(
          .usage,
          "A name for --as is a login name or an id on the panel, without blanks, such as "
            + "member-3.")
      }
      return Caller(id: id, login: nil)
    }
    guard let id = LoginName.id(login) ?? AssessorID("user-\(getuid())") else {
      throw CommandFailure(.usage, "Your login name cannot be used. Say who you are with --as.")
    }
    return Caller(id: id, login: login)
  }

  /// The name shown for a person: the one given, else `APPRAISE_AS`, else the login name.
  package func shownName(_ given: String?) -> String {
    given ?? nameInEnvironment ?? login
  }

  /// Who is named by `APPRAISE_AS`, which whoever comes in from elsewhere may set themselves.
  private var nameInEnvironment: String? {
    switch reach {
    case .machine: environment["APPRAISE_AS"]
    case .appraisal: nil
    }
  }

  /// The day of the sitting, by the clock of whoever sits.
  package var today: CalendarDay? { clock.day(now()) }
}
