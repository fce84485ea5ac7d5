/// What somebody's key signs of where they are in an appraisal, so that nobody else leads a projector.
///
/// Everything in it is a name or a number, so that no two of them are the same bytes.
package struct SignedPlace: Hashable, Sendable {
  /// The id of the appraisal.
  package var appraisal: String
  package var person: String
  /// The run of the program, as the name of the file has it.
  package var run: String
  /// Counts the places that the run has told.
  package var number: Int
  package var screen: String
  package var option: String?
  package var criterion: String?

  package init(
    appraisal: String, person: String, run: String, number: Int, screen: String, option: String?,
    criterion: String?
  ) {
    (self.appraisal, self.person, self.run) = (appraisal, person, run)
    (self.number, self.screen) = (number, screen)
    (self.option, self.criterion) = (option, criterion)
  }

  /// Whether all that is named can be a name; what comes from a file may be anything.
  package var isSound: Bool {
    number >= 0
      && [person, run, screen, option, criterion].compactMap(\.self).allSatisfy(LedgerNames.isSafe)
  }

  /// The bytes that are signed; a hyphen stands for nothing, which is no name.
  var statement: [UInt8] {
    let place = "\(screen) \(option ?? "-") \(criterion ?? "-")"
    return Array("appraise.place.v1\n\(appraisal)\n\(person) \(run) \(number)\n\(place)\n".utf8)
  }
}

extension WriterKey {
  /// The signature on a place; nil only where the system has none to give.
  package func sign(_ place: SignedPlace) -> LineSignature? { sign(place.statement) }
}

extension SigningKey {
  /// Whether a signature is one by this key on a place.
  package func signed(_ place: SignedPlace, _ signature: LineSignature) -> Bool {
    signed(place.statement, signature)
  }
}
