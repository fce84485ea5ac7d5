import Testing
@testable import PlainText

@Suite struct HTMLTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
    ("\" onclick=\"go()", "&quot; onclick=&quot;go()"), ("&amp;", "&amp;amp;"),
    ("two\nlines", "two lines"), ("\u{1B}[31mred", "‹U+001B›[31mred"),
    ("a\u{202E}b", "a‹U+202E›b"),
  ])
  func `a text stands on a page as it was written`(text: String, expected: String) {
    #expect(HTMLText.inline(text) == expected)
  }

  @Test func `line ends stay where they are wanted`() {
    #expect(HTMLText.lines("one\r\ntwo\n<br>") == "one<br>two<br>&lt;br&gt;")
  }
}
