"""Makes folders with one line, or one file, at a limit of docs/record.md each: limits.py FOLDER.

Prints of each: its name, what the page makes of it (good or bad), and its path. The line is true in its
chain and stands in the sitting of bob, with a good line behind it.
"""

import json
import os
import pathlib
import sys

from ledger import HASH_KEY, Line, Record, adopt, chained, compact, join

GOOD, BAD = "good", "bad"
MIB = 1 << 20
SEEN = "20261121T090001Z-20c5275cc780de92"  # the sitting of ann, which ends with entry 2
CASES = []


def case(name, expected, make):
    CASES.append((name, expected, make))


def line(name, expected, text):
    """A line given as its bytes before the hash."""
    text = text.encode() if isinstance(text, str) else text
    case(name, expected, lambda sitting: sitting.content(text))


def raw(name, expected, make):
    """A line given as all its bytes, made of the hash of the line before."""

    def put(sitting):
        sitting.bytes()
        text, digest = make(sitting.lines[-1].hash, len(sitting.lines))
        sitting.lines.append(Line(raw=text, withheld=digest))

    case(name, expected, put)


def edit(name, expected, text):
    """A line that is good but perhaps for its edit."""
    text = text.encode() if isinstance(text, str) else text
    line(f"edit {name}", expected, b'{"n":{N},"op":"x","at":"","seen":{},"edit":' + text)


def member(key, name, expected, text):
    """A line that is good but perhaps for one member, which is left out where the text is None."""
    members = dict(n="{N}", op='"x"', at='""', seen="{}", edit='{"x":1}')
    members[key] = text
    whole = ",".join(f'"{key}":{text}' for key, text in members.items() if text is not None)
    line(f"{key} {name}", expected, "{" + whole)


def header(name, expected, *, first=None, **members):
    """A sitting whose header is good but perhaps for some members."""

    def put(sitting):
        described = sitting.lines[0].members["header"] | members
        described = {key: value for key, value in described.items() if value is not None}
        sitting.lines[0].put(header=described, **(first or {}))

    case(f"header {name}", expected, put)


def header_text(name, expected, change):
    """A sitting whose first line is changed as text."""

    def put(sitting):
        text = compact(sitting.lines[0].members)[:-1].decode()
        assert change(text) != text, name
        sitting.lines[0] = Line(content=change(text).encode())

    case(f"header {name}", expected, put)


def file(name, expected, change):
    """A file whose bytes are changed after its chain was made."""
    case(f"file {name}", expected, lambda sitting: change)


def end(name, expected, tail):
    """A file with bytes behind its last line feed."""
    file(f"ends with {name}", expected, lambda data: data + tail)


# Nesting; the line itself is the first level.

for depth in (*range(14, 20), 24, *range(31, 34), *range(38, 43), 500, 1500, 20_000, 400_000):
    expected = GOOD if depth <= 16 else BAD
    edit(f"nested {depth} deep in lists", expected, "[" * (depth - 1) + "]" * (depth - 1))
for depth in (15, 16, 17, 40):
    expected = GOOD if depth <= 16 else BAD
    edit(f"nested {depth} deep in objects", expected, '{"a":' * (depth - 2) + "{}" + "}" * (depth - 2))
    line(f"unknown member nested {depth} deep", expected,
         '{"n":{N},"op":"x","at":"","seen":{},"new":' + "[" * (depth - 1) + "]" * (depth - 1) + ',"edit":1')
    header(f"nested {depth} deep", expected, new=json.loads("[" * (depth - 2) + "]" * (depth - 2)))
edit("with brackets in a text", GOOD, '{"x":"' + "[{" * 40 + '"}')

# Whole numbers.

MOST, BEYOND, LONG = "9223372036854775807", "9223372036854775808", "9" * 26
for name, text in dict(one="1", zero="0", last="2").items():
    member("seen", name, GOOD, f'{{"{SEEN}":{text}}}')
