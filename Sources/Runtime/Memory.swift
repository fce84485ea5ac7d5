import CSystem

/// How the process holds memory.
package enum Memory {
  /// Gives every large block back to the system as soon as it is free.
  ///
  /// A long record is read in large portions that live one after the other; the C library would
  /// come to keep such blocks, so that they would count together.
  package static func giveBackLargeBlocks() { csystem_give_back_large_blocks() }

  /// Gives back what is free, before something else of the same size is made: what lay in small
  /// blocks would count together with it.
  ///
  /// - Complexity: O(*n*) in the number of free blocks.
  package static func giveBackWhatIsFree() { csystem_give_back_free_memory() }
}
