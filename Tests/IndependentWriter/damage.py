"""Makes folders of appraisals that are damaged, each in its way, and some that are not: damage.py FOLDER PROGRAM.

Prints of each: its name, the exit code of `appraise verify`, that of docs/format/verify.py, and its path.
ERROR stands for any code but 0. The program is asked for state and results, which snapshots hold.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

from ledger import CASE, Record, adopt, board, compact, digest, join, mark, others, pretty

GOOD, DAMAGED, UNJUDGED, ERROR = "0", "1", "2", "error"
CASES = []
PROGRAM = sys.argv[2] if __name__ == "__main__" else None


def case(name, program, reader=None, snapshots=0):
    """A change of a record of three sittings and so many snapshots."""

    def add(change):
        CASES.append((name, program, reader or program, snapshots, change))
        return change

    return add


def ledger(name, program=DAMAGED):
    """A change of the sittings of ann, bob and cat before they are written again."""
    return lambda change: case(name, program)(lambda record: (change(*record.sittings), record.save()))


def sitting(name, program=DAMAGED):
    """A change of the bytes of bob's sitting."""
    return lambda change: case(name, program)(lambda record: replace(record.sittings[1].path, change(record.sittings[1].bytes())))


def replace(path, data):
    path.chmod(0o600)
    path.write_bytes(data)


def lines(change):
    return lambda data: b"".join(line + b"\n" for line in change(data.removesuffix(b"\n").split(b"\n")))


# Sittings that were changed

sitting("a mark changed")(lambda data: data.replace(b'"70"', b'"71"'))
sitting("a reason changed")(lambda data: data.replace(b"The bus", b"The cab"))
sitting("an operation changed")(lambda data: data.replace(b'-5","at"', b'-6","at"'))
sitting("a moment changed")(lambda data: data.replace(b"T09:", b"T10:", 1))
sitting("a person changed")(lambda data: data.replace(b'"person":"bob"', b'"person":"cat"'))
sitting("a digit of a hash changed")(lambda data: data[:-5] + bytes([data[-5] ^ 1]) + data[-4:])
sitting("the last line changed")(lambda data: data[:-120] + b"X" + data[-119:])
sitting("a line feed put in")(lambda data: data[:900] + b"\n" + data[900:])
sitting("a line feed taken out")(lambda data: data.replace(b"\n", b" ", 1))
sitting("a line taken out")(lines(lambda all: all[:3] + all[4:]))
sitting("the header taken out")(lines(lambda all: all[1:]))
sitting("a line twice")(lines(lambda all: all[:4] + all[3:]))
sitting("two lines swapped")(lines(lambda all: all[:3] + [all[4], all[3]] + all[5:]))
sitting("lines the other way round")(lines(lambda all: all[::-1]))
sitting("a line of its own hash put in")(lines(lambda all: all[:3] + [b'{"n":3,"op":"x","at":"","seen":{},"edit":1,"h":"' + b"0" * 64 + b'"}'] + all[3:]))
sitting("saved with CRLF")(lambda data: data.replace(b"\n", b"\r\n"))
sitting("saved with a byte order mark")(lambda data: b"\xef\xbb\xbf" + data)
sitting("saved in UTF-16")(lambda data: data.decode().encode("utf-16"))
sitting("saved with blanks at the ends of lines")(lambda data: data.replace(b"\n", b" \n"))
sitting("saved with an empty line")(lambda data: data + b"\n")
sitting("saved as a list")(lines(lambda all: [b"["] + all + [b"]"]))
sitting("written once more behind itself")(lambda data: data + data)
sitting("with a note behind it")(lambda data: data + b"Checked by me\n")
sitting("with a sector of other bytes")(lambda data: data[:512] + b"x" * 512 + data[1024:])
sitting("with zeros that no disk leaves")(lambda data: data[:600] + bytes(100) + data[700:])
sitting("cut in a line that others had seen")(lambda data: data[:1500])
sitting("cut behind a line that others had seen")(lines(lambda all: all[:4]))
sitting("emptied")(lambda data: b"")
sitting("zeroed")(lambda data: bytes(len(data)))
sitting("zeroed from the middle on")(lambda data: data[:1024] + bytes(len(data) - 1024))

