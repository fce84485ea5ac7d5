// The entry of libFuzzer, which brings its own main. APPRAISE_FUZZ names what is fed; what does
// not hold ends the program, as libFuzzer expects it. "control" has a fault that must be found.

import FuzzTargets
import Glibc

private let name = getenv("APPRAISE_FUZZ").map { String(cString: $0) } ?? ""
private let target = FuzzTarget(rawValue: name)

/// Takes one input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let target else {
    if name == "control" { return control(bytes) }
    fail("APPRAISE_FUZZ is none of \(FuzzTarget.allCases.map(\.rawValue))")
  }
  if let complaint = target.complaint(about: bytes) { fail(complaint) }
  return 0
}

/// Falls into a fault that chance alone would need four thousand million inputs to find.
private func control(_ bytes: [UInt8]) -> CInt {
  guard bytes.count > 3, bytes[0] == UInt8(ascii: "{"), bytes[1] == UInt8(ascii: "n"),
    bytes[2] == UInt8(ascii: "!"), bytes[3] == 0x07
  else { return 0 }
  fail("the planted fault")
}

private func fail(_ sentence: String) -> Never {
  _ = write(2, sentence + "\n", sentence.utf8.count + 1)
  abort()
}
