import AppraisalFindings
package import AppraisalModel

/// What is said of the keys by which people write.
///
/// It is never said that somebody is proved to be
/// anybody.
package enum KeyWords {
  /// How a person was known in the sittings of a key, by the words of their headers.
  package static func known(_ words: [String]) -> String {
    let said = words.map { word in
      switch word {
      case "login": "known by their own login"
      case "said": "who they are was said"
      case "ssh-key": "known by an SSH key"
      case "shared": "on a shared machine"
      case "on-behalf": "entered on their behalf"
      default: "known as \(word)"
      }
    }
    return said.isEmpty ? "how they were known is not said" : Numbers.list(said)
  }
}

extension KeyCodeRefusal {
  /// Why no key is meant, and what to do.
  package var sentence: String {
    switch self {
    case .unknown(let code):
      "Nobody asks for a key with the code \(code). Read it again from the machine that asked."
    case .several(let code):
      "Several keys have the code \(code), which does not happen by chance. Confirm none of them,"
        + " and have the person ask again from another machine."
    }
  }
}