WRONG = dict(fraction="1.0", exponent="1e0", capital="1E0", zeros="01", plus="+1", minus="-1", long=LONG,
             lowest="-9223372036854775808", below="-9223372036854775809", tens="10000000000000000000",
             beyond=BEYOND, text='"1"', null="null", true="true", list="[1]", object="{}", hexadecimal="0x1",
             huge="1" * 5000, nothing="")
for name, text in WRONG.items():
    member("seen", name, BAD, f'{{"{SEEN}":{text}}}')
    member("n", name, BAD, text)
    member("group", f"i {name}", BAD, f'{{"i":{text},"id":"g","of":9}}')
    member("group", f"of {name}", BAD, f'{{"i":0,"id":"g","of":{text}}}')
member("seen", "minus zero", GOOD, f'{{"{SEEN}":-0}}')
member("seen", "greatest, which is not there", BAD, f'{{"{SEEN}":{MOST}}}')
member("seen", "next, which is not there", BAD, f'{{"{SEEN}":3}}')
member("seen", "of nobody", BAD, '{"nobody":0}')
member("seen", "as null", BAD, "null")
member("seen", "as list", BAD, "[]")
member("seen", "as text", BAD, '"{}"')
member("seen", "missing", BAD, None)
member("n", "missing", BAD, None)
member("n", "next", BAD, "9")
member("group", "of greatest", GOOD, f'{{"i":0,"id":"g","of":{MOST}}}')
member("group", "i next to greatest", GOOD, f'{{"i":9223372036854775806,"id":"g","of":{MOST}}}')
member("group", "i minus zero", GOOD, '{"i":-0,"id":"g","of":1}')
member("group", "i equal to of", BAD, '{"i":2,"id":"g","of":2}')
member("group", "i beyond of", BAD, '{"i":3,"id":"g","of":2}')
member("group", "of zero", BAD, '{"i":0,"id":"g","of":0}')
member("group", "without id", BAD, '{"i":0,"of":1}')
member("group", "without of", BAD, '{"i":0,"id":"g"}')
member("group", "with a number for id", BAD, '{"i":0,"id":1,"of":1}')
member("group", "with an empty id", GOOD, '{"i":0,"id":"","of":1}')
member("group", "with more", GOOD, '{"i":0,"id":"g","of":1,"new":[]}')
member("group", "null", BAD, "null")
member("group", "list", BAD, "[]")

# Keys, signatures and what was seen by them.

DIGITS = {"64 digits": ("a" * 64, GOOD), "192 digits": ("0" * 192, GOOD), "256 digits": ("9" * 256, GOOD), "128 digits": ("a" * 128, BAD),
          "63 digits": ("a" * 63, BAD), "65 digits": ("a" * 65, BAD), "no digits": ("", BAD), "capital digits": ("A" * 64, BAD),
          "a letter": ("a" * 63 + "g", BAD), "Arabic digits": ("\u0661" * 64, BAD), "half as many of two bytes": ("\u00e9" * 32, BAD),
          "a capital in its signature": ("0" * 100 + "A" + "0" * 91, BAD), "a capital in its key": ("0" * 255 + "A", BAD), "a line feed": ("a" * 64 + "\\n", BAD),
          "an escaped digit": ("\\u0061" + "a" * 63, GOOD)}
for name, (text, expected) in DIGITS.items():
    member("saw", f"with {name}", expected, f'{{"nobody":"{text}"}}')
for name, text in {"null": "null", "a list": "[]", "a text": '"{}"', "a number": '{"nobody":1}', "null in it": '{"nobody":null}', "a list in it": '{"nobody":[]}',
                   "a name twice": f'{{"nobody":"{"a" * 64}","nobody":"{"a" * 64}"}}'}.items():
    member("saw", f"with {name}", BAD, text)
