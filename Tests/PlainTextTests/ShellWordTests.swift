import PlainText
import Testing

@Suite struct ShellWordTests {
  @Test(arguments: [
    ("plan.appraisal", "plan.appraisal"), ("/home/a/b-1_2", "/home/a/b-1_2"), ("", "''"),
    ("South Wales board", "'South Wales board'"), ("Anna's board", "'Anna'\\''s board'"),
    ("a'\u{301}b", "'a'\\''\u{301}b'"), ("$(x)", "'$(x)'"), ("~", "'~'"), ("a;b", "'a;b'"),
    ("caf\u{E9}", "'caf\u{E9}'"), ("--json", "--json"), ("*", "'*'"), ("a\nb", "'a\nb'"),
  ])
  func `a word is read back by a shell as it was`(_ word: String, _ quoted: String) {
    #expect(ShellWord.quoted(word) == quoted)
  }

  @Test(arguments: [("-rf", "./-rf"), ("-a b", "'./-a b'"), ("a-b", "a-b")])
  func `a path is never taken for an option`(_ path: String, _ quoted: String) {
    #expect(ShellWord.path(path) == quoted)
  }
}
