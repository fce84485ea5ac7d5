import Canvas
import Testing

@testable import Terminal

@Suite struct KeyNamesTests {
  @Test(arguments: [
    ("kcuu1", Key.up), ("kcub1", .left), ("knp", .pageDown), ("kdch1", .delete),
    ("kcbt", .backTab), ("kent", .enter), ("kf1", .function(1)), ("kf17", .function(17)),
    ("kLFT", .left), ("kLFT5", .wordLeft), ("kRIT5", .wordRight), ("kLFT3", .wordLeft),
    ("kUP5", .up), ("kHOM5", .toStart), ("kEND6", .toEnd), ("kHOM", .home), ("kDC5", .delete),
    ("kPRV", .pageUp),
  ])
  func `a name of the database is a key`(name: String, key: Key) {
    #expect(KeyNames.key(named: name) == key)
    #expect(KeyNames.all.contains(name))
  }

  @Test(arguments: ["", "kfx", "kmous", "kLFT9", "kLFT1", "cup", "XM", "k"])
  func `other names are no keys`(name: String) {
    #expect(KeyNames.key(named: name) == nil)
  }

  @Test func `every name asked for is known`() {
    for name in KeyNames.all { #expect(KeyNames.key(named: name) != nil, "\(name)") }
  }
}
