import AppraisalModel
import Testing

/// What is odd in the papers of the shipped cases is carried as notes and not corrected.
@Suite struct ShippedAnomaliesTests {
  /// A word from each anomaly, in the order of the notes.
  static let keywords: [(name: String, words: [String])] = [
    (
      "mk-2010",
      [
        "four and two", "10,999", "minus sign", "2009 refresh", "names its means",
        "shining examples", "reasons are not given", "contradict", "page break cuts a sentence",
        "invented",
      ]
    ),
    (
      "mk-2007",
      [
        "DEVELOPEMNT", "double negative", "Phase Two in one paragraph", "lead-in", "scope differs",
        "no legal person", "COO", "telephone", "table of options",
      ]
    ),
    (
      "wigan-2007",
      [
        "after the decision", "lists one only", "the answer is No", "have shifted",
        "date of the workshop", "shadow Board differs", "cut by a page break", "differ in wording",
        "innovate models", "not before", "struck out", "telephone",
      ]
    ),
    (
      "stockport-2007",
      [
        "garbled", "three names", "stands for three things", "section 4", "31 October 2007",
        "stray second bullet", "no verb", "also in the partnership", "several lines",
        "non-acute hospital", "GPSI", "four officers",
      ]
    ),
    (
      "wiltshire",
      [
        "no date", "say separate", "County Council", "Conclusions", "Figure 1", "environment",
        "affect", "DCE", "forums", "background papers", "adults only",
      ]
    ),
  ]

  @Test(arguments: keywords)
  func `every anomaly of the paper is a note`(_ name: String, _ words: [String]) throws {
    let notes = try ShippedCasesTests.document(name).notes.filter { $0.kind == .anomaly }
    #expect(notes.count == words.count)
    for (note, word) in zip(notes, words) {
      #expect(note.words.contains(word), "\(note.id.text): \(word)")
      #expect(note.source != nil, "\(note.id.text)")
    }
  }
}
