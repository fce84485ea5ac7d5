import WeightElicitation
import AppraisalFindings
import AppraisalModel
import Canvas
import Testing
@testable import Workbench

@Suite struct AskingWeightsTests {
  /// Swing weights of the whole case of 2010, from the menu to the preview.
  static let swings =
    "g4w<Enter>" + "160<Enter>" + "240<Enter>" + "150<Enter>" + "180<Enter>"
    + "190<Enter>40<Enter>70<Enter>"

  private static let member = Assessor(id: Board.member.id, name: "Ada Byrne", body: id("nhs"))
  private static let chair = Assessor(id: id("chair"), name: "Chair", roles: [.facilitator])

  private func question(_ desk: Desk) -> WeighingQuestion? {
    guard let weighing = desk.model.bench.overlays.last as? WeighingSheet else { return nil }
    return weighing.weighing?.question
  }

  private func points(_ desk: Desk, _ holder: WeightHolder = .agreed) -> [String: String] {
    Dictionary(
      (desk.appraisal.weights[holder] ?? [:]).map { ($0.key.text, $0.value.description) },
      uniquingKeysWith: { first, _ in first })
  }

  private func cumulative(_ desk: Desk, _ node: String) -> Double {
    desk.model.bench.session?.findings.weights.node(id(node))?.cumulative ?? 0
  }

  @Test func `in a small window the rest of the words is reached under the field`() {
    var desk = Desk(Board.opened(), size: Size(width: 40, height: 10))
    desk.type("g4w<Enter>140")
    let top = desk.screen
    #expect(!top.contains("every partner"))
    desk.type("<Down>")
    #expect(desk.screen.contains("every partner"))
    #expect(desk.screen.contains("40        0 to 100"))
    for _ in 0..<30 { desk.type("<Down>") }
    let end = desk.screen
    desk.type("<Up>")
    #expect(desk.screen != end)
    for _ in 0..<30 { desk.type("<Up>") }
    #expect(desk.screen == top)
  }

  @Test func `the whole tree is weighed by keys, previewed, recorded and undone as one step`() {
    var desk = Desk(Board.opened())
    let before = desk.appraisal
    desk.type(Self.swings)
    #expect(desk.screen.contains("what it comes to"))
    #expect(desk.appraisal == before)
    desk.type("<Enter>")
    #expect(desk.notice == "The weights are recorded, with the answers. u takes them back.")
    #expect(desk.model.bench.overlays.isEmpty)
    // Care and Children are 100 and 60, Resources and Users 100 and 40 of 90, and so on.
    let whole = 160 + 90 * 1.4 + 40 * 1.5 + 70 * 1.8
    #expect(abs(cumulative(desk, "care") - 100 / whole) < 1e-9)
    #expect(abs(cumulative(desk, "users") - 36 / whole) < 1e-9)
    #expect(abs(cumulative(desk, "viability") - 56 / whole) < 1e-9)
    #expect(desk.appraisal.elicitations[.agreed]?.count == 5)
    #expect(desk.appraisal.elicitations[.agreed]?[.top]?.method == .swing)
    desk.type("u")
    #expect(desk.appraisal == before)
    #expect(desk.notice == "Undone: Swing weights, the agreed weights. Ctrl-R does it again.")
  }

  @Test func `the words of a swing stand on the screen with the worded ends`() {
    var desk = Desk(Board.opened(), size: Size(width: 120, height: 40))
    desk.type("g4w<Enter>")
    let first = desk.rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(first.contains("Imagine an option at the bottom of every scale."))
    #expect(first.contains("from \"NHS and council teams work apart."))
    #expect(first.contains("Swing weights: 1 of 12"))
    desk.type("<Enter>25")
    #expect(desk.screen.contains("That step counts as 100."))
    #expect(desk.screen.contains("So far: Care 80.0%, Children 20.0%"))
  }

  @Test func `b goes back and keeps what was answered`() throws {
    var desk = Desk(Board.opened())
    desk.type("g4w<Enter>160<Enter>b")
    #expect(question(desk)?.number == 2)
    let weighing = try #require(desk.model.bench.overlays.last as? WeighingSheet)
    #expect(weighing.entry.text == "60")
    desk.type("<Enter>")
    #expect(question(desk)?.number == 3)
    desk.type("bbb")
    #expect(question(desk)?.number == 1)
  }

