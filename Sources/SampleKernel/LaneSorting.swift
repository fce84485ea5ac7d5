/// Sorts every lane in ascending order: runs of eight in registers, the rest by a network.
///
/// The network holds pairs of places in bytes, the smaller number goes to the first of each.
@inline(__always)
func sortLanes(
  _ items: UnsafeMutablePointer<Reals>, count: Int, by network: UnsafePointer<Int>, steps: Int
) {
  let memory = UnsafeMutableRawPointer(items)
  let halves = memory.assumingMemoryBound(to: HalfLanes.self)
  var start = 0
  while start &+ 8 <= count {
    sortEight(halves + 2 &* start)
    sortEight(halves + (2 &* start &+ 1))
    start &+= 8
  }
  var step = network
  let end = network + 2 &* steps
  while step < end {
    let low = (memory + step[0]).assumingMemoryBound(to: Reals.self)
    let high = (memory + step[1]).assumingMemoryBound(to: Reals.self)
    let (one, other) = (low.pointee, high.pointee)
    let swap = other .< one
    low.pointee = one.replacing(with: other, where: swap)
    high.pointee = other.replacing(with: one, where: swap)
    step += 2
  }
}

/// Four of eight lanes, which fill one register.
typealias HalfLanes = SIMD4<Double>

// Batcher's network of nineteen steps; the items stand at every second place.
@inline(__always)
private func sortEight(_ items: UnsafeMutablePointer<HalfLanes>) {
  var (a, b, c, d) = (items[0], items[2], items[4], items[6])
  var (e, f, g, h) = (items[8], items[10], items[12], items[14])
  order(&a, &b)
  order(&c, &d)
  order(&e, &f)
  order(&g, &h)
  order(&a, &c)
  order(&b, &d)
  order(&e, &g)
  order(&f, &h)
  order(&b, &c)
  order(&f, &g)
  order(&a, &e)
  order(&b, &f)
  order(&c, &g)
  order(&d, &h)
  order(&c, &e)
  order(&d, &f)
  order(&b, &c)
  order(&d, &e)
  order(&f, &g)
  (items[0], items[2], items[4], items[6]) = (a, b, c, d)
  (items[8], items[10], items[12], items[14]) = (e, f, g, h)
}

@inline(__always)
private func order(_ low: inout HalfLanes, _ high: inout HalfLanes) {
  let (one, other) = (low, high)
  let swap = other .< one
  low = one.replacing(with: other, where: swap)
  high = other.replacing(with: one, where: swap)
}
