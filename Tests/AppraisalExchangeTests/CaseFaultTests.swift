import AppraisalExchange
import Testing

/// A small sound case, and what is written wrong in it.
struct Slip: Sendable, CustomTestStringConvertible {
  static let sound = """
    {
      "format": "appraise.case",
      "version": 3,
      "id": "small",
      "title": "A small case",
      "question": { "words": "Which?", "deadline": "2010-03-31" },
      "papers": [{ "id": "paper", "title": "A paper" }],
      "services": [{ "id": "nursing", "label": "Nursing" }],
      "options": [
        { "id": "stay", "label": "Stay", "status": "baseline" },
        { "id": "move", "label": "Move", "status": "active",
          "summary": "It moves.",
          "effects": [{ "service": "nursing", "words": "More." }] }
      ],
      "criteria": [
        { "id": "good", "kind": "objective", "label": "Good" },
        { "id": "care", "parent": "good", "kind": "scored", "label": "Care",
          "scale": { "worst": "0", "best": "100", "anchors": [{ "at": "50", "words": "So so" }] } }
      ],
      "evidence": [{ "id": "e1", "label": "One", "source": { "paper": "paper", "place": "1" } }]
    }

    """

  var name: String
  var right: String
  var wrong: String
  var words: String

  init(_ name: String, _ right: String, _ wrong: String, _ words: String) {
    self.name = name
    self.right = right
    self.wrong = wrong
    self.words = words
  }

  var testDescription: String { name }

  /// The case with its first such text replaced.
  var bytes: [UInt8] {
    let whole = Array(Self.sound.utf8)
    let part = Array(right.utf8)
    let start = whole.indices.first { whole[$0...].starts(with: part) } ?? whole.count
    return whole[..<start] + Array(wrong.utf8) + whole[start...].dropFirst(part.count)
  }
}

