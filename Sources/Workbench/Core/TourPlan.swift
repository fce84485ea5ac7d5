/// What a tour of a demonstration has to know of it.
package struct TourPlan: Equatable, Sendable {
  /// Where the demonstration lies.
  package var folder: String
  /// Whether it stays there when the person leaves.
  package var isKept: Bool
  /// For whom the person sits.
  package var host: String

  package init(folder: String, isKept: Bool, host: String) {
    self.folder = folder
    self.isKept = isKept
    self.host = host
  }

  /// What becomes of the demonstration at the end, in a sentence.
  package var fate: String {
    isKept ? "It is kept in \(folder)." : "It lies in \(folder) and is removed when you leave."
  }
}