member("saw", "with nothing", GOOD, "{}")
member("saw", "of what another form of the same name is", GOOD, f'{{"caf\u00e9":"{"a" * 64}","cafe\u0301":"{"a" * 64}"}}')
for name, expected, text in (
    ("of 128 digits", GOOD, f'{{"signature":"{"a" * 128}"}}'), ("of 127 digits", BAD, f'{{"signature":"{"a" * 127}"}}'),
    ("of 129 digits", BAD, f'{{"signature":"{"a" * 129}"}}'), ("of capital digits", BAD, f'{{"signature":"{"A" * 128}"}}'),
    ("of an escaped digit", GOOD, f'{{"signature":"\\u0061{"a" * 127}"}}'), ("with more members", GOOD, f'{{"by":1,"signature":"{"a" * 128}"}}'),
    ("without a signature", BAD, "{}"), ("of null", BAD, '{"signature":null}'), ("that is null", BAD, "null"), ("that is a text", BAD, f'"{"a" * 128}"'),
    ("that is a list", BAD, "[]"), ("with a space", GOOD, f' {{ "signature" : "{"a" * 128}" }} '),
):
    edit(f"that signs: {name}", expected, f'{{"sign":{text}}}')
edit("that signs beside something else", GOOD, '{"sign":1,"x":1}')
edit("that signs, once escaped", BAD, '{"\\u0073ign":1}')
for key in ("key", "founder"):
    for name, expected, text in (("64 digits", GOOD, f'"{"a" * 64}"'), ("63 digits", BAD, f'"{"a" * 63}"'), ("capital digits", BAD, f'"{"A" * 64}"'),
                                 ("null", GOOD, "null"), ("nothing", BAD, '""'), ("a number", BAD, "1"), ("a list", BAD, "[]")):
        header_text(f"with {name} for its {key}", expected, lambda text, key=key, new=text: text.replace('"reader":1', f'"reader":1,"{key}":{new}'))
for name, expected, text in (("a text", GOOD, '"login"'), ("nothing", GOOD, '""'), ("null", GOOD, "null"), ("a number", BAD, "1"), ("a list", BAD, "[]")):
    header_text(f"that says {name} of how the person is known", expected, lambda text, new=text: text.replace('"reader":1', f'"reader":1,"known":{new}'))
for name, text in {"null": "null", "a number": "1", "a text": '"x"', "a list": "[]"}.items():
    member("salt", f"with {name}", GOOD, text)

# Numbers elsewhere are kept as they are written.

for text in ("0", "-0", "-0.0", "1.5", "1e9", "1E+9", "1e-9", "1e999", "-1e999", "0e0", "9" * 26, "9" * 5000,
             "1e" + "9" * 400, "0." + "1" * 4000, "true", "false", "null", '""', "[]", "{}"):
    edit(f"of {text[:12]} ({len(text)})", GOOD, text)
for text in ("01", "-01", "+1", "1.", ".5", "1.e1", "1e", "1e+", "-", "--1", "0x10", "1_000", "NaN", "Infinity",
             "-Infinity", "TRUE", "True", "nul", "nulls", "١", "1 2", "[1,]", "[,1]", "[1 2]", '{"a":1,}', '{"a"}',
             "{a:1}", "{1:1}", "'a'", "1//", "/**/1", "", "[", "[1}", '"a', '{"a":1', "}"):
    edit(f"of {text}, which is none,", BAD, text)

# Keys.

COMPOSED, DECOMPOSED = "caf\u00e9", "cafe\u0301"
for name, one, other in (("two forms of a letter", COMPOSED, DECOMPOSED), ("kelvin and K", "K", "\u212a"),
                         ("angstrom", "\u00c5", "\u212b"), ("hangul", "\uac00", "\u1100\u1161"),
                         ("marks in two orders", "a\u0323\u0307", "a\u0307\u0323"), ("cases", "a", "A"),
                         ("joiner", "a", "a\u200d"), ("nothing and NUL", "", "\\u0000")):
    edit(f"with keys that differ: {name}", GOOD, f'{{"{one}":1,"{other}":2}}')
    edit(f"with keys that differ, later first: {name}", GOOD, f'{{"{other}":1,"{one}":2}}')