@case("a line from another sitting", DAMAGED)
def _(record):
    ann, bob, cat = record.sittings
    all = bob.bytes().split(b"\n")
    all[3] = cat.bytes().split(b"\n")[3]
    replace(bob.path, b"\n".join(all))


# Sittings written anew with true chains

@ledger("an entry that nobody wrote is seen")
def _(ann, bob, cat): cat.append(join("dan", "member"), seen={bob.segment: 99})

@ledger("a sitting that nobody wrote is seen")
def _(ann, bob, cat): cat.append(join("dan", "member"), seen={"20261121T090009Z-0000000000000000": 0})

@ledger("a sitting that nobody wrote is seen by a header")
def _(ann, bob, cat): bob.lines[0].put(seen={"nobody": 0})

@ledger("a whole number of 26 digits is seen")
def _(ann, bob, cat): cat.append(join("dan", "member"), seen={bob.segment: int("9" * 26)})

@ledger("a group of 26 digits")
def _(ann, bob, cat): cat.append(join("dan", "member"), group=dict(i=0, id="g", of=int("9" * 26)))

@ledger("an edit nested 17 deep")
def _(ann, bob, cat): cat.append(json.loads("[" * 16 + "]" * 16))

@ledger("a sitting cut behind an entry that was seen, written anew")
def _(ann, bob, cat): bob.cut(4)

@ledger("a sitting under another name")
def _(ann, bob, cat): bob.lines[0].members["header"]["segment"] = "another"

@ledger("a sitting under a name that is none")
def _(ann, bob, cat): cat.lines[0].members["header"]["segment"] = "caf\u00e9"

@ledger("a sitting moved to another appraisal")
def _(ann, bob, cat): bob.lines[0].members["header"]["appraisal"] = "another"

@ledger("every sitting moved to another appraisal")
def _(*all):
    for one in all: one.lines[0].members["header"]["appraisal"] = "another"

@ledger("a sitting for a newer reader", UNJUDGED)
def _(ann, bob, cat): cat.lines[0].members["header"]["reader"] = 3

@ledger("a sitting that others had seen, for a newer reader", UNJUDGED)
def _(ann, bob, cat): bob.lines[0].members["header"]["reader"] = 3

@ledger("a header without a person")
def _(ann, bob, cat): del cat.lines[0].members["header"]["person"]

@ledger("numbers with a gap")
def _(ann, bob, cat): cat.lines[-1].put(n=40)

@ledger("no case adopted")
def _(ann, bob, cat): ann.lines[1].put(edit=join("zed", "member"))

@ledger("the case withheld")
def _(ann, bob, cat): ann.withhold(1, "ann", "Asked for.")

@ledger("the header withheld")
def _(ann, bob, cat): cat.withhold(0, "ann", "Asked for.")

@ledger("a line withheld without a reason")
def _(ann, bob, cat):
    cat.withhold(2, "ann", "Asked for.")
    cat.lines[2].raw = cat.lines[2].raw.replace(b',"why":"Asked for."', b"")


# Copies

def copy(record, change, name="copy", writer=None):
    """Puts a copy of bob's sitting, changed and written anew, beside it or into another's folder."""
    bob = record.sittings[1]
    data = bob.bytes()
    change(bob)
    folder = record.path / "ledger" / (writer or bob.writer)
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.jsonl").write_bytes(bob.bytes())
    assert bob.path.read_bytes() == data


for name, where in (("beside it", None), ("in another's folder", "cat-1"), ("in a new folder", "aaa")):
    case(f"a copy with another mark {name}", DAMAGED)(lambda record, where=where: copy(
        record, lambda bob: bob.lines[2].put(edit=mark("bob", "stay", "access", "1")), writer=where))
