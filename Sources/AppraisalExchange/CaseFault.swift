package import AppraisalModel
package import StrictJSON

/// Why a file cannot be read as a case, and where.
package struct CaseFault: Error, Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// The file holds nothing but blanks.
    case empty
    /// The file is JSON but does not say that it is a case; with what it says instead.
    case notACase(format: String?)
    /// The format has a version that this program does not know.
    case version(Int, newest: Int)
    /// The value is null, which cases do not use.
    case null
    /// The file is not JSON, or its JSON does not have the shape of a case.
    case misshapen(DecodingFailure.Kind)
    /// The case breaks a rule that holds in every case; with the identifiers that would be right
    /// where one is not known.
    case broken(InvariantViolation.Kind, known: [String])
  }

  package var kind: Kind
  /// The name of the file.
  package var file: String
  /// Where in the case: `options[3].status`; empty for the whole.
  package var path: String
  package var position: TextPosition

  package init(_ kind: Kind, file: String, path: String, position: TextPosition) {
    self.kind = kind
    self.file = file
    self.path = path
    self.position = position
  }

  /// The line, counted from 1.
  package var line: Int { position.line }
  /// The column in Unicode scalars, counted from 1.
  package var column: Int { position.column }
}
