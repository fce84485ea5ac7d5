import AppraisalFindings
import AppraisalModel
import AppraisalRecord
import StrictJSON

/// A disk that refuses, and other people at the same folder.
extension OpenAppraisal {
  /// Nil without a home: nobody's edits are kept where others can write.
  private var rescuePlace: RescuePlace? {
    surroundings.privatePlace("rescued").map { RescuePlace($0, for: store.identity) }
  }

  /// Keeps edits that the disk refuses on this machine, and says whether that could be done.
  package func rescue(_ waiting: [WaitingEdit]) -> Bool {
    let pending = waiting.map(\.pending)
    return rescuePlace?.keep(pending, of: sittingWriter, random: surroundings.random) ?? false
  }

  /// Removes what was kept on this machine, because it stands in the record now.
  package func forgetRescued() { rescuePlace?.forget(person.text) }

  /// Writes what an earlier sitting kept on this machine, and says so; nil when there was nothing.
  package func bringBack() -> String? {
    guard let found = rescuePlace?.kept(of: person.text) else { return nil }
    let known = ownOperations
    problems += found.refused.map(\.sentence)
    let kept = found.edits.filter { !known.contains($0.op) }
    guard !kept.isEmpty, readOnly == nil else { return nil }
    let count = Numbers.count(kept.count, "change", "changes")
    let waiting = kept.map { pending in
      WaitingEdit(edit: try? StrictJSON.read(Edit.self, from: pending.edit), pending: pending)
    }
    do throws(WriteFailure) {
      _ = try append(waiting)
      forgetRescued()
      return "\(count) that could not be written last time: saved now."
    } catch {
      problems.append(
        "\(count) of yours, kept on this machine, cannot be written: \(error.reason).")
      return nil
    }
  }

  /// The operations of the person that stand in the record; what somebody else wrote under the same
  /// names, or in the person's name by another key, is none of them.
  private var ownOperations: Set<String> {
    let author = person
    let refused = fold.ignored.filter { $0.reason != .keyNotTheirs(author) }.map(\.entry)
    return Set((fold.entries + refused).filter { $0.author == author }.map(\.operation))
  }

  /// Puts up the sign that the appraisal is open, and says who else has it open; nil for nobody.
  package func enter() -> String? {
    guard presence == nil, readOnly == nil else { return nil }
    let others = Presence.others(in: store)
    let sign = PresenceSign(
      person: person.text, host: surroundings.host, since: surroundings.now())
    presence = Presence(sign, in: store, random: surroundings.random())
    return others.first?.sentence(surroundings.clock)
  }
}