case("a copy with another last line", DAMAGED)(lambda record: copy(
    record, lambda bob: bob.lines[-1].put(edit=mark("bob", "library", "calm", "1"))))
case("a copy with another header", DAMAGED)(lambda record: copy(
    record, lambda bob: bob.lines[0].members["header"].update(host="cellar")))
case("a longer copy with another mark", DAMAGED)(lambda record: copy(
    record, lambda bob: bob.append(join("dan", "member")).lines[3].put(edit=1)))
case("a shorter copy with another mark", DAMAGED)(lambda record: copy(
    record, lambda bob: bob.cut(4).lines[3].put(edit=1)))

@case("two copies that go on differently", DAMAGED)
def _(record):
    copy(record, lambda bob: bob.append(join("dan", "member")), "one")
    record.sittings[1].cut(8)
    copy(record, lambda bob: bob.append(join("eve", "member")), "two")

def twins(record, change):
    """Copies under two names that differ in their bytes alone, the second one changed."""
    copy(record, lambda bob: None, "caf\u00e9")
    copy(record, change, "cafe\u0301")

case("two copies whose names are read alike, one with another mark", DAMAGED)(lambda record: twins(
    record, lambda bob: bob.lines[2].put(edit=mark("bob", "stay", "access", "1"))))
case("a copy whose name is not UTF-8", UNJUDGED)(lambda record: copy(record, lambda bob: None, "\udcff"))

@case("a damaged copy beside the whole one", DAMAGED)
def _(record):
    bob = record.sittings[1]
    (bob.path.parent / "copy.jsonl").write_bytes(bob.bytes().replace(b'"70"', b'"71"'))


# What is gone

case("a sitting removed", DAMAGED)(lambda record: record.sittings[1].path.unlink())
case("a writer removed", DAMAGED)(lambda record: shutil.rmtree(record.sittings[1].path.parent))
case("the founding sitting removed", DAMAGED)(lambda record: record.sittings[0].path.unlink())
case("a sitting renamed to what is no ledger", DAMAGED)(lambda record: record.sittings[1].path.rename(record.sittings[1].path.with_suffix(".txt")))
case("a sitting hidden", DAMAGED)(lambda record: record.sittings[1].path.rename(record.sittings[1].path.parent / f".{record.sittings[1].file}"))
case("a writer renamed to what is no name", DAMAGED)(lambda record: record.sittings[1].path.parent.rename(record.path / "ledger" / "bob 1"))
case("a sitting moved up", DAMAGED)(lambda record: record.sittings[1].path.rename(record.path / "ledger" / record.sittings[1].file))

@case("every sitting removed", DAMAGED)
def _(record):
    for one in record.sittings: one.path.unlink()

@case("every sitting emptied", DAMAGED)
def _(record):
    for one in record.sittings: one.path.write_bytes(b"")

@case("ledger removed", ERROR)
def _(record): shutil.rmtree(record.path / "ledger")


# What is no file

def put_pipe(path): os.mkfifo(path)
def put_link(path, to="/dev/zero"): path.symlink_to(to)
def put_folder(path): path.mkdir()


def put_sparse(path):
    path.touch()
    os.truncate(path, 1 << 40)


for name, put in (("a pipe", put_pipe), ("a link to a device", put_link), ("a file of a terabyte", put_sparse),
                  ("a link to nothing", lambda path: put_link(path, "nowhere")), ("a link to itself", lambda path: put_link(path, path.name))):
    case(f"{name} among the sittings", UNJUDGED)(lambda record, put=put: put(record.path / "ledger/bob-1/x.jsonl"))

    @case(f"{name} in place of a sitting", UNJUDGED)
    def _(record, put=put):
        record.sittings[1].path.unlink()
        put(record.sittings[1].path)

    @case(f"{name} in place of appraisal.json", ERROR)
    def _(record, put=put):
        (record.path / "appraisal.json").unlink()
        put(record.path / "appraisal.json")

    @case(f"{name} in place of ledger", ERROR)
    def _(record, put=put):
        shutil.rmtree(record.path / "ledger")
        put(record.path / "ledger")

    @case(f"{name} in place of snapshots", ERROR)
    def _(record, put=put):
        (record.path / "snapshots").rmdir()
        put(record.path / "snapshots")

    case(f"{name} among the snapshots", UNJUDGED)(lambda record, put=put: put(record.path / "snapshots/000001-0123456789abcdef.json"))


