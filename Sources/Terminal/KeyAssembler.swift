package import Canvas

/// Turns the bytes of a terminal into events, one state at a time and without a clock.
///
/// Bytes may be cut anywhere. What could still go on is held back until more arrives or the
/// driver, after a short silence, calls `flush`. What is fed at once was read at once: a text of
/// several lines among it is a paste, whether the terminal says so or not (``Burst``).
package struct KeyAssembler {
  /// Why bytes are held back.
  package enum Waiting: Equatable {
    case nothing
    /// A sequence has begun: Escape, or a character of several bytes.
    case sequence
    case paste
    /// Text that came all at once and may go on.
    case burst
  }

  private enum State: Equatable {
    case ground
    case escape
    case control([UInt8])
    case singleShift([UInt8])
    case console
    case mouseBytes([UInt8])
    /// A string that only a reply would contain: swallowed up to BEL or ESC \.
    case string(introducer: UInt8, isEmpty: Bool, afterEscape: Bool)
    case paste(PasteCollector)
  }

  /// The longest sequence that is still looked up.
  private static let longest = 64

  /// Sequences of this terminal type, without their Escape; asked for when the first one comes.
  private lazy var table = makeTable()
  private let makeTable: () -> [[UInt8]: Key]
  private var state = State.ground
  private var partial: [UInt8] = []
  private var isAlt = false
  private var run = String.UnicodeScalarView()
  private var events: [InputEvent] = []
  /// Keys that came all at once and are a text, which may go on.
  private var burst: [InputEvent] = []

  /// Makes an assembler that knows sequences from the terminal database too.
  package init(table: @autoclosure @escaping () -> [[UInt8]: Key] = [:]) {
    makeTable = table
  }

  /// Whether bytes are held back, and for what.
  package var waiting: Waiting {
    switch state {
    case .ground: !partial.isEmpty ? .sequence : burst.isEmpty ? .nothing : .burst
    case .paste: .paste
    default: .sequence
    }
  }

  /// Takes bytes that were read at once and returns the events that they complete.
  ///
  /// - Complexity: O(*n*).
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    for byte in bytes { take(byte) }
    return takeEvents(isOver: false)
  }

  /// Ends what is held back, because nothing has followed for a while.
  package mutating func flush() -> [InputEvent] {
    let ended = state
    reset()
    switch ended {
    case .ground: break
    case .escape: emit(.escape)
    case .control(let bytes): emit(bytes.isEmpty ? .alt("[") : .unknown)
    case .singleShift(let bytes): emit(bytes.isEmpty ? .alt("O") : .unknown)
    case .console, .mouseBytes: emit(.unknown)
    case .string(let introducer, let isEmpty, _):
      emit(isEmpty ? .alt(Character(Unicode.Scalar(introducer))) : .unknown)
    case .paste(let collector): events.append(.paste(collector.text))
    }
    return takeEvents(isOver: true)
  }

  // MARK: States

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeGround(byte)
    case .escape: takeEscape(byte)
    case .control(let bytes): takeControl(byte, after: bytes)
    case .singleShift(let bytes): takeSingleShift(byte, after: bytes)
    case .console: finish(KeySequences.console(byte), as: Array("[[".utf8) + [byte])
    case .mouseBytes(let bytes): takeMouseByte(byte, after: bytes)
    case .string: takeString(byte)
    case .paste: takePaste(byte)
    }
  }

  private mutating func takeGround(_ byte: UInt8) {
    if byte >= 0x80 {
      takePartial(byte)
      return
    }
    dropPartial()
    switch byte {
    case 0x20..<0x7F: run.append(Unicode.Scalar(byte))
    case 0x1B: state = .escape
    default: emit(Self.controlKey(byte))
    }
  }

  /// Collects a character of several bytes; what is not UTF-8 is dropped.
  private mutating func takePartial(_ byte: UInt8) {
    if byte >= 0xC0 { partial = [] }
    partial.append(byte)
    let needed = partial[0] >= 0xF0 ? 4 : partial[0] >= 0xE0 ? 3 : 2
    guard partial[0] >= 0xC2 else {
      dropPartial()
      return
    }
    guard partial.count == needed else { return }
    let scalar = String(validating: partial, as: UTF8.self)?.unicodeScalars.first
    defer { dropPartial() }
    guard let scalar, scalar.value >= 0xA0 else { return }
    if isAlt { emit(.alt(Character(scalar))) } else { run.append(scalar) }
  }

  private mutating func takeEscape(_ byte: UInt8) {
    if let key = table[[byte]] {
      finish(key, as: [byte])
      return
    }
    switch byte {
    case 0x1B: emit(.escape)
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .singleShift([])
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      state = .string(introducer: byte, isEmpty: true, afterEscape: false)
    case 0x0A, 0x0D: finish(.alt("\n"), as: [byte])
    // As in a shell: the word before the cursor.
    case 0x08, 0x7F: finish(.control("w"), as: [byte])
    case 0x20..<0x7F: finish(.alt(Character(Unicode.Scalar(byte))), as: [byte])
    case 0x80...0xFF:
      state = .ground
      isAlt = true
      takePartial(byte)
    default: finish(nil, as: [byte])
    }
  }

  private mutating func takeControl(_ byte: UInt8, after bytes: [UInt8]) {
    switch byte {
    case UInt8(ascii: "[") where bytes.isEmpty: state = .console
    case UInt8(ascii: "M") where bytes.isEmpty: state = .mouseBytes([])
    // One old terminal ends Shift and a key with a dollar sign.
    case UInt8(ascii: "$") where bytes.allSatisfy(Self.isDigit) && !bytes.isEmpty:
      finishControl(bytes, final: byte)
    case 0x20..<0x40: state = .control(bytes.count < Self.longest ? bytes + [byte] : bytes)
    case 0x40..<0x7F: finishControl(bytes, final: byte)
    default: restart(with: byte)
    }
  }

  private mutating func takeSingleShift(_ byte: UInt8, after bytes: [UInt8]) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: ";") where bytes.count < Self.longest:
      state = .singleShift(bytes + [byte])
    case 0x20..<0x7F:
      let key = KeySequences.singleShift(Self.numbers(bytes), final: byte)
      finish(key, as: [UInt8(ascii: "O")] + bytes + [byte])
    default: restart(with: byte)
    }
  }

  private mutating func takeMouseByte(_ byte: UInt8, after bytes: [UInt8]) {
    let bytes = bytes + [byte]
    guard bytes.count == 3 else {
      state = .mouseBytes(bytes)
      return
    }
    state = .ground
    if let event = MouseReport.event(bytes: bytes) { emit(event) }
  }

  private mutating func takeString(_ byte: UInt8) {
    guard case .string(let introducer, let isEmpty, let afterEscape) = state else { return }
    if byte == 0x07 || afterEscape && byte == UInt8(ascii: "\\") {
      finish(nil, as: [])
    } else if afterEscape {
      // Not a reply after all: what began was Alt and a sign.
      restart(with: 0x1B)
      take(byte)
    } else {
      state = .string(
        introducer: introducer, isEmpty: isEmpty && byte == 0x1B, afterEscape: byte == 0x1B)
    }
  }

  private mutating func takePaste(_ byte: UInt8) {
    guard case .paste(var collector) = state else { return }
    // Taken out first, so that the collector's bytes have one owner and are not copied.
    state = .ground
    if collector.take(byte) {
      events.append(.paste(collector.text))
    } else {
      state = .paste(collector)
    }
  }

  // MARK: Ends

  private mutating func finishControl(_ bytes: [UInt8], final: UInt8) {
    let numbers = Self.numbers(bytes)
    switch (bytes.first, final) {
    case (UInt8(ascii: "<"), UInt8(ascii: "M")), (UInt8(ascii: "<"), UInt8(ascii: "m")):
      state = .ground
      guard numbers.count == 3 else { return }
      let event = MouseReport.event(
        code: numbers[0], column: numbers[1], row: numbers[2],
        isRelease: final == UInt8(ascii: "m"))
      if let event { emit(event) }
    case (_, UInt8(ascii: "~")) where numbers == [200]:
      flushRun()
      state = .paste(PasteCollector())
    default:
      let isPlain = bytes.allSatisfy { Self.isDigit($0) || $0 == UInt8(ascii: ";") }
      let key = isPlain ? KeySequences.control(numbers, final: final) : nil
      finish(key, as: [UInt8(ascii: "[")] + bytes + [final])
    }
  }

  /// Emits the key that the database names for a sequence, else the usual one, else unknown.
  private mutating func finish(_ usual: Key?, as sequence: [UInt8]) {
    state = .ground
    emit(table[sequence] ?? usual ?? .unknown)
  }

  private mutating func restart(with byte: UInt8) {
    finish(nil, as: [])
    take(byte)
  }

  private mutating func reset() {
    flushRun()
    state = .ground
    dropPartial()
  }

  private mutating func dropPartial() {
    partial = []
    isAlt = false
  }

  private mutating func emit(_ key: Key) {
    flushRun()
    events.append(.key(key))
  }

  private mutating func emit(_ mouse: MouseEvent) {
    flushRun()
    events.append(.mouse(mouse))
  }

  /// Characters typed together stay together, so that an accent joins its letter.
  private mutating func flushRun() {
    guard !run.isEmpty else { return }
    for character in String(run) { events.append(.key(.character(character))) }
    run = String.UnicodeScalarView()
  }

  private mutating func takeEvents(isOver: Bool) -> [InputEvent] {
    flushRun()
    defer { events = [] }
    return Burst.gathered(events, after: &burst, isOver: isOver)
  }
}

extension KeyAssembler {
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The numbers between semicolons; an absent or absurd one is 0.
  private static func numbers(_ bytes: [UInt8]) -> [Int] {
    guard !bytes.isEmpty else { return [] }
    return bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Int(String(decoding: $0.filter(isDigit), as: UTF8.self)) ?? 0
    }
  }

  private static func controlKey(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: .control(" ")
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0D: .enter
    case 0x01..<0x1B: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }
}
