import PlainText
import Testing

@Suite struct SearchTests {
  @Test(arguments: [
    ("cwmbran", "Cwmbrân"), ("cwmbran", "Cwmbra\u{302}n bach"), ("lodz", "Łódź"),
    ("beal", "Béal Átha"), ("CWMBRAN", "cwmbrân"), ("strasse", "Straße"), ("aegis", "Ægis"),
    ("odegard", "Ødegård"), ("ysbyty", "Ŷsbyty"), ("dwr", "Dŵr"), ("", "anything"),
  ])
  func `letters without accents find those with`(words: String, text: String) {
    #expect(Search.finds(words, in: text))
  }

  @Test func `typed accents still narrow, however they are encoded`() {
    for words in ["cwmbrân", "Cwmbra\u{302}n"] {
      #expect(Search.finds(words, in: "Cwmbrân"))
      #expect(Search.finds(words, in: "Cwmbra\u{302}n"))
      #expect(!Search.finds(words, in: "Cwmbran"))
      #expect(!Search.finds(words, in: "Cwmbrän"))
    }
    #expect(!Search.finds("łodz", in: "Lódź"))
    #expect(!Search.finds("straße", in: "Strasse"))
  }

  @Test func `what is not there is not found`() {
    #expect(!Search.finds("cwmbranx", in: "Cwmbrân"))
    #expect(!Search.finds("a", in: ""))
    #expect(!Search.finds("α", in: "a"))
    #expect(Search.finds("Άλ", in: "α\u{301}λφα"))
  }

  @Test func `a word that begins with them`() {
    #expect(Search.finds("odz", in: "Łódź"))
    #expect(!Search.finds("odz", atStartOfWordIn: "Łódź"))
    #expect(Search.finds("lo", atStartOfWordIn: "New Łódź"))
  }

  @Test func `a line end is one character of its own`() {
    #expect(Search.finds("two", in: "one\r\ntwo"))
  }
}