def moved(record, path):
    """Moves something out of the record and leaves a link to it."""
    outside = record.path.parent / f"outside-{record.path.name}"
    path.rename(outside)
    path.symlink_to(outside)


case("a sitting by way of a link", UNJUDGED)(lambda record: moved(record, record.sittings[1].path))
case("a writer by way of a link", DAMAGED)(lambda record: moved(record, record.sittings[1].path.parent))
case("ledger by way of a link", ERROR)(lambda record: moved(record, record.path / "ledger"))
case("snapshots by way of a link", ERROR)(lambda record: moved(record, record.path / "snapshots"))
case("appraisal.json by way of a link", ERROR)(lambda record: moved(record, record.path / "appraisal.json"))

@case("a folder in place of a sitting", DAMAGED)
def _(record):
    record.sittings[1].path.unlink()
    put_folder(record.sittings[1].path)

@case("a thousand and one other files", GOOD)
def _(record):
    for number in range(1001): (record.path / f"x{number}").touch()

@case("ten thousand and one writers", GOOD)
def _(record):
    for number in range(10_001): (record.path / f"ledger/x{number}").mkdir()


# appraisal.json

def identity(name, code=ERROR, **members):
    def change(record):
        path = record.path / "appraisal.json"
        told = json.loads(path.read_bytes()) | members
        replace(path, pretty({key: value for key, value in told.items() if value is not None}))

    case(f"appraisal.json {name}", code)(change)


def identity_bytes(name, change):
    case(f"appraisal.json {name}", ERROR)(lambda record: replace(record.path / "appraisal.json", change((record.path / "appraisal.json").read_bytes())))


identity("with another id", DAMAGED, id="another")
identity("with an id that differs in form", DAMAGED, id="87a1f668eff70d4293627367a0b5b3c1\u0301")
identity("of another format", format="other")
identity("of a newer version", major=2)
identity("of version 0", major=0)
identity("with a version as text", major="1")
identity("shared with everybody", sharing="everybody")
identity("with a number for its id", id=1)
for key in ("format", "major", "id", "created", "sharing"): identity(f"without {key}", **{key: None})
identity("nested too deeply", new=json.loads("[" * 16 + "]" * 16))
identity_bytes("emptied", lambda data: b"")
identity_bytes("cut", lambda data: data[:60])
identity_bytes("with a byte order mark", lambda data: b"\xef\xbb\xbf" + data)
identity_bytes("in UTF-16", lambda data: data.decode().encode("utf-16"))
identity_bytes("with a key twice", lambda data: data.replace(b'"major"', b'"id": "x", "major"'))
identity_bytes("as a list", lambda data: b"[" + data + b"]")
identity_bytes("of more than 64 KiB", lambda data: data + b" " * (1 << 16))
case("appraisal.json removed", ERROR)(lambda record: (record.path / "appraisal.json").unlink())

# Snapshots; there are two

def taken(record, number=1):
    return next(record.path.glob(f"snapshots/{number:06}-*.json"))


def snapshot(name, program=DAMAGED, reader=None, number=2):
    """A change of what a snapshot says, under the name that its bytes then have."""

    def put(change):
        @case(f"a snapshot {name}", program, reader, snapshots=2)
        def _(record):
            path = taken(record, number)
            told = json.loads(path.read_bytes())
            told = change(told) or told
            data = pretty(told)
            path.unlink()
            (path.parent / f"{number:06}-{digest(data)[:16]}.json").write_bytes(data)

    return put


def told(name, program=DAMAGED, reader=None, **members):
    snapshot(name, program, reader)(lambda told: told["header"].update(members))


