import AppraisalModel
import Glibc
import StrictJSON
import Testing

@Suite struct CodingTests {
  @Test func `what is empty is left out`() throws {
    #expect(try canonical(Marking()) == "{}")
    #expect(try canonical(Ballot()) == "{}")
    #expect(
      try canonical(Option(id: "a", label: "A"))
        == #"{"id":"a","label":"A","status":"active"}"#)
    #expect(try canonical(Scale()) == #"{"best":"100","worst":"0"}"#)
    #expect(try canonical(Blocker(label: "B")) == #"{"label":"B"}"#)
    #expect(
      try canonical(Appraisal())
        == #"{"document":{"format":"appraise.case","question":{},"version":3}}"#)
  }

  @Test func `what is left out reads back as empty`() throws {
    #expect(try decoded(Marking.self, "{}") == Marking())
    #expect(try decoded(Ballot.self, "{}") == Ballot())
    #expect(
      try decoded(Option.self, #"{"id":"a","label":"A","status":"active"}"#)
        == Option(id: "a", label: "A"))
    #expect(try decoded(Scale.self, #"{"best":"100","worst":"0"}"#) == Scale())
    #expect(try decoded(Blocker.self, #"{"label":"B","lifted":true}"#).lifted)
  }

  @Test func `what is written empty reads as left out`() throws {
    let text = #"{"handedIn":false,"markings":{"stay":{"care":{"reason":"","evidence":[]}}}}"#
    let ballot = try decoded(Ballot.self, text)
    #expect(ballot["stay", "care"] == Marking())
  }

  @Test func `missing stays apart from zero`() throws {
    var ballot = Ballot()
    ballot["stay", "care"] = Marking(answer: .mark(0))
    ballot["stay", "time"] = Marking(reason: "Not yet.")
    let text = try canonical(ballot)
    #expect(
      text == #"{"markings":{"stay":{"care":{"answer":"0"},"time":{"reason":"Not yet."}}}}"#)
    #expect(try decoded(Ballot.self, text) == ballot)
  }

