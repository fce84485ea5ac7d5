internal import CSystem
import Glibc

/// What the processor under the program can do.
package enum Processor {
  /// Whether it has vectors of 256 bits (AVX2 on x86-64).
  package static var hasWideVectors: Bool { csystem_has_wide_vectors() != 0 }

  /// The number of threads that can run at once, at least 1.
  package static var threadCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
