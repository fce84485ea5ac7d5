import AppraisalFindings
import AppraisalHistory
import AppraisalModel
import Canvas

/// Keys: who writes by which, asking for one's own to be confirmed, and confirming another's.
enum Keyring {
  static let commands: [Command] = [keys, ask, confirm]

  static let keys: Command = Command(
    "keys", "Keys", "Who writes by which key, and how the program knew them.",
    keys: [.character("y")], in: [.home, .record],
    unless: { model in
      model.bench.needingSession { session in
        session.keyStanding == .unneeded && session.recorded.keys.holders.isEmpty
          ? "This appraisal was begun without keys." : nil
      }
    },
    act: { model in
      guard let session = model.bench.session else { return }
      model.bench.show(page(session))
    })

  static let ask: Command = Command(
    "ask-for-key", "Ask to write from this machine",
    "Asks a facilitator to confirm that this machine writes for you.",
    keys: [.character("A")], in: [.home],
    unless: { model in
      model.bench.needingSession { session in
        switch session.keyStanding {
        case .unconfirmed, .asked: nil
        case .unneeded: "This appraisal was begun without keys."
        case .unmade, .counts: "This machine writes for you already."
        }
      }
    },
    act: { model in showAsking(&model.bench) })

  static let confirm: Command = Command(
    "confirm-key", "Look at a key that waits",
    "Another machine asks to write for somebody: compare its code, and confirm or leave it.",
    keys: [.character("K")], in: [.home],
    unless: { model in
      model.bench.needingSession { session in
        session.readOnly
          ?? (session.claims.isEmpty ? "No key waits to be confirmed by you." : nil)
      }
    },
    act: { model in showClaims(&model.bench) })

  // MARK: Home

  /// What Home says first: that this machine does not write for the person, or that another asks to.
  static func lines(_ bench: Bench, _ session: Session) -> [HomeRoom.Line] {
    switch session.keyStanding {
    case .unconfirmed:
      return [
        HomeRoom.Line(
          ask, "This machine does not write for you yet", "ask for it", isUrgent: true)
      ]
    case .asked(let key):
      return [
        HomeRoom.Line(
          ask, "Read out the code \(key.code)", "you asked to write from here", isUrgent: true)
      ]
    case .unneeded, .unmade, .counts: break
    }
    let waiting = session.claims.filter { !bench.seen.leftKeys.contains($0.key) }
    guard let first = waiting.first else { return [] }
    guard waiting.count == 1 else {
      return [
        HomeRoom.Line(
          confirm, "\(waiting.count) keys wait to be confirmed", "compare their codes",
          isUrgent: true)
      ]
    }
    return [
      HomeRoom.Line(
        confirm, KeyWords.title(first, in: session.recorded, for: session.viewer),
        "code \(first.key.code)", isUrgent: true)
    ]
  }

  private static func page(_ session: Session) -> Reader {
    let list = KeyList(session.recorded)
    let own = [KeyWords.own(session.keyStanding)].compactMap(\.self)
    return Reader(
      title: "Keys",
      paragraphs: own + list.lines(isSigned: session.recorded.keys.founder != nil)
        + [
          "Everybody writes by a key of their own, kept where they write. The program does not check who"
            + " somebody is: it says how they were known."
        ])
  }

  // MARK: Asking

  private static func showAsking(_ bench: inout Bench) {
    guard let session = bench.session else { return }
    let name = KeyWords.name(session.viewer, in: session.appraisal)
    let who = "A facilitator, or \(name) from where they wrote before,"
    if case .asked(let key) = session.keyStanding {
      return bench.show(
        Reader(
          title: "Asked: the code is \(key.code)",
          paragraphs: [
            "Read the code out: \(key.code)",
            "\(who) compares it with the one on their Home and confirms it there. Then open the "
              + "appraisal again. Until then you can read it here and not change it.",
          ]))
    }
    let path = session.path
    bench.show(
      Confirmation(
        title: "Write for \(name) from this machine?",
        words:
          "\(name) has written by another key, on another machine or login. This machine can ask"
          + " for a key of its own to be confirmed; the asking stands in the record. \(who) then"
          + " compares a code, which you read out to them.",
        key: "a", label: "ask",
        act: { model in
          model.bench.isOpening = true
          model.bench.run(.askForKey(path: path))
        }))
  }

  // MARK: Confirming

  private static func showClaims(_ bench: inout Bench) {
    guard let session = bench.session else { return }
    let claims = session.claims
    if claims.count == 1 { return show(claims[0], &bench) }
    bench.show(
      ChoiceMenu(
        title: "Which key?",
        choices: claims.map { claim in
          ChoiceMenu.Choice(
            words: "\(KeyWords.name(claim.person, in: session.appraisal)): code \(claim.key.code)",
            act: { model in show(claim, &model.bench) })
        }))
  }

  /// Asks whether the codes are the same; confirming is one more question.
  private static func show(_ claim: KeyClaim, _ bench: inout Bench) {
    guard let session = bench.session else { return }
    let title = KeyWords.title(claim, in: session.recorded, for: session.viewer)
    bench.show(
      ChoiceMenu(
        title: title,
        choices: [
          ChoiceMenu.Choice(
            words: "\(claim.key.code) is what it shows: go on",
            act: { model in showConfirmation(claim, &model.bench) }),
          ChoiceMenu.Choice(
            words: "Another code, or I cannot tell: leave it",
            act: { model in
              model.bench.seen.leave(claim.key)
              model.bench.say(
                .plain,
                "Left: what is written by \(claim.key.code) does not count. K shows it again.")
            }),
        ]))
  }

  private static func showConfirmation(_ claim: KeyClaim, _ bench: inout Bench) {
    guard let session = bench.session else { return }
    bench.show(
      Confirmation(
        title: KeyWords.title(claim, in: session.recorded, for: session.viewer),
        words: KeyWords.consequence(claim, in: session.recorded), key: "c", label: "confirm",
        act: { model throws(Refusal) in
          guard let appraisal = model.bench.session?.appraisal else { return }
          try model.bench.perform("Confirm a key", [claim.confirmation])
          model.bench.say(.good, KeyWords.confirmed(claim, in: appraisal))
        }))
  }
}

extension Session {
  /// The keys that wait for the viewer's word.
  var claims: [KeyClaim] { readOnly == nil ? recorded.claims(for: viewer) : [] }
}
