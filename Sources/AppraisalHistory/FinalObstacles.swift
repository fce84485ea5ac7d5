import AppraisalFindings
package import AppraisalModel

extension Fold {
  /// What stands in the way of a final snapshot, a sentence for each; empty where nothing does.
  ///
  /// No sentence tells a mark of a round that is not revealed.
  package var obstaclesToFinal: [String] { undecidedBeforeFinal + openBeforeFinal }

  /// What no final snapshot may be saved over: values of which nobody knows which stands, and rounds
  /// that still go on.
  fileprivate var undecidedBeforeFinal: [String] {
    let names = RecordNames(entries)
    let contests = contested.map { register in
      let edits = standing[register] ?? []
      let people = Numbers.list(edits.map { names.person($0.author) })
      let words =
        edits.last.map {
          $0.edit.words(
            names, by: $0.author, hidesMarks: appraisal.hides($0.edit, from: nil))
        } ?? ""
      return "A value is contested between \(people); the last of them \(words) "
        + "Somebody must say which stands."
    }
    return contests + unconfirmedWords(names)
      + appraisal.rounds.filter(\.awaitsReveal).map { round in
        round.state == .open
          ? "Round \(round.id.number) is open. End and reveal it first."
          : "Round \(round.id.number) has ended and is not revealed yet."
      }
  }

  private func unconfirmedWords(_ names: RecordNames) -> [String] {
    unconfirmed.map { waiting in
      let entry = waiting.entry
      let words = entry.edit.words(
        names, by: entry.author, hidesMarks: appraisal.hides(entry.edit, from: nil))
      return "\(names.person(entry.author)) \(words) \(waiting.sentence(names))"
    }
  }

  /// What is open and can be left open, if somebody says so.
  fileprivate var openBeforeFinal: [String] {
    let names = RecordNames(entries)
    var found: [String] = []
    let holders = Set(appraisal.elicitations.keys).sorted { $0.description < $1.description }
    for holder in holders {
      let stale = appraisal.staleCriteria(of: holder)
      guard !stale.isEmpty else { continue }
      found.append(
        "The range of \(Numbers.list(stale.map(names.criterion))) has changed since "
          + "\(holder.words(names)) weights were asked for. Ask again, or carry them over.")
    }
    return found + appraisal.openBeforeFinal + appraisal.parkedBeforeFinal
  }
}

extension Appraisal {
  /// The questions that were put aside and that nobody has answered or dropped.
  fileprivate var parkedBeforeFinal: [String] {
    parkedQuestions.filter(\.question.isOpen).map {
      "A parked question is open: \($0.question.sentence(in: self).oneLine)."
    }
  }

  fileprivate var openBeforeFinal: [String] {
    // What a round that is not revealed comes to is nobody's to know.
    guard !hidesMarks else { return [] }
    return openBodies + unfinishedMembers + openAnswers + openHurdles
  }

  /// The bodies that must agree and do not, or of which that is not known.
  private var openBodies: [String] {
    let results = BodyResults(self)
    switch results.agreement {
    case .disagree, .tooEarly: return [results.sentence]
    case .agree, .agreeThatItFallsShort, .awaitingReveal: return []
    case nil:
      let leads = results.deciding.filter { !$0.leaders.isEmpty }
      guard let first = leads.first,
        !leads.allSatisfy({ !Set($0.leaders).isDisjoint(with: first.leaders) })
      else { return [] }
      let views = leads.map { result in
        "\(document.name(result.body)): \(Numbers.list(result.leaders.map(document.name)))"
      }
      return [
        "The bodies put different options first."
          + (results.areShown ? " \(views.joined(separator: "; "))." : "")
      ]
    }
  }

