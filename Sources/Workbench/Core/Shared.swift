/// A large value that copies share until one of them is changed.
///
/// What holds it is still a plain value. A picture hands the session to many that only look at it,
/// and each of them would otherwise take a hold of everything in it.
struct Shared<Value: Sendable>: Sendable {
  /// The value alone: an array is one reference, and is copied where it is changed and not its own.
  private var held: [Value]

  init(_ value: Value) { held = [value] }

  /// It is lent and not copied, as a getter would and the subscript of an array does; whoever passes
  /// it on lends it too.
  var value: Value {
    _read { yield held.span[0] }
    _modify { yield &held[0] }
  }
}
