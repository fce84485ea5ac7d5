import Foundation

/// Whether the kernel for wide vectors may be run here; the same as plain except on x86-64.
var processorHasWideVectors: Bool {
  #if arch(x86_64)
    let facts = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    return facts?.contains(" avx2") ?? false
  #else
    return true
  #endif
}
