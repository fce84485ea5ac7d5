package import AppraisalModel
package import StrictJSON

package enum CaseWriter {
  /// The bytes of a file that holds a case: indented by two spaces, keys in alphabetical order,
  /// and a line feed at the end.
  ///
  /// Equal cases give equal bytes, and reading them gives an equal case. What is empty is left out.
  package static func bytes(of document: CaseDocument) throws(EncodingFailure) -> [UInt8] {
    try StrictJSON.encode(document, style: .pretty)
  }
}
