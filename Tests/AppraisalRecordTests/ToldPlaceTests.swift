import AppraisalLedger
import Glibc
import Testing

@testable import AppraisalRecord

/// Where a facilitator is, told by a small file and by nothing that counts.
@Suite struct ToldPlaceTests {
  private let folder: TemporaryFolder
  private let store: RecordStore
  private let keys: PrivatePlace

  init() throws {
    folder = try TemporaryFolder()
    store = try RecordFixture.create(folder("x.appraisal"))
    keys = PrivatePlace(folder("state"))
    _ = try KeptKey.find(for: "fay", keptIn: keys, random: RecordFixture.numbers())
  }

  private var derived: String { folder("x.appraisal/derived") }

  private func teller(_ person: String = "fay", random: UInt64 = 1) -> PlaceTeller {
    PlaceTeller(in: store, of: person, keys: keys, random: random)
  }

  @Test func `a place is told by a signed file that the readers of the record pass over`() throws {
    let teller = teller()
    teller.tell(screen: "score", option: "join", criterion: "care")
    let sign = try #require(ToldPlaces.all(in: store).first)
    #expect(sign.isSigned && sign.place.screen == "score" && sign.place.number == 1)
    #expect(sign.place.option == "join" && sign.place.criterion == "care")
    #expect(try store.read().problems.isEmpty)
    teller.tell(screen: "result", option: nil, criterion: nil)
    #expect(TemporaryFolder.names(derived).count == 1)
    #expect(ToldPlaces.all(in: store).map(\.place.number) == [2])
    #expect(ToldPlaces.all(in: store).first?.place.option == nil)
    teller.withdraw()
    #expect(ToldPlaces.all(in: store).isEmpty)
    #expect(!TemporaryFolder.names(folder("x.appraisal")).contains("derived"))
    teller.tell(screen: "home", option: nil, criterion: nil)
    #expect(ToldPlaces.all(in: store).isEmpty, "what is over is told no more")
  }

  @Test func `without a key nothing is told and none is made`() {
    teller("mo").tell(screen: "score", option: nil, criterion: nil)
    #expect(ToldPlaces.all(in: store).isEmpty)
    #expect(TemporaryFolder.names(folder("state")).count == 1)
  }

  @Test func `a place that was altered is not signed`() throws {
    let teller = teller()
    teller.tell(screen: "score", option: "join", criterion: "care")
    let sign = try #require(ToldPlaces.all(in: store).first)
    let changes: [(inout SignedPlace) -> Void] = [
      { $0.appraisal = "another" }, { $0.person = "mo" }, { $0.run = "1" }, { $0.number = 2 },
      { $0.screen = "result" }, { $0.option = "stay" }, { $0.criterion = nil },
      { $0.option = "join care" },
    ]
    for (row, change) in changes.enumerated() {
      var forged = sign
      change(&forged.place)
      #expect(!forged.isSigned, "\(row)")
    }
  }

  @Test func `what else lies there is passed over, and nothing of it is followed or waited for`()
    throws
  {
    #expect(mkdir(derived, 0o700) == 0)
    #expect(mkfifo("\(derived)/place-1", 0o600) == 0)
    #expect(symlink("/etc/passwd", "\(derived)/place-2") == 0)
    #expect(mkdir("\(derived)/place-3", 0o700) == 0)
    var held: [Int32] = []
    for (name, bytes) in [
      ("place-4", Array("{}".utf8)), ("place-5", Array(repeating: UInt8(ascii: " "), count: 5000)),
      ("place-6", [0xFF, 0x00]), ("place-7", []),
    ] {
      try TemporaryFolder.write(bytes, to: "\(derived)/\(name)")
      let file = open("\(derived)/\(name)", O_RDONLY)
      #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
      held.append(file)
    }
    defer { held.forEach { close($0) } }
    #expect(ToldPlaces.all(in: store).isEmpty)
  }

  @Test func `what a killed program left is believed by nobody and taken away`() throws {
    let teller = teller()
    teller.tell(screen: "score", option: nil, criterion: nil)
    let name = try #require(TemporaryFolder.names(derived).first)
    let bytes = try TemporaryFolder.read("\(derived)/\(name)")
    teller.withdraw()
    #expect(mkdir(derived, 0o700) == 0)
    try TemporaryFolder.write(bytes, to: "\(derived)/\(name)")
    #expect(ToldPlaces.all(in: store).isEmpty)
    _ = Presence.others(in: store)
    #expect(TemporaryFolder.names(derived).isEmpty)
  }

  @Test func `where the folder cannot be made nothing is told and nothing fails`() throws {
    try TemporaryFolder.write([], to: derived)
    teller().tell(screen: "score", option: nil, criterion: nil)
    #expect(ToldPlaces.all(in: store).isEmpty)
  }

  @Test func `a watch for places is told of each, also where their folder comes and goes`() throws {
    let watch = try #require(FolderWatch(store.path, by: .events, places: true))
    let others = try #require(FolderWatch(store.path, by: .events))
    for number in 1...2 {
      let teller = teller(random: UInt64(number))
      teller.tell(screen: "score", option: nil, criterion: nil)
      #expect(told(watch), "the first of run \(number)")
      teller.tell(screen: "result", option: nil, criterion: nil)
      #expect(told(watch), "the second of run \(number)")
      teller.withdraw()
      #expect(told(watch), "the end of run \(number)")
    }
    #expect(others.wait(atMost: 0) == .nothing, "a terminal that follows no place does not wake")
  }

  /// Whether a place is told of, once all that waits has been taken.
  private func told(_ watch: FolderWatch) -> Bool {
    var isTold = false
    while case .files(let files) = watch.wait(atMost: isTold ? 0 : 5000) {
      isTold = isTold || files.contains(where: ToldPlaces.isPlace)
    }
    return isTold
  }
}
