import AppraisalExchange
import SeededRandom
import AppraisalModel
import StrictJSON
import Testing

/// The short way of reading an edit leads to the same edit as the general one, or to none.
@Suite struct EditReaderTests {
  private static let documents = [
    #"{"mark":{"new":"70","old":"7.5","place":{"assessor":"ann","criterion":"c","option":"o","round":0}}}"#,
    #"{"mark":{"new":"do-not-know","place":{"assessor":"ann","criterion":"c","option":"community-foundation-trust","round":12}}}"#,
    #"{"mark":{"old":"pass","place":{"assessor":"ann","criterion":"c","option":"o","round":1}}}"#,
    #"{"mark":{"place":{"assessor":"ann","criterion":"c","option":"o","round":1}}}"#,
    #"{"reason":{"new":"Café, 3 % “x”","place":{"assessor":"a","criterion":"c","option":"o","round":0}}}"#,
    #"{"reason":{"new":"","old":"x","place":{"assessor":"a","criterion":"c","option":"o","round":0}}}"#,
    #"{"rest":{"new":["e1","what-integration-does"],"old":["e2"],"place":{"assessor":"a","criterion":"c","option":"o","round":0}}}"#,
    #"{"weigh":{"criterion":"c","holder":"agreed","new":"30","old":"-0.25"}}"#,
    #"{"weigh":{"criterion":"c","holder":"assessor:ann-marie-of-the-north","old":"30"}}"#,
    #"{"weigh":{"criterion":"c","holder":"body:council"}}"#,
  ]

  private static func general(_ bytes: [UInt8]) -> Edit? {
    guard let tree = try? StrictJSON.parse(bytes) else { return nil }
    return try? StrictJSON.read(Edit.self, from: tree)
  }

  @Test(arguments: documents)
  func `a frequent edit is read the short way`(_ text: String) throws {
    let bytes = Array(text.utf8)
    var frequent = FrequentEdits()
    let edit = frequent.edit(bytes.span)
    let again = frequent.edit(bytes.span)
    #expect(edit != nil && edit == Self.general(bytes))
    #expect(again == edit)
  }

  @Test(arguments: [
    #"{"reason":{"new":"a \"b\"","place":{"assessor":"a","criterion":"c","option":"o","round":0}}}"#,
    #"{"handIn":{"assessor":"a","round":1}}"#, #"{ "handIn":{"assessor":"a","round":1}}"#,
    #"{"mark":{"place":{"assessor":"a","criterion":"c","option":"o","round":1},"new":null}}"#,
  ])
  func `other edits are read the general way`(_ text: String) throws {
    let bytes = Array(text.utf8)
    var (frequent, reader) = (FrequentEdits(), EditReader())
    let short = frequent.edit(bytes.span)
    let edit = reader.edit(bytes.span)
    #expect(short == nil)
    #expect(edit != nil && edit == Self.general(bytes))
  }

  @Test(arguments: [
    "", "{}", "[", #"{"mark":{}}"#, #"{"unheard":{"of":1}}"#,
    #"{"mark":{"later":1,"place":{"assessor":"a","criterion":"c","option":"o","round":1}}}"#,
    #"{"mark":{"new":"7x","place":{"assessor":"a","criterion":"c","option":"o","round":1}}}"#,
    #"{"mark":{"new":"7","place":{"assessor":"A","criterion":"c","option":"o","round":1}}}"#,
    #"{"weigh":{"criterion":"c","holder":"nobody","new":"3"}}"#,
  ])
  func `what this program does not know is no edit`(_ text: String) {
    var reader = EditReader()
    let bytes = Array(text.utf8)
    let edit = reader.edit(bytes.span)
    #expect(edit == nil)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `whatever is read the short way is read the same the general way`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let signs = Array("{}[]\",:\\0123456789-abcdefg\u{1}é .A".utf8)
    var accepted = 0
    var frequent = FrequentEdits()
    for round in 0..<20_000 {
      var bytes = Array(Self.documents[round % Self.documents.count].utf8)
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let sign = signs[Int.random(in: 0..<signs.count, using: &random)]
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = sign
      case 1: bytes.insert(sign, at: place)
      default: bytes.remove(at: place)
      }
      guard (try? UTF8Span(validating: bytes.span)) != nil,
        let edit = frequent.edit(bytes.span)
      else { continue }
      accepted += 1
      #expect(
        edit == Self.general(bytes), "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(accepted > 1000)
  }
}