  @Test func `what is no answer is refused and nothing moves`() {
    var desk = Desk(Board.opened())
    desk.type("g4w<Enter>1<Enter>")
    #expect(desk.screen.contains("Type a number first."))
    desk.type("101<Enter>")
    #expect(desk.screen.contains("Type a number from 0 to 100."))
    desk.type("<BS><BS><BS>1.2.3<Enter>")
    #expect(desk.screen.contains("\"1.2.3\" is not a number."))
    #expect(question(desk)?.number == 2)
  }

  @Test func `who leaves goes on where they stopped`() {
    var desk = Desk(Board.opened())
    desk.type("g4w<Enter>160<Enter><Esc>")
    #expect(desk.notice.hasPrefix("Nothing is recorded yet. w goes on where you stopped"))
    #expect(desk.editCount == 0)
    desk.type("w")
    #expect(desk.screen.contains("Go on where you stopped"))
    desk.type("<Enter>")
    #expect(question(desk)?.number == 3)
    // Another case has other questions.
    desk.type("<Esc>g9/fit<Enter><Down>x")
    desk.type("g4w")
    if desk.appraisal.document != Board.document {
      #expect(!desk.screen.contains("Go on where you stopped"))
    }
  }

  @Test func `one family alone can be asked about`() {
    var desk = Desk(Board.opened())
    desk.type("g4<Down>wf<Down><Enter>70<Enter>30<Enter><Enter>")
    #expect(points(desk) == ["care": "70", "children": "30"])
    #expect(desk.appraisal.elicitations[.agreed]?.keys.map(\.description) == ["under:integration"])
  }

  @Test func `pairs show how they fit, and the consistent value can be taken`() {
    var desk = Desk(Board.opened())
    desk.type("g4wf" + String(repeating: "<Down>", count: 6) + "<Enter>")
    desk.type("2<Enter>8<Enter><Right><Right><Right><Enter>4<Enter>")
    desk.type("<Down>9<Enter>")
    #expect(question(desk)?.number == 6)
    desk.type("2")
    #expect(desk.screen.contains("Consistency ratio"))
    desk.type("<Enter>")
    #expect(desk.screen.contains("above the customary 0.10"))
    #expect(desk.screen.contains("o takes "))
    let before = desk.screen
    desk.type("o")
    #expect(desk.screen != before)
    desk.type("<Enter>")
    #expect(desk.appraisal.elicitations[.agreed]?[.top]?.method == .pairwise)
  }

  @Test func `comparisons can be left out while the rest links all`() {
    var desk = Desk(Board.opened())
    desk.type("g4wf" + String(repeating: "<Down>", count: 6) + "<Enter>ooo")
    #expect(desk.screen.contains("This comparison is needed"))
    #expect(question(desk)?.number == 3)
  }

