import Crypto

/// A digest of bytes that come one after the other; a copy goes on by itself.
package struct RunningDigest: Sendable {
  private var hasher = SHA256()

  package init() {}

  /// Takes in more bytes.
  package mutating func take(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
  }

  /// The digest of what was taken in so far.
  package var digest: Digest256 { Digest256(hasher.finalize()) }
}