many = ",".join(f'"k{n}":0' for n in range(40))
edit("with forty keys and two forms of a letter", GOOD, f'{{{many},"{COMPOSED}":1,"{DECOMPOSED}":2}}')
edit("with forty keys and one twice", BAD, f'{{{many},"k7":1}}')
line("unknown members that differ in form", GOOD,
     f'{{"n":{{N}},"op":"x","at":"","seen":{{}},"{COMPOSED}":1,"{DECOMPOSED}":2,"edit":1')
member("seen", "of two that differ in form, neither here,", BAD, f'{{"{COMPOSED}":0,"{DECOMPOSED}":0}}')
for name, text in {"twice": '{"a":1,"a":1}', "twice, once escaped": '{"a":1,"\\u0061":1}', "twice, deep": '[[{"a":{"":1,"":2}}]]',
                   "twice, not next to each other": '{"a":1,"b":1,"a":2}'}.items():
    edit(f"with a key {name}", BAD, text)
line("n twice", BAD, '{"n":{N},"op":"x","at":"","seen":{},"edit":1,"n":{N}')
line("n twice, once escaped", BAD, '{"n":{N},"op":"x","at":"","seen":{},"edit":1,"\\u006e":{N}')
line("n escaped", GOOD, '{"\\u006e":{N},"op":"x","at":"","seen":{},"edit":1')
line("unknown member twice", BAD, '{"n":{N},"op":"x","at":"","seen":{},"edit":1,"new":1,"new":1')
member("seen", "twice", BAD, f'{{"{SEEN}":1,"{SEEN}":2}}')
member("seen", "twice, the same", BAD, f'{{"{SEEN}":1,"{SEEN}":1}}')
member("group", "with i twice", BAD, '{"i":0,"id":"g","of":1,"i":0}')

# Text.

for name, expected, text in (
    ("pair", GOOD, "\\ud83d\\ude00"), ("capital pair", GOOD, "\\uD83D\\uDE00"), ("high alone", BAD, "\\ud83d"),
    ("low alone", BAD, "\\ude00"), ("pair the wrong way round", BAD, "\\ude00\\ud83d"), ("high twice", BAD, "\\ud83d\\ud83d"),
    ("high before a pair", BAD, "\\ud800\\ud83d\\ude00"), ("high before a letter", BAD, "\\ud83da"), ("high before an escape", BAD, "\\ud83d\\n"),
    ("high before a raw letter", BAD, "\\ud83d\u00e9"), ("every escape", GOOD, '\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041'),
    ("NUL escaped", GOOD, "\\u0000"), ("escape x", BAD, "\\x41"), ("escape U", BAD, "\\U0041"), ("escape of a line feed", BAD, "\\u000"),
    ("escape with a sign", BAD, "\\u+041"), ("escape with a space", BAD, "\\u 041"), ("escape with an underscore", BAD, "\\u0_41"),
    ("escape a", BAD, "\\a"), ("escape quote", BAD, "\\'"), ("control 1", BAD, "\x01"), ("control 31", BAD, "\x1f"), ("tab", BAD, "\t"),
    ("carriage return", BAD, "\r"), ("NUL", BAD, "\0"), ("delete", GOOD, "\x7f"), ("control 128", GOOD, "\u0080"), ("line separator", GOOD, "\u2028"),
    ("byte order mark inside", GOOD, "a\ufeff"), ("noncharacters", GOOD, "\ufffe\uffff\U0010ffff"), ("private", GOOD, "\ue000"),
    ("astral", GOOD, "\U0001f600"), ("right to left", GOOD, "\u202e"),
):
    edit(f"with text: {name}", expected, f'"{text}"')
    edit(f"with a key: {name}", expected, f'{{"{text}":1}}')