@Suite struct CaseFaultTests {
  static let slips = [
    Slip(
      "a missing comma", #""version": 3,"#, #""version": 3"#,
      "line 4, column 3: "
        + #"Found " where a comma or } must stand. Correct it there or just before."#),
    Slip(
      "a comma at the end", #""title": "A paper" }]"#, #""title": "A paper", }]"#,
      "line 7, column 51: "
        + "Found } where a key in quotation marks must stand. Correct it there or just "
        + "before."),
    Slip(
      "a duplicate id", #""id": "move""#, #""id": "stay""#,
      "line 11, column 13: "
        + #"options[1].id: the id "stay" is already taken. Give each its own."#),
    Slip(
      "an unknown reference", #""parent": "good""#, #""parent": "god""#,
      "line 17, column 31: "
        + #"criteria[1].parent: there is no criterion "god". Known: good. Correct the id, "#
        + "or add what it names."),
    Slip(
      "an option that is a variant of itself", #""summary""#, #""variantOf": "move", "summary""#,
      "line 12, column 20: "
        + #"options[1].variantOf: "move" cannot stand here: it names itself. "#
        + "Correct the id, or add what it names."),
    Slip(
      "an unknown service", #""service": "nursing""#, #""service": "nursery""#,
      "line 13, column 32: "
        + #"options[1].effects[0].service: there is no service "nursery". Known: nursing. "#
        + "Correct the id, or add what it names."),
    Slip(
      "an unknown paper", #""paper": "paper""#, #""paper": "other""#,
      "line 20, column 67: "
        + #"evidence[0].source.paper: there is no paper "other". Known: paper. Correct "#
        + "the id, or add what it names."),
    Slip(
      "an unknown field", #""summary""#, #""sumary""#,
      "line 12, column 7: "
        + #"options[1] has the unknown key "sumary". Did you mean "summary"?"#),
    Slip(
      "an unlike field", #""summary""#, #""colour""#,
      "line 12, column 7: "
        + #"options[1] has the unknown key "colour". Remove it, or correct its name."#),
    Slip(
      "a wrong type", #""label": "Move""#, #""label": ["Move"]"#,
      "line 11, column 30: "
        + "options[1].label must be text; it is a list."),
    Slip(
      "a number for text", #""best": "100""#, #""best": 100"#,
      "line 18, column 40: "
        + "criteria[1].scale.best must be text; it is a number. Write it in quotation "
        + "marks."),
    Slip(
      "a bad id", #""id": "e1""#, #""id": "E 1""#,
      "line 20, column 24: "
        + "evidence[0].id: an id is 1 to 64 small letters, digits and hyphens, and does "
        + "not begin with a hyphen. Correct it."),
    Slip(
      "a bad number", #""best": "100""#, #""best": "1e2""#,
      "line 18, column 40: "
        + "criteria[1].scale.best: a number is written as text with digits and at most "
        + #"one point: "7.5". Correct it."#),
    Slip(
      "an unknown word", #""status": "active""#, #""status": "activ""#,
      "line 11, column 48: "
        + #"options[1].status is "activ"; it must be "active", "baseline", "discounted", "#
        + #""blocked" or "later". Did you mean "active"?"#),
    Slip(
      "an unlike word", #""kind": "scored""#, #""kind": "x""#,
      "line 17, column 47: "
        + #"criteria[1].kind is "x"; it must be "objective", "scored", "hurdle" or "#
        + #""information"."#),
    Slip(
      "a newer version", #""version": 3"#, #""version": 4, "new": true"#,
      "line 3, column 14: "
        + "The case has version 4 of the format; this program reads up to 3. Use a newer "
        + "program to read it."),
    Slip(
      "a version that never was", #""version": 3"#, #""version": 0"#,
      "line 3, column 14: "
        + #"The format has no version 0. Write "version": 3."#),
    Slip(
      "no version", "  \"version\": 3,\n", "",
      "line 1, column 1: "
        + #"The document lacks "version". Add it."#),
    Slip(
      "no format", "  \"format\": \"appraise.case\",\n", "",
      "line 1, column 1: "
        + #"The file is not a case: it has no "format". A case begins with "format": "#
        + #""appraise.case"."#),
    Slip(
      "another format", "appraise.case", "appraise.record",
      "line 2, column 13: "
        + #"The file is not a case: its format is "appraise.record". A case begins with "#
        + #""format": "appraise.case"."#),
    Slip(
      "a duplicate key", #""title": "A small"#, #""id": "x", "title": "A small"#,
      "line 5, column 3: "
        + #"The key "id" stands twice in one object; keep one."#),
    Slip(
      "a null", #""deadline": "2010-03-31""#, #""deadline": null"#,
      "line 6, column 48: "
        + "question.deadline is null. Leave the key out where nothing is to be said."),
    Slip(
      "a bad date", "2010-03-31", "2010-02-30",
      "line 6, column 48: "
        + #"question.deadline: "2010-02-30" is not a day. Write it as 2010-03-31."#),
    Slip(
      "no title", #""title": "A small case""#, #""title": """#,
      "line 5, column 12: "
        + "title: the title is missing. Add it."),
    Slip(
      "no label", #", "label": "Stay""#, "",
      "line 10, column 5: "
        + "options[0].label: the label is missing. Add it."),
    Slip(
      "no id", #""id": "care", "#, "",
      "line 17, column 5: "
        + #"criteria[1] lacks "id". Add it."#),
    Slip(
      "no reason", #""status": "active""#, #""status": "later""#,
      "line 11, column 5: "
        + "options[1].statusReason: an option that is discounted, blocked or later needs "
        + "a reason. Add it."),
    Slip(
      "an anchor off the scale", #""at": "50""#, #""at": "150""#,
      "line 18, column 16: "
        + "criteria[1].scale: the anchor at 150 is not a mark of the scale. Correct the "
        + "scale."),
    Slip(
      "a scale without length", #""best": "100", "#, #""best": "0", "#,
      "line 18, column 16: "
        + "criteria[1].scale: the worst and the best mark are the same. Correct the "
        + "scale."),
    Slip(
      "no scale", #""kind": "objective""#, #""kind": "scored""#,
      "line 16, column 5: "
        + "criteria[0].scale: the scale is missing. Add it."),
    Slip(
      "a tree in a circle", #""kind": "objective""#, #""kind": "objective", "parent": "good""#,
      "line 16, column 52: "
        + #"criteria[0].parent: "good" cannot stand here: a parent is an objective, and "#
        + "nothing stands under itself. Name an objective, or leave the parent out."),
    Slip(
      "something after the end", "}\n", "} x",
      "line 13, column 65: "
        + "Found x where a comma or ] must stand. Correct it there or just before."),
    Slip(
      "a control character", "It moves.", "It \u{07}moves.",
      "line 12, column 22: "
        + "Text holds the byte 0x07 as it is; write it as an escape."),
    Slip(
      "an escape that JSON lacks", "It moves.", #"It \moves."#,
      "line 12, column 22: "
        + "JSON has no such escape; write a backslash in text as two backslashes."),
    Slip(
      "a hostile word", #""status": "active""#, "\"status\": \"\u{202E}evitca\"",
      "line 11, column 48: "
        + #"options[1].status is "\u202eevitca"; it must be "active", "baseline", "#
        + #""discounted", "blocked" or "later"."#),
    Slip(
      "a hostile key", #""summary""#, "\"\\u001b[2J\"",
      "line 12, column 7: "
        + #"options[1] has the unknown key "\u001b[2J". Remove it, or correct its name."#),
  ]

  @Test(arguments: slips) func `a fault is said with its place, what is expected and what to do`(
    _ slip: Slip
  ) throws {
    let first = try #require(CaseReader.faults(in: slip.bytes, named: "a.json").first)
    #expect(first.sentence == "a.json, " + slip.words)
    #expect(throws: first) { try CaseReader.read(slip.bytes, named: "a.json") }
  }

  @Test func `the case that the slips are made in is sound`() {
    #expect(CaseReader.faults(in: Array(Slip.sound.utf8), named: "a.json") == [])
  }

  static let files: [(name: String, bytes: [UInt8], words: String)] = [
    ("empty", [], "line 1, column 1: The file is empty. Choose a file that holds a case."),
    (
      "blank", Array(" \n\t\r\n".utf8),
      "line 1, column 1: The file is empty. Choose a file that holds a case."
    ),
    (
      "plain text", Array("Option 1: stay".utf8),
      "line 1, column 1: Found O where a value must stand. Correct it there or just before."
    ),
    (
      "a list", Array("[]".utf8),
      "line 1, column 1: The file is not a case: it has no \"format\". "
        + "A case begins with \"format\": \"appraise.case\"."
    ),
    (
      "a byte order mark", [0xEF, 0xBB, 0xBF] + Array(Slip.sound.utf8),
      "line 1, column 1: The document begins with a byte order mark; "
        + "save it as UTF-8 without one."
    ),
    (
      "not UTF-8", Array("{\n  \"title\": \"Caf".utf8) + [0xE9] + Array("\"}".utf8),
      "line 2, column 16: The bytes are not UTF-8; save the document as UTF-8."
    ),
    (
      "too deep", Array(String(repeating: "[", count: 40).utf8),
      "line 1, column 17: Lists and objects are nested more than 16 deep."
    ),
    (
      "cut short", Array(Slip.sound.utf8.prefix(700)),
      "line 18, column 56: The document ends in the middle of a value. "
        + "The file may be cut short; fetch it again."
    ),
  ]

  @Test(arguments: files.indices) func `a file that is no case is said to be none`(
    _ index: Int
  ) {
    let file = Self.files[index]
    let faults = CaseReader.faults(in: file.bytes, named: "a.json")
    #expect(faults.map(\.sentence) == ["a.json, " + file.words], "\(file.name)")
  }

  @Test func `a file that is larger than the limit is refused`() {
    let bytes = Array(Slip.sound.utf8) + [UInt8](repeating: 0x20, count: 8 << 20)
    let fault = CaseReader.faults(in: bytes, named: "a.json").first
    #expect(fault?.words == "The document has \(bytes.count) bytes; at most 8388608 are read.")
  }

  @Test func `every beginning of a case is refused and nothing stops the program`() {
    let whole = Array(Slip.sound.utf8.dropLast(2))
    for count in whole.indices {
      let faults = CaseReader.faults(in: Array(whole[..<count]), named: "a.json")
      #expect(faults.count == 1, "the first \(count) bytes")
    }
  }

  @Test func `several faults are told in the order of the file`() {
    let text = Slip.sound.replacing(#""parent": "good""#, with: #""parent": "god""#)
      .replacing(#""title": "A small case""#, with: #""title": """#)
      .replacing(#""paper": "paper""#, with: #""paper": "other""#)
      .replacing(#""service": "nursing""#, with: #""service": "nursery""#)
      .replacing(#""id": "care""#, with: #""id": "good""#)
    let faults = CaseReader.faults(in: Array(text.utf8), named: "a.json")
    #expect(
      faults.map(\.path) == [
        "title", "options[1].effects[0].service", "criteria[1].id", "criteria[1].parent",
        "evidence[0].source.paper",
      ])
    #expect(faults.map(\.line) == [5, 13, 17, 17, 20])
  }

  @Test func `no more than the first hundred faults are told`() {
    let option = #"{ "id": "stay", "label": "Stay", "status": "baseline" },"#
    let text = Slip.sound.replacing(option, with: String(repeating: option + "\n", count: 150))
    let faults = CaseReader.faults(in: Array(text.utf8), named: "a.json")
    #expect(faults.map(\.path) == (1...100).map { "options[\($0)].id" })
  }

  @Test func `what a file says is made visible and kept short`() {
    let long = String(repeating: "\u{202E}x", count: 5000)
    let text = Slip.sound.replacing(#""parent": "good""#, with: "\"\(long)\": 1")
    let fault = CaseReader.faults(in: Array(text.utf8), named: "a\u{1B}[2J.json").first
    let sentence = fault?.sentence ?? ""
    #expect(sentence.hasPrefix("a‹U+001B›[2J.json, line 17, column 21: criteria[1] has "))
    #expect(sentence.count < 600)
    #expect(!sentence.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }
}
