import AppraisalModel
import StrictJSON
import Testing

@Suite struct TextFormTests {
  @Test(
    arguments: [
      ("pass", Answer.pass), ("fail", .fail), ("does-not-apply", .doesNotApply),
      ("do-not-know", .doNotKnow), ("rather-not", .ratherNot), ("75", .mark(75)), ("-3", .mark(-3)),
    ])
  func `an answer is decimal text or one of five words`(_ text: String, _ answer: Answer) {
    #expect(Answer(text) == answer)
    #expect(answer.description == text)
    #expect((answer.mark != nil) == (DecimalNumber(text) != nil))
  }

  @Test(arguments: ["", "Pass", "passed", "doesNotApply", "n/a", "1e2", "75 ", "nil"])
  func `other text is no answer`(_ text: String) {
    #expect(Answer(text) == nil)
  }

  @Test(
    arguments: [
      ("agreed", WeightHolder.agreed), ("body:council", .body("council")),
      ("assessor:m-3", .assessor("m-3")),
    ])
  func `a holder of weights is a word, with an id where there are several`(
    _ text: String, _ holder: WeightHolder
  ) {
    #expect(WeightHolder(text) == holder)
    #expect(holder.description == text)
  }

  @Test(
    arguments: [
      "", ":", "agreed:", "agreed:x", "body", "body:", "body:A", "body:a:b", "assessor:", "Agreed",
      "person:a",
    ])
  func `other text is no holder of weights`(_ text: String) {
    #expect(WeightHolder(text) == nil)
  }

  @Test func `rounds are keys of objects in decimal form`() throws {
    let rounds: [RoundNumber: Int] = [.solo: 1, RoundNumber(1): 2, RoundNumber(12): 3]
    let bytes = try StrictJSON.encode(rounds, style: .canonical)
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"0":1,"1":2,"12":3}"#)
    #expect(try StrictJSON.read([RoundNumber: Int].self, from: bytes) == rounds)
    #expect(RoundNumber(2) < RoundNumber(10))
  }

  @Test(arguments: ["", "x", "1.0", "+1", "01", "-1", "٣", "1 "])
  func `other text is no round`(_ text: String) {
    #expect(throws: DecodingFailure.self) {
      try StrictJSON.read([RoundNumber: Int].self, from: Array("{\"\(text)\":1}".utf8))
    }
  }

  @Test(
    arguments: [
      "{\"A\":{}}", "{\"-\":{}}", "{\"\":{}}",
    ])
  func `a key that is no identifier is refused`(_ text: String) {
    #expect(throws: DecodingFailure.self) {
      try StrictJSON.read([OptionID: Marking].self, from: Array(text.utf8))
    }
  }
}
