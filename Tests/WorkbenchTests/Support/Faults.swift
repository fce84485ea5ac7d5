import WeightElicitation
import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText
@testable import Workbench

/// What is wrong with a model that the screens rely on; empty where all is well.
func faults(of model: Model) -> [String] {
  var faults: [String] = []
  func expect(_ isSound: Bool, _ fault: String) { if !isSound { faults.append(fault) } }
  func expect(_ row: Int, among count: Int, _ what: String) {
    expect(row >= 0 && row < max(1, count), "\(what) \(row) of \(count)")
  }
  expect(
    model[HomeRoom.self].lines.selected, among: model[HomeRoom.self].shown(model.bench).count,
    "line of Home")
  expect(
    model[RecordRoom.self].snapshots.selected,
    among: model[RecordRoom.self].shown(model.bench).count, "snapshot")
  expect(
    model[ReadRoom.self].scroll >= 0 && model[ResultRoom.self].scroll >= 0, "scrolled above the top"
  )
  for overlay in model.bench.overlays {
    if let menu = overlay as? CommandMenu {
      expect(menu.selected, among: menu.commands(in: model.bench.place).count, "command")
    }
    if let menu = overlay as? ChoiceMenu {
      expect(menu.selected, among: menu.choices.count, "choice")
    }
    if let picker = overlay as? EvidencePicker {
      expect(picker.selected, among: picker.items.count, "evidence")
    }
    if let form = overlay as? Form {
      expect(form.focus, among: form.fields.count + 2, "field")
      if let picker = form.picker { expect(picker.selected, among: form.found.count, "option") }
    }
    if let reader = overlay as? Reader {
      expect(reader.scroll >= 0, "text scrolled above the top")
    }
    if let list = overlay as? HealthList {
      expect(list.selected, among: list.findings.count, "weakness")
    }
    if let sheet = overlay as? WeighingSheet {
      let lines =
        sheet.step == .methods ? sheet.rows.count : sheet.weighing?.question?.steps.count
      expect(sheet.selected, among: lines ?? 0, "step to weigh")
      expect(sheet.scroll >= 0, "preview scrolled above the top")
    }
    if let list = overlay as? ContestList {
      expect(list.selected, among: list.rows.count, "claim")
    }
  }
  expect((model.bench.snapshot == nil) == (model.bench.beforeSnapshot == nil), "half a snapshot")
  guard let session = model.bench.session else { return faults }
  let document = session.document
  expect(
    document.options.isEmpty || model[ReadRoom.self].option.flatMap(document.option) != nil,
    "no option to read")
  let marked = session.markedCriteria
  if !document.appraisedOptions.isEmpty, !marked.isEmpty {
    expect(
      document.appraisedOptions.contains { $0.id == model[ScoreRoom.self].option },
      "no option to mark")
    expect(marked.contains { $0.id == model[ScoreRoom.self].criterion }, "no criterion to mark")
  }
  let nodes = session.findings.weights.nodes
  expect(nodes.isEmpty || nodes.contains { $0.id == model[CriteriaRoom.self].node }, "no node")
  expect(model[ScoreRoom.self].entry?.isEmpty != true, "an empty mark is being typed")
  expect(model[CriteriaRoom.self].entry?.isEmpty != true, "empty points are being typed")
  faults += session.appraisal.violations().map { "\($0)" }
  return faults
}

/// What is wrong with a picture: a cell that must not be shown, half a character, a cursor or an
/// area outside; empty where all is well.
func faults<Target>(in frame: Frame<Target>) -> [String] {
  var faults: [String] = []
  let canvas = frame.canvas
  for y in 0..<canvas.size.height {
    for x in 0..<canvas.size.width {
      let cell = canvas[x, y]
      if canvas.glyphs == .ascii, !cell.base.isASCII { faults.append("\(x),\(y) is not ASCII") }
      if cell.width == 1, (0x20..<0x7F).contains(cell.base.value) { continue }
      let shown = Array(DisplayCells(String(cell.base)))
      if shown.count != 1 || shown[0].base != cell.base { faults.append("\(x),\(y) is not safe") }
      let followsWide = x > 0 && canvas[x - 1, y].width == 2
      if (cell.width == 0) != followsWide { faults.append("\(x),\(y) is half a character") }
      if cell.width == 2, x == canvas.size.width - 1 { faults.append("\(x),\(y) leaves the edge") }
    }
  }
  if let cursor = frame.cursor, !canvas.bounds.contains(cursor) {
    faults.append("the cursor is at \(cursor)")
  }
  for hit in frame.hits where hit.rect.intersection(canvas.bounds) != hit.rect {
    faults.append("\(hit) lies outside")
  }
  return faults
}

extension Place {
  /// The name on the tab.
  var title: String { type(of: room).title }
  /// What the room is for.
  var purpose: String { type(of: room).purpose }
}