  @Test func `ties of an order are given by the equals sign`() {
    var desk = Desk(Board.opened())
    desk.type("g4w<Down><Down><Down><Down>f<Enter>3=12<Enter><Enter>")
    let answers = desk.appraisal.elicitations[.agreed]?[.top]?.answers ?? []
    #expect(
      answers.map { "\($0.first) \($0.value)" } == [
        "pace 1", "integration 1", "results 3", "stability 4",
      ])
  }

  @Test func `every method goes from the menu to the record`() {
    for place in WeightMethod.asked.indices {
      var desk = Desk(Board.opened())
      desk.type("g4w" + String(repeating: "<Down>", count: place) + "<Enter>")
      for _ in 0..<60 {
        guard let question = question(desk) else { break }
        switch question.form {
        case .choice, .next: desk.type("<Enter>")
        case .pair: desk.type("2<Enter>")
        case .number(let low, _, _): desk.type(low < 10 ? "5<Enter>" : "15<Enter>")
        }
      }
      desk.type("<Enter>")
      let method = WeightMethod.asked[place]
      #expect(desk.model.bench.session?.findings.weights.areSet == true, "\(method)")
      #expect(desk.appraisal.elicitations[.agreed]?[.top]?.method == method)
      #expect(faults(in: desk.frame) == [])
    }
  }

  @Test func `v shows the weights of the body and one's own, which are given in the same way`() {
    var desk = Desk(Board.opened(Board.weights))
    desk.type("g4v")
    #expect(desk.notice == "Here are the weights of NHS.")
    desk.type("v<Down>80<Enter>20<Enter>")
    #expect(points(desk, .assessor(Board.member.id)) == ["care": "80", "children": "20"])
    #expect(points(desk)["care"] == "90")
    desk.type("w<Enter>")
    #expect(question(desk) != nil)
    desk.type("<Esc>v")
    #expect(desk.notice == "Here are the agreed weights.")
  }

  @Test func `a member weighs for themselves and not for all`() {
    var desk = Desk(
      Board.opened(
        [.people(.join(assessor: Self.chair)), .people(.join(assessor: Self.member))], joined: false
      ))
    desk.type("g4w")
    #expect(desk.notice == "Weights are set by the facilitator.")
    desk.type("l")
    #expect(desk.notice == "Weights are set by the facilitator.")
    desk.type("vv75<Enter>")
    #expect(points(desk, .assessor(Self.member.id)) == ["integration": "75"])
  }

  @Test func `weights are settled only once all of them are set, as by the verb`() {
    var desk = Desk(Board.opened())
    desk.type("g4<Down>80<Enter>l")
    #expect(
      desk.notice == "The agreed weights are not all set yet, so they cannot be settled.")
    #expect(desk.model.bench.overlays.isEmpty)
    #expect(desk.appraisal.weightLock == nil)
  }

  @Test func `settled weights say who settled them and can be opened again`() {
    var desk = Desk(Board.opened(Board.weights))
    desk.type("g4lThe panel, before anybody marked.<C-s>")
    #expect(desk.appraisal.weightLock?.words == "The panel, before anybody marked.")
    #expect(
      desk.screen.contains(
        "Settled by Ada Byrne on 21 November 2026: The panel, before anybody marked."))
    for key in ["w", "5", "z"] {
      desk.type(key)
      #expect(desk.notice == "The agreed weights are settled. l opens them again.")
    }
    desk.type("l")
    #expect(desk.appraisal.weightLock == nil)
    desk.type("u")
    #expect(desk.appraisal.weightLock != nil)
  }

  @Test func `what people gave is joined for all`() {
    let own: [Edit] = ["care", "children"].map {
      .weights(
        .weigh(
          holder: .assessor(Board.member.id), criterion: id($0), old: nil,
          new: $0 == "care" ? 90 : 30))
    }
    var desk = Desk(Board.opened(own))
    desk.type("g4w<End><Enter>")
    #expect(desk.screen.contains("Joined by the geometric mean from 1 person"))
    desk.type("<Enter>")
    #expect(points(desk) == ["care": "75", "children": "25"])
    #expect(
      desk.appraisal.elicitations[.agreed]?.values.first?.words.contains("geometric mean") == true)
  }

  @Test func `nothing is joined between the opening of a round and its reveal`() {
    let own = Edit.weights(
      .weigh(
        holder: .assessor(Board.member.id), criterion: id("care"), old: nil, new: 90))
    let other = Edit.weights(
      .weigh(
        holder: .assessor(Board.member.id), criterion: id("children"), old: nil, new: 30))
    var desk = Desk(
      Board.opened([own, other, .rounds(.openRound(round: Round(id: RoundNumber(1))))]))
    desk.type("g4w<End>")
    #expect(desk.screen.contains("> Matching steps"))
    #expect(!desk.screen.contains("Join what people gave"))
  }

  @Test func `the comparison puts holders side by side and names the largest difference`() {
    var desk = Scene.weighComparison.desk(size: Size(width: 120, height: 40), glyphs: .unicode)
    #expect(desk.screen.contains("They differ most on "))
    desk.type("<Enter>")
    #expect(desk.model.bench.overlays.isEmpty)
  }

  @Test func `lines are chosen by the mouse too`() {
    var desk = Desk(Board.opened())
    desk.type("g4w")
    desk.click("100 points")
    #expect(question(desk)?.number == 1)
    desk.type("<Esc>w")
    desk.click("Swing weights")
    desk.click("2 Fit with")
    #expect(question(desk)?.number == 2)
  }

  @Test func `a click on a step of a pair says that it matters more`() throws {
    var desk = Desk(Board.opened(), size: Size(width: 120, height: 40))
    desk.type("g4wf" + String(repeating: "<Down>", count: 6) + "<Enter>")
    let steps = try #require(question(desk)?.steps)
    #expect(steps.count == 2)
    for place in [1, 0] {
      desk.click(String(steps[place].sentence.prefix(20)))
      #expect((desk.model.bench.overlays.last as? WeighingSheet)?.selected == place)
      // Choosing answers nothing yet.
      #expect(question(desk)?.number == 1)
    }
  }
}
