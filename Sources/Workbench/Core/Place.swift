/// The places of the workbench, in the order of the work, by the digit that goes there.
package enum Place: Int, CaseIterable, Equatable, Hashable, Sendable {
  case home = 0
  case read = 1
  case score = 2
  case result = 3
  case criteria = 4
  case sensitivity = 5
  case workshop = 6
  case record = 7
  case author = 9
}
