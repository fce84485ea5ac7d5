import Foundation
public import Testing

/// Compares a text with the golden file of a name beside the test's source.
///
/// The file is `__goldens__/<name>.txt` in the folder of the test. With `UPDATE_GOLDENS=1` in the
/// environment it is written anew; a golden that is missing is written and fails the test, so that
/// somebody looks at it.
public func expectGolden(
  _ text: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: filePath).deletingLastPathComponent()
    .appendingPathComponent("__goldens__")
  let isUpdate = ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1"
  let problem: String? =
    switch compareGolden(text, named: name, in: folder, isUpdate: isUpdate) {
    case .same, .updated: nil
    case .recorded:
      "The golden \(name) was missing and has been recorded: look at it and run the test again."
    case .different(let lines): "\(name) differs from its golden.\n\(lines)"
    case .unwritable(let reason): "The golden \(name) cannot be written: \(reason)"
    }
  if let problem { Issue.record(Comment(rawValue: problem), sourceLocation: sourceLocation) }
}

/// What comparing with a golden came to.
enum GoldenVerdict: Equatable {
  case same
  case updated
  case recorded
  case different(String)
  case unwritable(String)
}

/// Compares a text with a golden and writes the golden where it is missing or to be updated.
func compareGolden(
  _ text: String, named name: String, in folder: URL, isUpdate: Bool
) -> GoldenVerdict {
  let file = folder.appendingPathComponent("\(name).txt")
  let stored = try? String(decoding: Data(contentsOf: file), as: UTF8.self)
  if stored == text { return .same }
  if let stored, !isUpdate { return .different(difference(stored, text)) }
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  } catch {
    return .unwritable("\(error)")
  }
  return isUpdate ? .updated : .recorded
}

/// The lines in which two texts differ, with a caret under the first differing column of each pair.
func difference(_ expected: String, _ actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  var result: [String] = []
  for line in 0..<max(old.count, new.count) {
    let left = line < old.count ? old[line] : nil
    let right = line < new.count ? new[line] : nil
    if left == right { continue }
    result.append("line \(line + 1)")
    if let left { result.append("  golden \(left)") }
    if let right { result.append("  now    \(right)") }
    if let left, let right {
      let same = zip(left, right).prefix { $0 == $1 }.count
      result.append("         " + String(repeating: " ", count: same) + "^")
    }
    if result.count > 60 {
      result.append("... and more")
      break
    }
  }
  return result.joined(separator: "\n")
}