def untold(key): snapshot(f"whose header lacks {key}")(lambda told: told["header"].pop(key) and None)


def head(name, change): snapshot(f"with a head {name}")(lambda told: change(told["header"]["heads"]))


told("of another appraisal", appraisal="another")
told("of another engine", UNJUDGED, engine="9.9.9")
told("of a newer version", UNJUDGED, major=2)
told("with another number", number=3)
told("with a number as text", number="2")
told("that follows one that is not here", follows=["0" * 64])
told("that follows no list", follows="0" * 64)
told("that follows a number", follows=[1])
told("with no list of heads", heads={})
told("that hides a word", hidden="x")
told("that hides half of something", hidden=1.5)
for key in "format major number name note at by appraisal engine heads follows".split(): untold(key)
head("beyond the end", lambda heads: heads[0].update(n=99))
head("below the beginning", lambda heads: heads[0].update(n=-1))
head("of 26 digits", lambda heads: heads[0].update(n=int("9" * 26)))
head("of another hash", lambda heads: heads[0].update(h="0" * 64))
head("of another entry's hash", lambda heads: heads[0].update(n=heads[0]["n"] - 1))
head("in capital digits", lambda heads: heads[0].update(h=heads[0]["h"].upper()))
head("of a sitting that nobody wrote", lambda heads: heads[0].update(segment="nobody"))
head("of a name in another form", lambda heads: heads[0].update(segment=heads[0]["segment"] + "\u0301"))
head("without its hash", lambda heads: heads[0].pop("h") and None)
head("as a text", lambda heads: heads.append("x"))
snapshot("without a header")(lambda told: told.pop("header") and None)
snapshot("without a state")(lambda told: told.pop("state") and None)
snapshot("without results")(lambda told: told.pop("results") and None)
snapshot("as a list")(lambda told: [told])
snapshot("nested too deeply")(lambda told: told.update(new=json.loads("[" * 32 + "]" * 32)))
snapshot("whose results were changed", DAMAGED, UNJUDGED)(lambda told: told["results"]["ranking"].reverse())
snapshot("whose state was changed", DAMAGED, UNJUDGED)(
    lambda told: told["state"]["document"]["options"].pop() and None)


def file(name, change, program=DAMAGED, reader=None):
    case(f"a snapshot's file {name}", program, reader, snapshots=2)(lambda record: change(taken(record)))


file("changed by a byte", lambda path: replace(path, path.read_bytes().replace(b"First", b"Worst")))
file("cut", lambda path: replace(path, path.read_bytes()[:-2]))
file("emptied", lambda path: replace(path, b""))
file("renamed to another hash", lambda path: path.rename(path.parent / "000001-0123456789abcdef.json"))
file("renamed to another number", lambda path: path.rename(path.parent / path.name.replace("000001", "000007")))
file("removed, which another follows,", lambda path: path.unlink())
file("renamed to what is no snapshot", lambda path: path.rename(path.with_suffix(".txt")))
file("with a key twice", lambda path: rename(path, path.read_bytes().replace(b'"note": ""', b'"note": "","note": ""')))
file("with a byte order mark", lambda path: rename(path, b"\xef\xbb\xbf" + path.read_bytes()))
file("that is no JSON", lambda path: rename(path, b"{"))


def rename(path, data):
    path.unlink()
    (path.parent / f"000001-{digest(data)[:16]}.json").write_bytes(data)

@case("a sitting cut since a snapshot, which nobody had seen", DAMAGED, snapshots=2)
def _(record): record.sittings[2].cut(6).save()

@case("a sitting written anew since a snapshot", DAMAGED, snapshots=2)
def _(record):
    record.sittings[2].lines[-1].put(edit=mark("cat", "library", "calm", "1"))
    record.sittings[2].save()

@case("a sitting removed since a snapshot", DAMAGED, snapshots=2)
def _(record): record.sittings[2].path.unlink()

@case("a snapshot of a sitting that cannot be read", UNJUDGED, snapshots=2)
def _(record):
    record.sittings[2].path.unlink()
    put_pipe(record.sittings[2].path)