for name, text in {"ff": b"\xff", "continuation": b"\x80", "overlong": b"\xc0\x80", "overlong of three": b"\xe0\x80\x80", "surrogate": b"\xed\xa0\x80",
                   "beyond": b"\xf4\x90\x80\x80", "five": b"\xf8\x88\x80\x80\x80", "cut": b"\xe2\x82", "latin": b"caf\xe9"}.items():
    edit(f"not UTF-8: {name}", BAD, b'"' + text + b'"')
    line(f"op not UTF-8: {name}", BAD, b'{"n":{N},"op":"' + text + b'","at":"","seen":{},"edit":1')

# White space, order, members.

WHOLE = '"n":{N},"op":"x","at":"","seen":{},"edit":1'
line("space between tokens", GOOD, '{ "n" : {N} , "op" : "x" , "at" : "" , "seen" : { } , "edit" : 1')
line("tabs between tokens", GOOD, '{\t"n"\t:\t{N},"op":"x","at":"","seen":{},"edit":[\t]')
line("carriage returns between tokens", GOOD, '{\r"n":{N},"op":"x","at":"","seen":{},"edit":\r1')
line("space before it", GOOD, " {" + WHOLE)
line("space before the hash", GOOD, "{" + WHOLE + "   ")
for name, space in {"form feed": "\f", "no-break space": "\u00a0", "byte order mark": "\ufeff", "next line": "\u0085", "vertical tab": "\v", "NUL": "\0"}.items():
    line(f"{name} before it", BAD, space + "{" + WHOLE)
    line(f"{name} between tokens", BAD, "{" + space + WHOLE)
line("another order", GOOD, '{"edit":1,"seen":{},"op":"x","n":{N},"at":""')
line("members that nobody knows", GOOD, '{"a":[],"n":{N},"op":"x","at":"","seen":{},"z":{},"edit":1')
line("header in a later entry", GOOD, "{" + WHOLE + ',"header":7')
line("by and why without withheld", GOOD, "{" + WHOLE + ',"by":1,"why":[]')
for name, text in {"true": "true", "number": "1", "text": '"{}"', "object": "{}"}.items():
    line(f"withheld {name} beside an edit", BAD, "{" + WHOLE + f',"by":"a","why":"b","withheld":{text}')
line("withheld null", BAD, "{" + WHOLE + ',"by":"a","why":"b","withheld":null')
for key in ("op", "at"):
    for name, expected, text in (("missing", BAD, None), ("null", BAD, "null"), ("number", BAD, "1"), ("list", BAD, "[]"),
                                 ("empty", GOOD if key == "at" else BAD, '""'), ("space", GOOD, '" "'), ("long", GOOD, '"' + "x" * 9000 + '"'),
                                 ("escaped", GOOD, '"\\u0041"')):
        member(key, name, expected, text)
member("edit", "missing", BAD, None)
line("list in place of a line", BAD, '[1')
line("nothing but n", BAD, '{"n":{N}')

# The hash.


def hashed(content, before, ending):
    """A line whose hash covers what stands before its last 72 bytes."""
    digest = chained(content, before)
    return ending(content, digest), digest


