import AppraisalModel
import Testing

/// What is odd in the papers of the shipped cases is carried as notes and not corrected.
@Suite struct ShippedAnomaliesTests {
  /// A word from each anomaly, in the order of the notes.
  static let keywords: [(name: String, words: [String])] = [
    (
      "mk-2010",
      [
        "10,999", "minus sign", "2009 refresh", "names its means",
        "shining examples", "reasons are not given", "contradict", "invented",
      ]
    ),
    (
      "mk-2007",
      [
        "DEVELOPEMNT", "double negative", "Phase Two in one paragraph", "scope differs",
        "no legal person", "COO", "telephone", "table of options",
      ]
    ),
    (
      "wigan-2007",
      [
        "after the decision", "lists one only", "the answer is No",
        "date of the workshop", "shadow Board differs", "differ in wording", "innovate models",
        "not before", "telephone",
      ]
    ),
    (
      "stockport-2007",
      [
        "garbled", "three names", "stands for three things", "section 4", "31 October 2007",
        "no verb", "also in the partnership", "non-acute hospital", "GPSI", "four officers",
      ]
    ),
    (
      "wiltshire",
      [
        "no date", "say separate", "County Council", "Conclusions", "environment",
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

  @Test(arguments: ShippedCasesTests.names)
  func `what only a copy as text did to a paper is not odd in the paper`(_ name: String) throws {
    for note in try ShippedCasesTests.document(name).notes where note.kind == .anomaly {
      for fault in ["page break", "asterisk", "bullet", "split over", "have shifted", "plain text"]
      {
        #expect(!note.words.contains(fault), "\(note.id.text)")
      }
    }
  }

  @Test func `five examples and one success are what is odd about Torbay`() throws {
    let notes = try ShippedCasesTests.document("mk-2010").notes
    let torbay = try #require(notes.first { $0.words.contains("Torbay") })
    #expect(torbay.words.contains("five \"shining examples\""))
    #expect(torbay.words.contains("only one of them, Torbay's Care Trust"))
  }
}
