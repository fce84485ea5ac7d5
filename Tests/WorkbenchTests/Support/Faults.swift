import AppraisalFindings
import AppraisalModel
import Canvas
import PlainText
import WeightElicitation
import Workbench

/// What is wrong with a model that the screens rely on; empty where all is well.
func faults(of model: Model) -> [String] {
  var faults: [String] = []
  func expect(_ isSound: Bool, _ fault: String) { if !isSound { faults.append(fault) } }
  func expect(_ row: Int, among count: Int, _ what: String) {
    expect(row >= 0 && row < max(1, count), "\(what) \(row) of \(count)")
  }
  expect(model.home.selected, among: model.homeLines.count, "line of Home")
  expect(model.record.selected, among: model.listedSnapshots.count, "snapshot")
  expect(model.read.scroll >= 0 && model.resultScroll >= 0, "scrolled above the top")
  for overlay in model.overlays {
    switch overlay {
    case .commands(let menu):
      expect(menu.selected, among: model.commands(in: menu).count, "command")
    case .choice(let menu): expect(menu.selected, among: menu.choices.count, "choice")
    case .evidence(let picker): expect(picker.selected, among: picker.items.count, "evidence")
    case .form(let form):
      expect(form.focus, among: form.fields.count + 2, "field")
      if let picker = form.picker { expect(picker.selected, among: form.found.count, "option") }
    case .reader(let reader): expect(reader.scroll >= 0, "text scrolled above the top")
    case .health(let list): expect(list.selected, among: list.findings.count, "weakness")
    case .weighing(let desk):
      let lines = desk.step == .methods ? desk.rows.count : desk.weighing?.question?.steps.count
      expect(desk.selected, among: lines ?? 0, "step to weigh")
      expect(desk.scroll >= 0, "preview scrolled above the top")
    case .page(let page): expect(page.scroll >= 0, "page scrolled above the top")
    case .contests(let list): expect(list.selected, among: list.rows.count, "claim")
    case .confirmation, .practice: break
    }
  }
  expect((model.snapshot == nil) == (model.beforeSnapshot == nil), "half a snapshot")
  guard let session = model.session else { return faults }
  let document = session.document
  expect(
    document.options.isEmpty || model.read.option.flatMap(document.option) != nil,
    "no option to read")
  let marked = session.markedCriteria
  if !document.appraisedOptions.isEmpty, !marked.isEmpty {
    expect(document.appraisedOptions.contains { $0.id == model.score.option }, "no option to mark")
    expect(marked.contains { $0.id == model.score.criterion }, "no criterion to mark")
  }
  let nodes = session.findings.weights.nodes
  expect(nodes.isEmpty || nodes.contains { $0.id == model.criteria.node }, "no node")
  expect(model.score.entry?.isEmpty != true, "an empty mark is being typed")
  expect(model.criteria.entry?.isEmpty != true, "empty points are being typed")
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
