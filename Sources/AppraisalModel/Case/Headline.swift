/// The first line of something as plain text.
package struct Headline {
  package var text: String
  /// The names of the fields that need no line of their own.
  package var says: Set<String>

  /// A line in a form of its own.
  package init(_ text: String, saying fields: Set<String>) {
    self.text = text
    says = fields.union(["id", "label", "short"])
  }

  /// A line that names the kind and the thing, with what marks it out in brackets.
  package init(
    _ kind: String, _ id: some CustomStringConvertible, _ label: String, marks: [String] = [],
    after: String = "", saying fields: Set<String> = []
  ) {
    self.init("\(kind) \(id): " + Self.marked(label, marks) + after, saying: fields)
  }

  /// A text with words in brackets behind it, as far as there are any.
  package static func marked(_ text: String, _ marks: [String]) -> String {
    let present = marks.filter { !$0.isEmpty }
    return present.isEmpty ? text : "\(text) (\(present.joined(separator: ", ")))"
  }
}
