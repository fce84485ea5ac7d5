/// Who somebody is by the name of their login, or by a name that was given in its place.
///
/// Two names that differ in a single byte are two people. A name that is an identifier already stays
/// as it is; any other becomes one that says which characters stood where: `ann.lee` is
/// `ann-lee--3x2e`, because character 3 is a full stop.
package enum LoginName {
  private static let limit = 64

  /// The identifier of a name, or nil for none at all.
  package static func id(_ name: String) -> AssessorID? {
    if let plain = AssessorID(name) {
      return isMarked(name) ? apart(from: plain) : plain
    }
    guard !name.isEmpty else { return nil }
    var stem = ""
    var marks: [String] = []
    for (place, scalar) in name.unicodeScalars.enumerated() {
      if isPlain(scalar), place > 0 || scalar != "-" {
        stem.unicodeScalars.append(scalar)
        continue
      }
      stem += replacement(scalar, at: place)
      marks.append("\(place)x\(String(scalar.value, radix: 16))")
    }
    let text = "\(stem)--\(marks.joined(separator: "-"))"
    return AssessorID(text)
      ?? AssessorID("\(stem.prefix(limit - 19))--h\(hash(name))")
  }

  /// The identifier of a name as somebody types it for another; nil for one with blanks, and for none.
  package static func typed(_ name: String) -> AssessorID? {
    name.contains(where: \.isWhitespace) ? nil : id(name)
  }

  /// Another identifier than that of a plain name, for whoever has the name where somebody else
  /// stands under it.
  package static func apart(from id: AssessorID) -> AssessorID? {
    AssessorID("\(id.text.prefix(limit - 3))--p")
  }

  /// The identifier that earlier versions made of a login, several logins the same one; nil for
  /// none.
  package static func former(_ login: String) -> AssessorID? {
    let letters = login.lowercased().unicodeScalars.map { scalar -> Character in
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      return isPlain ? Character(scalar) : "-"
    }
    return AssessorID(String(String(letters).drop { $0 == "-" }.prefix(limit)))
  }

  /// An identifier without what says which characters stood where.
  package static func stem(of id: AssessorID) -> String {
    guard isMarked(id.text), let marks = lastMarks(id.text) else { return id.text }
    return String(id.text.dropLast(marks.count + 2))
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-"
  }

  /// What stands for a character in the readable part.
  private static func replacement(_ scalar: Unicode.Scalar, at place: Int) -> String {
    if ("A"..."Z").contains(scalar) { return scalar.properties.lowercaseMapping }
    return place == 0 ? "x" : "-"
  }

  /// What stands behind the last two hyphens, or nil without them.
  private static func lastMarks(_ text: String) -> Substring? {
    var start: String.Index?
    var previous = text.startIndex
    for place in text.indices.dropFirst() {
      if text[place] == "-", text[previous] == "-" { start = text.index(after: place) }
      previous = place
    }
    return start.map { text[$0...] }
  }

  /// Whether a text ends as identifiers of other names do, so that it could be taken for one.
  private static func isMarked(_ text: String) -> Bool {
    guard let marks = lastMarks(text), let first = marks.first else { return false }
    if marks == "p" { return true }
    func isHexadecimal(_ part: Substring) -> Bool { part.allSatisfy(\.isHexDigit) && !part.isEmpty }
    if first == "h" { return marks.utf8.count == 17 && isHexadecimal(marks.dropFirst()) }
    return marks.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { mark in
      let parts = mark.split(separator: "x", omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy(\.isWholeNumber)
        && isHexadecimal(parts[1])
    }
  }

  /// The FNV-1a hash of a name that is too long to be written out, as 16 digits.
  private static func hash(_ name: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