BODY = b'{"n":%d,"op":"x","at":"","seen":{},"edit":1'
for name, ending in {
    "a space after the comma": lambda text, h: text + b', "h":"' + h.encode() + b'"}',
    "a space before the colon": lambda text, h: text + b',"h" :"' + h.encode() + b'"}',
    "a space after the colon": lambda text, h: text + b',"h": "' + h.encode() + b'"}',
    "a space before the brace": lambda text, h: text + HASH_KEY + h.encode() + b'" }',
    "a space at the end": lambda text, h: text + HASH_KEY + h.encode() + b'"} ',
    "a tab at the end": lambda text, h: text + HASH_KEY + h.encode() + b'"}\t',
    "a carriage return at the end": lambda text, h: text + HASH_KEY + h.encode() + b'"}\r',
    "a member behind it": lambda text, h: text + HASH_KEY + h.encode() + b'","z":1}',
    "capital digits": lambda text, h: text + HASH_KEY + h.upper().encode() + b'"}',
    "an escaped key": lambda text, h: text + b',"\\u0068":"' + h.encode() + b'"}',
    "an escaped digit": lambda text, h: text + HASH_KEY + b"\\u00" + b"%x" % ord(h[0]) + h[1:].encode() + b'"}',
    "63 digits": lambda text, h: text + HASH_KEY + h[1:].encode() + b'"}',
    "65 digits": lambda text, h: text + HASH_KEY + b"0" + h.encode() + b'"}',
    "none": lambda text, h: text + b"}",
    "null": lambda text, h: text + b',"h":null}',
    "another": lambda text, h: text + HASH_KEY + b"0" * 64 + b'"}',
    "two": lambda text, h: text + HASH_KEY + h.encode() + b'"' + HASH_KEY + h.encode() + b'"}',
}.items():
    raw(f"hash with {name}", BAD, lambda before, n, ending=ending: hashed(BODY % n, before, ending))


raw("hash at the front and another's at the end", BAD, lambda before, n: hashed(
    b'{"h":"' + b"0" * 64 + b'","n":%d,"op":"x","at":"","seen":{},"edit":1,"z":{"a":1' % n, before,
    lambda text, h: text + HASH_KEY + b"0" * 63 + b'"}}'))
raw("hash within the last object", BAD, lambda before, n: hashed(
    b'{"n":%d,"op":"x","at":"","seen":{},"edit":{"a":1' % n, before, lambda text, h: text + HASH_KEY + h.encode() + b'"}}'))
raw("hash of a chain that begins anew", BAD, lambda before, n: hashed(
    BODY % n, "0" * 64, lambda text, h: text + HASH_KEY + h.encode() + b'"}'))


def withheld(name, expected, text, digest="7" * 64, length=0):
    raw(f"withheld {name}", expected, lambda before, n: (
        text.replace("{N}", str(n)).replace("{H}", digest).encode().ljust(length), digest))


withheld("as it should be", GOOD, '{"n":{N},"withheld":"{H}","by":"ann","why":"asked"}')
withheld("filled up with spaces", GOOD, '{"n":{N},"withheld":"{H}","by":"ann","why":"asked"}' + " " * 90)
withheld("filled up with tabs and a carriage return", GOOD, '{"n":{N},"withheld":"{H}","by":"ann","why":"asked"}\t\r')
withheld("filled up with no-break spaces", BAD, '{"n":{N},"withheld":"{H}","by":"ann","why":"asked"}\u00a0')
withheld("with more members", GOOD, '{"n":{N},"withheld":"{H}","by":"ann","why":"asked","op":1,"seen":2,"h":3,"z":{}}')
withheld("with capital digits", BAD, '{"n":{N},"withheld":"{H}","by":"ann","why":"asked"}', "A" * 64)
withheld("with 63 digits", BAD, '{"n":{N},"withheld":"{H}","by":"ann","why":"asked"}', "7" * 63)
withheld("by nobody", BAD, '{"n":{N},"withheld":"{H}","why":"asked"}')
withheld("without a reason", BAD, '{"n":{N},"withheld":"{H}","by":"ann"}')
withheld("for a number", BAD, '{"n":{N},"withheld":"{H}","by":"ann","why":1}')
withheld("for an empty reason", GOOD, '{"n":{N},"withheld":"{H}","by":"","why":""}')
withheld("as another number", BAD, '{"n":9,"withheld":"{H}","by":"ann","why":"asked"}')
withheld("of a mebibyte", GOOD, '{"n":{N},"withheld":"{H}","by":"ann","why":"asked"}', length=MIB)
withheld("of more than a mebibyte", BAD, '{"n":{N},"withheld":"{H}","by":"ann","why":"asked"}', length=MIB + 1)


def first_withheld(sitting):
    sitting.lines[0] = Line(raw=b'{"n":0,"withheld":"' + b"7" * 64 + b'","by":"ann","why":"asked"}', withheld="7" * 64)


