import AppraisalLedger
package import AppraisalModel
import AppraisalRecord

/// The key by which the person writes on this machine.
extension OpenAppraisal {
  /// Whether every sitting is signed here, so that nobody writes without a key.
  package var isSigned: Bool { store.identity.founder != nil || fold.keys.founder != nil }

  /// The key that is kept for the person on this machine; nil while there is none.
  package var keptKey: PublicKey? {
    guard let place = surroundings.privatePlace(),
      let key = try? KeptKey.kept(for: person.text, keptIn: place)
    else { return nil }
    return PublicKey(key.signingKey.hex)
  }

  /// How that key stands here.
  package var keyStanding: KeyStanding { fold.keyStanding(of: keptKey, for: person) }

  /// Why the person cannot write here; nil where they can.
  var keyObstacle: KeyObstacle? {
    guard isSigned else { return nil }
    guard let place = surroundings.privatePlace() else { return .noHome }
    let kept: WriterKey?
    do {
      kept = try KeptKey.kept(for: person.text, keptIn: place)
    } catch {
      return .unreadable(error.sentence)
    }
    let own = kept.flatMap { PublicKey($0.signingKey.hex) }
    guard !fold.keys.speaks(own, for: person) else { return nil }
    return .notTheirs(
      person: fold.appraisal.name(person), code: own?.code)
  }

  /// The key to sign with, made at the first time; nil where nothing need be signed and none can be
  /// kept.
  func findKey() throws(WriteFailure) -> WriterKey? {
    if let keyObstacle { throw WriteFailure(.noKey(keyObstacle), path) }
    return try makeKey()
  }

  func makeKey() throws(WriteFailure) -> WriterKey? {
    guard let place = surroundings.privatePlace() else {
      if isSigned { throw WriteFailure(.noKey(.noHome), path) }
      return nil
    }
    do {
      return try KeptKey.find(for: person.text, keptIn: place, random: surroundings.random)
    } catch {
      if isSigned { throw WriteFailure(.noKey(.unreadable(error.sentence)), path) }
      problems.append(error.sentence)
      return nil
    }
  }

  /// Writes down that this machine wants to write for the person, for somebody to vouch for it, and
  /// gives the key.
  package func askForVoucher() throws(CommandFailure) -> PublicKey {
    do throws(WriteFailure) {
      guard let key = try makeKey(), let own = PublicKey(key.signingKey.hex) else {
        throw WriteFailure(.noKey(.noHome), path)
      }
      let claim = KeyClaim(person: person, key: own)
      sitting = makeSitting(signedBy: key)
      // It is read at the next opening: here it would count, as nothing is known of its key.
      _ = try write(prepare([claim.confirmation]).map(\.pending))
      sitting = nil
      return own
    } catch {
      throw CommandFailure(.notWritten, error.sentence)
    }
  }

  /// How the person is known: by their login on this machine, or because they said so.
  var known: String {
    let logins = [
      LoginName.id(surroundings.login), LoginName.former(surroundings.login),
    ].compactMap(\.self)
    let others = surroundings.privatePlace().map { place in
      KeptKey.keepsAnother(than: person.text, in: place)
    }
    return KnownBy(
      isLogin: logins.contains(person), showedKey: surroundings.showedSSHKey,
      login: logins.lazy.compactMap { [fold] in fold.appraisal.assessor($0) }.first,
      othersWrite: others ?? false, isHandedOver: surroundings.isHandedOver
    ).rawValue
  }
}
