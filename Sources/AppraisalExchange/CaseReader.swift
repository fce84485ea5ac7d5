package import AppraisalModel
import StrictJSON

/// Reads cases from files, and says where a file is wrong.
package enum CaseReader {
  /// The largest file, deepest nesting and number of values that are read.
  static let limits = JSONLimits(maximumBytes: 8 << 20, maximumDepth: 16, maximumValues: 200_000)
  /// The most faults that are told of one file.
  static let mostFaults = 100

  /// Reads a case, or throws the first fault of the file.
  ///
  /// Nothing is passed over: an unknown key, a null and a repeated key are faults. A case of an
  /// earlier version becomes one of the newest.
  package static func read(
    _ bytes: [UInt8], named file: String
  ) throws(CaseFault) -> CaseDocument {
    let file = CaseFile(name: file, bytes: bytes)
    let (document, root) = try file.decoded()
    if let first = file.broken(document, root, atMost: 1).first { throw first }
    return document
  }

  /// What is wrong with a file, in its order; empty when it holds a sound case.
  ///
  /// No more than the first hundred faults are told.
  /// A file that does not have the shape of a case has one fault: the rest cannot be judged.
  package static func faults(in bytes: [UInt8], named file: String) -> [CaseFault] {
    let file = CaseFile(name: file, bytes: bytes)
    do {
      let (document, root) = try file.decoded()
      return file.broken(document, root, atMost: mostFaults)
    } catch {
      return [error]
    }
  }
}

/// The bytes of a file that may hold a case.
private struct CaseFile {
  let name: String
  let bytes: [UInt8]

  func decoded() throws(CaseFault) -> (CaseDocument, JSONNode) {
    let root = try parsed()
    try checkHeader(root)
    if let (path, node) = root.firstNull() { throw fault(.null, at: path, node.offset) }
    let newest = CaseMigration.newest(root)
    do {
      return (try StrictJSON.read(CaseDocument.self, from: newest), newest)
    } catch {
      throw fault(.misshapen(error.kind), at: error.path, error.offset)
    }
  }

  private func parsed() throws(CaseFault) -> JSONNode {
    let blanks: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20]
    guard !bytes.allSatisfy(blanks.contains) else { throw fault(.empty, at: "", 0) }
    do {
      return try StrictJSON.parse(bytes, limits: CaseReader.limits)
    } catch {
      throw fault(.misshapen(.notJSON(error.kind)), at: "", error.offset)
    }
  }

  // Format and version come first: what a newer version adds is not called unknown.
  private func checkHeader(_ root: JSONNode) throws(CaseFault) {
    let format = root["format"]
    guard format?.text == CaseDocument.formatName else {
      throw fault(
        .notACase(format: format?.text), at: format == nil ? "" : "format",
        (format ?? root).offset)
    }
    let newest = CaseDocument.newestVersion
    if let node = root["version"], let version = node.integer, !(1...newest).contains(version) {
      throw fault(.version(version, newest: newest), at: "version", node.offset)
    }
  }

  func broken(_ document: CaseDocument, _ root: JSONNode, atMost count: Int) -> [CaseFault] {
    document.violations()
      .map { (violation: $0, offset: root.deepest(along: $0.path).offset) }
      .enumerated()
      .sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
      .prefix(count)
      .map { _, found in
        fault(
          .broken(found.violation.kind, known: document.known(to: found.violation)),
          at: found.violation.path, found.offset)
      }
  }

  private func fault(_ kind: CaseFault.Kind, at path: String, _ offset: Int) -> CaseFault {
    CaseFault(kind, file: name, path: path, position: TextPosition(of: offset, in: bytes))
  }
}

extension CaseDocument {
  /// The identifiers that could stand where an unknown one does.
  fileprivate func known(to violation: InvariantViolation) -> [String] {
    guard case .unknown(let what, _) = violation.kind else { return [] }
    return switch what {
    case "option": options.map(\.id.text)
    case "criterion" where violation.path.hasSuffix(".parent"):
      criteria.filter { $0.kind == .objective }.map(\.id.text)
    case "criterion": criteria.map(\.id.text)
    case "service": services.map(\.id.text)
    case "body": bodies.map(\.id.text)
    case "scenario": money.scenarios.map(\.id.text)
    case "paper": papers.map(\.id.text)
    default: []
    }
  }
}