case("withheld header", BAD, first_withheld)

# Length.

for name, length in (("one less than", MIB - 1), ("just", MIB), ("one more than", MIB + 1), ("twice", 2 * MIB)):
    def fill(sitting, length=length):
        text = b'{"n":%d,"op":"x","at":"","seen":{},"edit":"' % len(sitting.lines)
        return text + b"a" * (length - len(text) - 1 - 72) + b'"'

    expected = GOOD if length <= MIB else BAD
    case(f"{name} a mebibyte", expected, lambda sitting, fill=fill: sitting.content(fill(sitting)))
    case(f"{name} a mebibyte, without its line feed", expected, lambda sitting, fill=fill: (
        sitting.content(fill(sitting)), lambda data: data[:-1])[1])

# Headers.

for key in "appraisal segment writer person body host program reader".split():
    header(f"without {key}", BAD, **{key: None})
    header(f"with a list for {key}", BAD, **{key: []})
    if key != "reader":
        header(f"with a number for {key}", BAD, **{key: 1})
        header_text(f"with null for {key}", BAD, lambda text, key=key: text.replace(
            json.dumps(key) + ":" + json.dumps(json.loads(text + "}")["header"][key]), f'"{key}":null'))
for name, expected, text in (("zero", GOOD, "0"), ("minus one", GOOD, "-1"), ("two", GOOD, "2"), ("three", BAD, "3"), ("a fraction", BAD, "1.0"), ("an exponent", BAD, "1e0"),
                             ("text", BAD, '"1"'), ("true", BAD, "true"), ("null", BAD, "null"), ("26 digits", BAD, LONG), ("26 digits below zero", BAD, "-" + LONG),
                             ("greatest", BAD, MOST), ("beyond", BAD, BEYOND), ("zeros", BAD, "01")):
    header_text(f"with reader {name}", expected, lambda text, new=text: text.replace('"reader":1', f'"reader":{new}'))
for name, expected, segment in (("of a letter", GOOD, "s"), ("of 64 letters", GOOD, "s" * 64), ("of 65 letters", BAD, "s" * 65), ("of nothing", BAD, ""),
                                ("with a slash", BAD, "../s"), ("with a space", BAD, "s s"), ("with an accent", BAD, COMPOSED), ("with kelvin", BAD, "\u212a"),
                                ("with a hyphen first", BAD, "-s"), ("with a line feed", BAD, "s\n"), ("with an Arabic digit", BAD, "s\u0661")):
    header(f"with a segment {name}", expected, segment=segment)
header("with more members", GOOD, new=dict(mood=[1]))
header("with an empty person", GOOD, person="")
header("with an edit beside it", GOOD, first=dict(edit=1))
header("with a group", GOOD, first=dict(group=dict(i=0, id="g", of=1)))
header("with an empty op", BAD, first=dict(op=""))
header("as entry 1", BAD, first=dict(n=1))
header("of another appraisal", GOOD, appraisal="another")
header_text("as minus zero", GOOD, lambda text: text.replace('{"n":0', '{"n":-0'))
header_text("with a key twice", BAD, lambda text: text.replace('"reader":1', '"reader":1,"reader":1'))
header_text("with a key in two forms", GOOD, lambda text: text.replace('"reader":1', f'"reader":1,"{COMPOSED}":1,"{DECOMPOSED}":2'))
header_text("after a byte order mark", BAD, lambda text: "\ufeff" + text)
header_text("in a list", BAD, lambda text: text.replace('"header":{', '"header":[{') + "]")
header_text("missing", BAD, lambda text: text.replace('"header"', '"heading"'))

# Files.

