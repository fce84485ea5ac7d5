extension DisplayText {
  /// Names cut to a width so that no two of them look alike.
  ///
  /// A name that fits stays whole. Others are cut at their end; those that would then look alike
  /// are cut in what they share instead, so that what differs stays: "Urgent care, Northern site"
  /// and "Urgent care, Southern site" become "Urgent…Northern site" and "Urgent…Southern site".
  /// Where not even that fits, they end in their place in the list. Names that look alike when they
  /// are whole, and widths that have no room for a place, cannot be told apart.
  ///
  /// - Complexity: O(*n*) in the length of all names where cutting their ends tells them apart,
  ///   else O(*n* x *d*) where they share *d* stretches of text, fewer than there are columns.
  public static func apart(
    _ names: [String], within width: Int, ellipsis: String = "…"
  ) -> [String] {
    apart(names, within: names.map { _ in width }, ellipsis: ellipsis)
  }

  /// Names cut so that no two of them look alike, each to a width of its own.
  public static func apart(
    _ names: [String], within widths: [Int], ellipsis: String = "…"
  ) -> [String] {
    guard zip(names, widths).contains(where: { displayWidth($0) > $1 }) else { return names }
    return NameFitting(ellipsis).fitted(zip(names, widths).map { Name(text: $0, width: $1) })
  }
}

/// A name and the columns that there are for it.
private struct Name {
  var text: String
  var width: Int

  var fits: Bool { DisplayText.displayWidth(text) <= width }
}

/// Cuts names so that they stay apart.
private struct NameFitting {
  let ellipsis: String
  let gap: Int

  init(_ ellipsis: String) {
    self.ellipsis = ellipsis
    gap = DisplayText.displayWidth(ellipsis)
  }

  /// The names cut, with their places where nothing else tells them apart.
  func fitted(_ names: [Name]) -> [String] {
    var shown = cut(names)
    let clashing = Set(clashes(shown, names).joined())
    guard !clashing.isEmpty else { return shown }
    for place in clashing where !names[place].fits { shown[place] = numbered(names[place], place) }
    guard !clashes(shown, names).isEmpty else { return shown }
    return names.enumerated().map { $1.fits ? $1.text : numbered($1, $0) }
  }

  /// The names cut at their ends, those that clash in what they share.
  private func cut(_ names: [Name]) -> [String] {
    var shown = names.map {
      DisplayText.truncated($0.text, to: $0.width, ellipsis: ellipsis)
    }
    for places in alikeAtTheStart(names) {
      let shared = sharedCount(places.map { Array(names[$0].text) })
      // A name that the others only go on from is cut at its end.
      let longer = places.filter { names[$0].text.count > shared }
      guard let parts = leavingOut(shared, of: longer.map { names[$0] }) else { continue }
      for (place, part) in zip(longer, parts) { shown[place] = part }
    }
    return shown
  }

  /// The places of names that begin alike as far as one of them would be shown if cut at its end.
  private func alikeAtTheStart(_ names: [Name]) -> [[Int]] {
    let keys = names.indices.filter { !names[$0].fits }.map { place in
      let name = names[place]
      return (
        place: place, whole: DisplayText.lookAlikeKey(name.text),
        head: DisplayText.lookAlikeKey(DisplayText.prefix(name.text, name.width - gap))
      )
    }.sorted { ($0.whole, $0.place) < ($1.whole, $1.place) }
    var groups: [[Int]] = []
    for (index, key) in keys.enumerated() {
      if index > 0 {
        let before = keys[index - 1]
        if key.whole.hasPrefix(before.head) || before.whole.hasPrefix(key.head) {
          groups[groups.count - 1].append(index)
          continue
        }
      }
      groups.append([index])
    }
    return groups.filter { group in group.contains { keys[$0].whole != keys[group[0]].whole } }
      .map { group in group.map { keys[$0].place } }
  }

  /// The places of names that look alike as they are shown and do not when they are whole.
  private func clashes(_ shown: [String], _ names: [Name]) -> [[Int]] {
    Dictionary(grouping: shown.indices) { DisplayText.lookAlikeKey(shown[$0]) }.values
      .filter { places in
        places.dropFirst().contains {
          !DisplayText.lookAlike(names[places[0]].text, names[$0].text)
        }
      }.sorted { $0[0] < $1[0] }
  }

  /// Names with a part of the characters that they share at their beginnings left out; nil where
  /// there are none or there is no room for what follows them.
  private func leavingOut(_ shared: Int, of names: [Name]) -> [String]? {
    let texts = names.map { Array($0.text) }
    guard shared > 0, let first = texts.first, let room = names.map(\.width).min() else {
      return nil
    }
    var start = wordStart(first, before: shared)
    // A word that differs is begun where it begins, unless that is too far from the difference.
    if width(first[start..<shared]) >= (room - gap) / 2 { start = shared }
    let longest = texts.map { width($0[start...]) }.max() ?? 0
    let head = min(max(room - gap - longest, room / 3), width(first[..<start]))
    let left = room - gap - head
    guard start > 0, left > gap || left >= longest else { return nil }
    let heads = texts.map { self.head($0[..<start], in: head) }
    let tails = cut(
      zip(names, zip(texts, heads)).map { name, parts in
        Name(
          text: String(parts.0[start...].drop { $0 == " " }),
          width: name.width - gap - DisplayText.displayWidth(parts.1))
      })
    return zip(heads, tails).map { $0 + ellipsis + $1 }
  }

  /// The beginning of a text, at the end of a word where one ends in its second half.
  private func head(_ text: ArraySlice<Character>, in room: Int) -> String {
    var kept = Array(DisplayText.prefix(String(text), room))
    if kept.count < text.count, text.dropFirst(kept.count).first != " ",
      let space = kept.lastIndex(of: " "), space * 2 >= kept.count
    {
      kept.removeSubrange(space...)
    }
    while kept.last == " " { kept.removeLast() }
    return String(kept)
  }

  /// How many characters look alike at the beginnings of all.
  private func sharedCount(_ texts: [[Character]]) -> Int {
    guard let first = texts.first else { return 0 }
    return texts.dropFirst().reduce(first.count) { count, text in
      zip(first.prefix(count), text).prefix { one, other in
        one == other || DisplayText.lookAlike(String(one), String(other))
      }.count
    }
  }

  /// Where the word begins that a place lies in or at the end of.
  private func wordStart(_ text: [Character], before place: Int) -> Int {
    text[..<place].lastIndex(of: " ").map { $0 + 1 } ?? 0
  }

  private func width(_ characters: ArraySlice<Character>) -> Int {
    characters.reduce(0) { $0 + DisplayText.displayWidth($1) }
  }

  /// A name that ends in its place in the list.
  private func numbered(_ name: Name, _ place: Int) -> String {
    let number = String(place + 1)
    let room = name.width - number.utf8.count - gap
    if room < 0 { return DisplayText.prefix(number, name.width) }
    return DisplayText.prefix(name.text, room) + ellipsis + number
  }
}
