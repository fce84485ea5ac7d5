/// The characters of a look-alike key, one at a time, so that two texts are compared no further than
/// they are alike.
struct LookAlikeScalars: Sequence, IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  private var lowered: String.UnicodeScalarView.Iterator?
  private var ahead: Unicode.Scalar?

  init(_ text: String) {
    scalars = text.unicodeScalars.makeIterator()
  }

  mutating func next() -> Unicode.Scalar? {
    let scalar = ahead ?? single()
    ahead = nil
    guard scalar == "r" else { return scalar }
    let following = single()
    if following == "n" { return "m" }
    ahead = following
    return scalar
  }

  /// The next character, before r and n have become m.
  private mutating func single() -> Unicode.Scalar? {
    while let lower = lower() {
      switch lower {
      case "0": return "o"
      case "1", "i", "|", "ı": return "l"
      case "-", "‐", "‑", "–", "—", "−": return "-"
      case "'", "‘", "’", "`", "´": return "'"
      case "!"..."~": return lower
      default:
        if !DisplayText.isPassedOver(lower) { return lower }
      }
    }
    return nil
  }

  private mutating func lower() -> Unicode.Scalar? {
    if let scalar = lowered?.next() { return scalar }
    lowered = nil
    guard let scalar = scalars.next() else { return nil }
    let alike = DisplayText.latinLookAlike(scalar)
    if alike.isASCII {
      return "A"..."Z" ~= alike ? displayScalar(alike.value + 0x20) : alike
    }
    var all = alike.properties.lowercaseMapping.unicodeScalars.makeIterator()
    let first = all.next()
    lowered = all
    return first
  }
}