file("empty", GOOD, lambda data: b"")
file("with a header alone", GOOD, lambda data: data[:data.index(b"\n") + 1])
file("with a header alone, without its line feed", GOOD, lambda data: data[:data.index(b"\n")])
file("with a line feed alone", BAD, lambda data: b"\n")
file("with half a header", GOOD, lambda data: data[:200])
file("without its last line feed", GOOD, lambda data: data[:-1])
file("with an empty line at its end", BAD, lambda data: data + b"\n")
file("with an empty line", BAD, lambda data: data.replace(b"\n", b"\n\n", 1))
file("with CRLF", BAD, lambda data: data.replace(b"\n", b"\r\n"))
file("with CR", BAD, lambda data: data.replace(b"\n", b"\r"))
file("with a byte order mark", BAD, lambda data: b"\xef\xbb\xbf" + data)
file("in UTF-16", BAD, lambda data: data.decode().encode("utf-16"))
file("twice", BAD, lambda data: data + data)
file("of zeros", GOOD, lambda data: bytes(4096))
file("of zeros, not all", BAD, lambda data: bytes(700) + b"a")
for zeros in (1, 3, 511, 512, 513, 4096):
    end(f"{zeros} zeros", GOOD, bytes(zeros))
end("zeros and a letter", BAD, bytes(9) + b"a")
end("a line and zeros", BAD, b'{"n":9}\n' + bytes(3))
file("with a sector of zeros", GOOD, lambda data: data[:512] + bytes(512) + data[1024:])
file("with a sector of zeros but one", BAD, lambda data: data[:513] + bytes(511) + data[1024:])
file("with less than a sector of zeros", BAD, lambda data: data[:512] + bytes(88) + data[600:])
for name, expected, tail in (
    ("a brace", GOOD, b"{"), ("half a line", GOOD, b'{"n":4,"op":"x'), ("a letter", BAD, b"x"), ("a bracket", BAD, b"[1,"), ("a space", BAD, b' {"n"'),
    ("a whole object", BAD, b'{"n":4}'), ("a whole object and a space", BAD, b'{"n":4} '), ("half a line with a tab", BAD, b'{"n":4,\t'),
    ("half a line with NUL", BAD, b'{"n":4,\0'), ("half a line with delete", GOOD, b'{"n":4,\x7f'), ("half a letter", GOOD, b'{"n":4,"op":"\xc3'),
    ("an object with a key twice", GOOD, b'{"n":4,"n":4}'), ("an object too deep", GOOD, b'{"n":' + b"[" * 16 + b"]" * 16 + b"}"),
    ("an object deep enough", BAD, b'{"n":' + b"[" * 15 + b"]" * 15 + b"}"), ("two objects", GOOD, b'{"n":4}{"n":5}'),
    ("half a line of a mebibyte", GOOD, b"{" + b"a" * (MIB - 1)), ("half a line of more than a mebibyte", BAD, b"{" + b"a" * MIB),
    ("brackets without end", GOOD, b'{"a":' + b"[" * 500_000),
):
    end(name, expected, tail)


def sparse(size):
    """Makes a file as long as this without writing it."""
    return lambda data: size


file("of 64 MiB, zeros but for its lines", BAD, sparse(64 << 20))
file("of more than 64 MiB, zeros but for its lines", BAD, sparse((64 << 20) + 1))
file("of a terabyte, zeros but for its lines", BAD, sparse(1 << 40))


def make(folder, number, change):
    """One folder: ann begins the record, and bob's sitting holds what is looked at."""
    record = Record.make(folder / f"{number:03}.appraisal")
    record.sitting("ann", seen={}).append(adopt(), join("ann", "member", "facilitator"))
    bob = record.sitting("bob").append(join("bob", "member"))
    found = change(bob)
    if not callable(found):
        bob.append(join("cat", "member"))
        found = lambda data: data
    record.save()
    data = found(bob.bytes())
    if isinstance(data, int):
        os.truncate(bob.path, data)
    else:
        bob.save(data)
    return record.path


if __name__ == "__main__":
    for number, (name, expected, change) in enumerate(CASES):
        print(name, expected, make(pathlib.Path(sys.argv[1]), number, change), sep="\t")
