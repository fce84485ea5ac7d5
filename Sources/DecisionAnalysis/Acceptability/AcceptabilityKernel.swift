import SampleKernel
import SampleKernelWide
import SamplingTypes

/// For which processor instructions the sampling kernel is to be taken; the counts are the same.
public enum InstructionSet: Equatable, Sendable, CaseIterable {
  /// What every processor of the kind has.
  case plain
  /// Vectors of 256 bits (AVX2) on x86-64; on other processors the same as ``plain``.
  ///
  /// Whoever asks for it has made sure that the processor has them.
  case wide
}

/// The two compilations of the kernel, eight samples at a time, one in each lane.
///
/// See `docs/methods/Acceptability.md`.
enum AcceptabilityKernel {
  static func count(
    _ plan: AcceptabilityPlan, chunks: Range<Int>, using instructions: InstructionSet,
    into counts: inout AcceptabilityCounts
  ) {
    counts.addSamples(chunks.count * AcceptabilityPlan.chunkSize) { sums in
      plan.withTask { task in
        switch instructions {
        case .plain: SampleKernel.countSamples(task, chunks: chunks, into: sums)
        case .wide: SampleKernelWide.countSamples(task, chunks: chunks, into: sums)
        }
      }
    }
  }
}

extension AcceptabilityPlan {
  /// Counts one chunk; a function of the plan and the chunk's number alone.
  ///
  /// Complexity: O(chunk size × m (m + n)) for m options and n criteria.
  public func counts(
    ofChunk chunk: Int, using instructions: InstructionSet = .plain
  ) -> AcceptabilityCounts {
    counts(ofChunks: chunk..<(chunk + 1), using: instructions)
  }

  /// Counts several chunks, for one of several threads.
  public func counts(
    ofChunks chunks: Range<Int>, using instructions: InstructionSet = .plain
  ) -> AcceptabilityCounts {
    var sum = AcceptabilityCounts(optionCount: optionCount, criterionCount: criterionCount)
    AcceptabilityKernel.count(self, chunks: chunks, using: instructions, into: &sum)
    return sum
  }
}