  @Test(
    arguments: [
      (
        #"{"id":"a","label":"A","status":"best"}"#, "status",
        ["active", "baseline", "discounted", "blocked", "later"]
      ),
      (
        #"{"id":"a","label":"A","status":"active","facts":[{"kind":"vat","answer":"maybe"}]}"#,
        "facts[0].answer", ["yes", "no", "not-known"]
      ),
      (
        #"{"id":"a","label":"A","status":"active","facts":[{"kind":"tax","answer":"no"}]}"#,
        "facts[0].kind",
        [
          "employer", "contract-holder", "pooled-fund", "lead-commissioner", "asset-holding",
          "vat", "pension",
        ]
      ),
    ])
  func `an unknown word lists the allowed ones`(
    _ text: String, _ path: String, _ allowed: [String]
  ) {
    #expect {
      try decoded(Option.self, text)
    } throws: { error in
      guard let failure = error as? DecodingFailure,
        case .unknownWord(_, let listed, _) = failure.kind
      else { return false }
      return listed == allowed && failure.path == path
    }
  }

  @Test(
    arguments: [
      (#"{"best":100,"worst":"0"}"#, "best"), (#"{"best":"1e2","worst":"0"}"#, "best"),
      (#"{"best":"100","worst":"-"}"#, "worst"),
    ])
  func `a number that is not decimal text is refused where it stands`(
    _ text: String, _ path: String
  ) {
    #expect {
      try decoded(Scale.self, text)
    } throws: { error in
      (error as? DecodingFailure)?.path == path
    }
  }

  @Test(
    arguments: [
      #"{"id":"Not a slug","label":"A","status":"active"}"#,
      #"{"id":"a","label":"A","status":"active","colour":"red"}"#,
      #"{"label":"A","status":"active"}"#, #"{"id":"a","label":"A"}"#,
    ])
  func `an option with a bad, unknown or missing key is refused`(_ text: String) {
    #expect(throws: DecodingFailure.self) { try decoded(Option.self, text) }
  }

  @Test func `a whole appraisal keeps its canonical bytes`() throws {
    var appraisal = try Sample.appraisal(roundIn: .revealed)
    try appraisal.apply(
      .weights(.weigh(holder: .assessor("mo"), criterion: "care", old: nil, new: 30)))
    try appraisal.apply(
      .weights(.weigh(holder: .body("nhs"), criterion: "good", old: nil, new: 30)))
    let agreed = AgreedScore(mark: 20, reason: "So.")
    try appraisal.apply(.marks(.agree(option: "join", criterion: "time", old: nil, new: agreed)))
    let text = try canonical(appraisal)
    let back = try decoded(Appraisal.self, text)
    #expect(back == appraisal)
    #expect(try canonical(back) == text)
    #expect(text.contains(#""ballots":{"1":{"mo":{"markings":{"stay":{"care":{"answer":"5"}}}}}}"#))
    #expect(
      text.contains(
        #""weights":{"assessor:mo":{"care":"30"},"body:nhs":{"good":"30"}}"#))
  }

  // What nobody reads is missed only where a sample says something in it.
  @Test func `every member of every type comes back`() throws {
    let source = SourceReference(paper: "p", place: "3.1")
    let review = Review(months: 12, day: "2011-03-31", words: "All.", source: source)
    let equality = EqualityAssessment(day: "2010-03-01", version: "2", words: "No.", source: source)
    var decision = Sample.decision
    decision.round = RoundNumber(2)
    let flow = CashFlow(id: "f", label: "Staff", option: "join", kind: .saving, amounts: [7])
    #expect(try decoded(Review.self, canonical(review)) == review)
    #expect(try decoded(EqualityAssessment.self, canonical(equality)) == equality)
    #expect(try decoded(Decision.self, canonical(decision)) == decision)
    #expect(try decoded(CashFlow.self, canonical(flow)) == flow)
    var document = Sample.document
    for element in Sample.elements { document[element.kind] = [element] }
    #expect(try decoded(CaseDocument.self, canonical(document)) == document)
    var members = Members()
    for (edit, text) in Sample.published {
      #expect(try decoded(Edit.self, text) == edit)
      members.note(edit)
    }
    for value in [document, review, equality, decision, flow] as [Any] { members.note(value) }
    #expect(members.all.subtracting(members.filled).sorted() == [])
    #expect(members.all.count > 150)
  }

  private struct Members {
    var all: Set<String> = []
    var filled: Set<String> = []

    /// Notes what a value is made of, and what of that says something; whether it does itself.
    @discardableResult
    mutating func note(_ value: Any) -> Bool {
      let mirror = Mirror(reflecting: value)
      if mirror.displayStyle == .struct {
        for child in mirror.children {
          let name = "\(type(of: value)).\(child.label ?? "")"
          all.insert(name)
          if note(child.value) { filled.insert(name) }
        }
        return true
      }
      var says = false
      for child in mirror.children where note(child.value) { says = true }
      switch mirror.displayStyle {
      case .optional, .collection, .dictionary: return says
      default: return value as? String != "" && value as? Bool != false
      }
    }
  }

  @Test func `the shipped case keeps everything when it is read and written`() throws {
    let bytes = Self.bytes(of: "data/cases/mk-2010.json")
    let document = try StrictJSON.read(CaseDocument.self, from: bytes)
    #expect(document.violations() == [])
    #expect(document.id == "mk-2010")
    #expect(document.appraisedOptions.count >= 6)
    let written = try StrictJSON.encode(document, style: .canonical)
    #expect(try StrictJSON.read(CaseDocument.self, from: written) == document)
    let authored = try StrictJSON.parse(bytes)
    #expect(StrictJSON.write(authored, style: .canonical) == written)
  }

  private static func bytes(of path: String) -> [UInt8] {
    let top = String(#filePath).split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    guard let stream = fopen(top.joined(separator: "/") + "/" + path, "rb") else { return [] }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
