package import AppraisalHistory
import AppraisalLedger
package import AppraisalModel
import AppraisalRecord

/// One-time slips: making them for others, and showing one's own.
extension OpenAppraisal {
  /// Makes slips for people and writes down their public halves; what is on them is kept nowhere.
  ///
  /// They are put where they are handed out from by `handOut`, before anything is written down.
  package func makeSlips(
    for people: [AssessorID], named name: String,
    handOut: ([PrintedSlip]) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    guard isSigned else { throw CommandFailure(.refused, SlipWords.unsigned) }
    var made: [PrintedSlip] = []
    var edits: [Edit] = []
    for person in people {
      let code = SlipCode(random: surroundings.random)
      guard let key = slipKey(code, of: person), let slip = PublicKey(key.signingKey.hex) else {
        throw CommandFailure(.notWritten, "The system made no key for the slip.")
      }
      made.append(PrintedSlip(person: person, code: code))
      edits += fold.makingSlip(Slip(person: person, key: slip))
    }
    var next = fold.appraisal
    do {
      _ = try next.make(edits, as: self.person, named: name, mayJoin: false)
    } catch {
      throw CommandFailure(.refused, error.sentence(in: fold.appraisal.document))
    }
    try handOut(made)
    try perform(edits, named: name)
  }

  /// Shows the person's slip by the key of this machine, and gives the key; it counts from the next
  /// opening on.
  package func showSlip(_ typed: String) throws(CommandFailure) -> PublicKey {
    let name = fold.appraisal.name(person)
    guard let code = SlipCode(typed: typed) else {
      throw CommandFailure(.refused, SlipWords.misread)
    }
    guard let slip = fold.keys.slip(of: person) else {
      throw CommandFailure(.refused, SlipWords.noneMade(for: name))
    }
    guard let signer = slipKey(code, of: person), signer.signingKey.hex == slip.key.text else {
      throw CommandFailure(.refused, SlipWords.anothers(than: name))
    }
    let shown = fold.keys.slipKey(of: person)
    guard shown.map({ $0 == keptKey }) ?? fold.keys.awaitsSlip(person) else {
      throw CommandFailure(.refused, SlipWords.shown(for: name))
    }
    if let shown { return shown }
    do throws(WriteFailure) {
      guard let key = try makeKey(), let own = PublicKey(key.signingKey.hex),
        let signature = signer.sign(key.signingKey).flatMap({ SlipSignature($0.hex) })
      else { throw WriteFailure(.noKey(.noHome), path) }
      sitting = makeSitting(signedBy: key)
      // It is read at the next opening, which finds what it confirms.
      let edit = Edit.people(.showSlip(assessor: person, slip: slip.key, signature: signature))
      _ = try write(prepare([edit]).map(\.pending))
      sitting = nil
      return own
    } catch {
      throw CommandFailure(.notWritten, error.sentence)
    }
  }

  private func slipKey(_ code: SlipCode, of person: AssessorID) -> SlipKey? {
    SlipKey(signs: code.signs, person: person.text, appraisal: store.identity.id)
  }
}

extension Edit {
  /// The slip that is shown by it, where the slip signed the key of the sitting for the person whom the
  /// sitting names; else nil.
  func slipUse(in header: LedgerHeader) -> SlipUse? {
    guard case .people(.showSlip(let person, let slip, let signature)) = self,
      person.text == header.person, let key = header.key, let shower = PublicKey(key.hex),
      let signer = SigningKey(hex: slip.text), let proof = LineSignature(hex: signature.text),
      SlipKey.signed(signer, key, proof, person: header.person, appraisal: header.appraisal)
    else { return nil }
    return SlipUse(Slip(person: person, key: slip), shownBy: shower)
  }
}