# What is no damage

case("as it was", GOOD)(lambda record: None)
case("two snapshots", GOOD, UNJUDGED, snapshots=2)(lambda record: None)
case("no folder of snapshots", GOOD)(lambda record: (record.path / "snapshots").rmdir())
case("a folder renamed", GOOD)(lambda record: (record.path / "ledger/bob-1").rename(record.path / "ledger/robert"))
case("a sitting's file renamed", GOOD)(lambda record: record.sittings[1].path.rename(record.path / "ledger/bob-1/other (1).jsonl"))
case("a copy", GOOD)(lambda record: copy(record, lambda bob: None))
case("two copies whose names are read alike", GOOD)(lambda record: twins(record, lambda bob: None))
case("a shorter copy", GOOD)(lambda record: copy(record, lambda bob: bob.cut(3)))
case("a longer copy", GOOD)(lambda record: copy(record, lambda bob: bob.append(join("dan", "member"))))
case("a copy in which a line is withheld", GOOD)(lambda record: copy(record, lambda bob: bob.withhold(3, "ann", "Asked for.")))
case("a folder that ends like a sitting", GOOD)(lambda record: put_folder(record.path / "ledger/bob-1/x.jsonl"))
ledger("a line withheld", GOOD)(lambda ann, bob, cat: bob.withhold(3, "ann", "Asked for."))
ledger("members that nobody knows", GOOD)(lambda ann, bob, cat: cat.append(join("dan", "member"), mood="good"))
ledger("an edit that nobody knows", GOOD)(lambda ann, bob, cat: cat.append(dict(vote=dict(of="cat"))))
ledger("an edit nested 16 deep", GOOD)(lambda ann, bob, cat: cat.append(json.loads("[" * 15 + "]" * 15)))
ledger("an action cut short", GOOD)(lambda ann, bob, cat: cat.append(join("dan", "member"), group=dict(i=0, id="g", of=2)))

@case("a sitting of another appraisal", GOOD)
def _(record): record.sitting("dan", appraisal="another").append(join("dan", "member")).save()

@case("a crash in a line", GOOD)
def _(record): record.sittings[2].save(record.sittings[2].bytes() + b'{"n":8,"op":"x')

@case("a crash before the first line", GOOD)
def _(record): record.sitting("dan").save(b"")

@case("a last line without its line feed", GOOD)
def _(record): record.sittings[2].save(record.sittings[2].bytes()[:-1])

@case("other things in every folder", GOOD)
def _(record):
    for place in (".", "ledger", "ledger/bob-1", "snapshots"):
        folder = record.path / place
        put_pipe(folder / "pipe")
        put_link(folder / "link")
        put_folder(folder / "folder")
        (folder / "Notes.txt").write_text("A note.")
        (folder / ".new-0123").write_text("{")
    (record.path / "ledger/folder/x.txt").touch()
    put_link(record.path / "ledger/other", record.path / "ledger/bob-1")
    for name in ("000003.json", "3-0123456789abcdef.json", "0000003-0123456789abcdef.json", "000003-0123456789ABCDEF.json", "000003-0123456789abcdef.json~"):
        put_pipe(record.path / "snapshots" / name)


HELD = {}


def make(folder, number, snapshots, change):
    record = board(folder / f"{number:03}.appraisal")
    for count in range(snapshots):
        if not HELD:
            for verb, key in (("show", "state"), ("rank", "results")):
                done = subprocess.run([PROGRAM, verb, record.path, "--json"], check=True, capture_output=True)
                HELD[key] = json.loads(done.stdout)
            HELD["engine"] = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout.strip()
        record.snapshot("First" if count == 0 else "Second", **HELD)
    change(record)
    return record.path


if __name__ == "__main__":
    for number, (name, program, reader, snapshots, change) in enumerate(CASES):
        path = make(pathlib.Path(sys.argv[1]), number, snapshots, change)
        print(name, program, reader, path, sep="\t")