  /// The members whose marks count and who have cells left that no agreed score has filled.
  private var unfinishedMembers: [String] {
    // Whoever did not answer when it was asked again keeps what they marked before.
    let isReballot = rounds.last?.isReballot == true
    return assessors.filter {
      counts($0) && !(isReballot && stage(of: $0.id) == .finished)
    }.compactMap { person in
      let owed = owedCells(by: person.id).filter { agreed[$0.option]?[$0.criterion] == nil }
      let left = Set(blanks(of: person.id))
      let blank = owed.count(where: left.contains)
      guard blank > 0 else { return nil }
      return blank == owed.count
        ? "\(name(person)) has not marked anything."
        : "\(name(person)) has not finished: \(blank) of \(Numbers.count(owed.count, "cell")) "
          + "\(blank == 1 ? "is" : "are") blank."
    }
  }

  /// How many answers that count say nothing, so that totals are not settled.
  private var openAnswers: [String] {
    let ballots = assessors.filter(counts).map { standingBallot(of: $0.id) }
    let count = document.appraisedOptions.reduce(0) { sum, option in
      sum
        + document.scoredCriteria.filter { agreed[option.id]?[$0.id] == nil }.reduce(0) {
          found, criterion in
          found
            + ballots.count { ballot in
              switch ballot[option.id, criterion.id].answer {
              case .doNotKnow, .ratherNot: true
              case .mark, .pass, .fail, .doesNotApply, nil: false
              }
            }
        }
    }
    guard count > 0 else { return [] }
    return [
      "\(Numbers.count(count, "answer says", "answers say")) \"I do not know\" or "
        + "\"I would rather not\"."
    ]
  }

  /// The hurdles of which nobody has said, or not everybody the same, whether an option passes.
  private var openHurdles: [String] {
    LongList(self, viewer: nil).rows.filter(\.option.isAppraised).flatMap { row in
      row.hurdles.compactMap { found in
        let (option, hurdle) = (document.name(row.option.id), document.name(found.hurdle))
        return switch found.outcome {
        case .notKnown: "Nobody has said whether \(option) passes \(hurdle)."
        case .divided: "Some say that \(option) passes \(hurdle) and some that it fails."
        case .passes, .fails: nil
        }
      }
    }
  }
}

/// Why a snapshot cannot be final.
package enum FinalRefusal: Error, Equatable {
  /// These stand in the way, a sentence for each.
  case obstructed([String])
  /// These are open, a sentence for each, and can be left so if somebody says so.
  case open([String])
  /// The note begins as only that of a final snapshot does.
  case misleadingNote

  /// What stands in the way, a sentence for each.
  package var obstacles: [String] {
    switch self {
    case .obstructed(let obstacles), .open(let obstacles): obstacles
    case .misleadingNote:
      ["A note that begins with \"Final\" is that of a final snapshot. Say it otherwise."]
    }
  }
}

/// The note that tells a final snapshot from those on the way.
package enum FinalNote {
  private static let word = "Final"

  /// Whether it is the note of a final snapshot.
  package static func isFinal(_ note: String) -> Bool {
    note.hasPrefix(word + ".") || note.hasPrefix(word + ",")
  }

  fileprivate static func made(_ note: String, leavingOpen open: [String]) -> String {
    let although =
      open.isEmpty ? "." : ", with this still open: " + open.joined(separator: " ")
    return word + although + (note.isEmpty ? "" : " \(note)")
  }
}

extension Fold {
  /// The note that is saved with a snapshot: that it is final comes first, once nothing stands in
  /// the way of that, or with what is left open.
  package func snapshotNote(
    _ note: String, isFinal: Bool, leavingOpen: Bool = false
  ) throws(FinalRefusal) -> String {
    guard isFinal else {
      if FinalNote.isFinal(note) { throw .misleadingNote }
      return note
    }
    guard undecidedBeforeFinal.isEmpty else { throw .obstructed(obstaclesToFinal) }
    let open = openBeforeFinal
    guard open.isEmpty || leavingOpen else { throw .open(open) }
    return FinalNote.made(note, leavingOpen: open)
  }
}
