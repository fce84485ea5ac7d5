import AppraisalModel
import Testing

@Suite struct FreshNameTests {
  @Test func `a name is made of the words, in small letters of ASCII`() throws {
    let appraisal = try Sample.appraisal()
    #expect(appraisal.freshName(.option, from: "Join the Trust!") == "join-the-trust")
    #expect(appraisal.freshName(.option, from: "Zürich & Genève") == "zurich-geneve")
    #expect(appraisal.freshName(.evidence, from: "...") == "evidence")
    let long = appraisal.freshName(.note, from: String(repeating: "word ", count: 30))
    #expect(long.count < 45 && long.hasPrefix("word-word"))
  }

  @Test func `a name that is taken gets a number`() throws {
    let appraisal = try Sample.appraisal()
    #expect(appraisal.freshName(.option, from: "Stay") == "stay-2")
    #expect(appraisal.freshName(.option, from: "Stay", besides: ["stay-2"]) == "stay-3")
    #expect(appraisal.freshName(.criterion, from: "Stay") == "stay")
  }

  @Test func `a name that marks or weights of something taken out still have is taken`() throws {
    var appraisal = try Sample.appraisal()
    appraisal[Sample.place("mo", "gone", "lost")] = Marking(answer: .mark(1))
    appraisal.weights[.agreed] = ["light": 10]
    #expect(appraisal.freshName(.option, from: "Gone") == "gone-2")
    #expect(appraisal.freshName(.criterion, from: "Lost") == "lost-2")
    #expect(appraisal.freshName(.criterion, from: "Light") == "light-2")
    #expect(appraisal.freshName(.criterion, from: "Gone") == "gone")
  }
}
