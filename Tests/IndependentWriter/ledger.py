"""Writes records of appraisals by docs/record.md alone; uses nothing of the program.

What it makes has true hashes and true chains, whatever it says: a test that forges a record begins
with one that the format has nothing against. Nothing here is random, so that the same calls make
the same bytes.

    record = Record.make("a.appraisal")
    ann = record.sitting("ann", seen={})
    ann.append(adopt(), join("ann", "member", "facilitator"))
    bob = record.sitting("bob")                     # has seen what stands in the record by now
    bob.append(join("bob", "member"))
    bob.append(mark("bob", "stay", "access", "70"), at="1970-01-01T00:00:00.000Z", seen={}, op="x-1")
    record.snapshot("Before the vote", state, results)
    record.save()

    bob.lines[2].put(edit=mark("bob", "stay", "access", "10")); bob.save()   # written anew from there
    bob.withhold(2, "ann", "Asked for.").save()

A record that begins with a founder is signed: each writer has a key, and each batch ends with a
signature, which is made anew where lines before it are changed. Whoever has no key keeps those that
are there, or signs by another:

    record = Record.make("b.appraisal", founder="ann-1")
    bob.freeze(); bob.sign(Key.of("mallory")); bob.unsign()
"""

import functools
import hashlib
import json
import pathlib
import subprocess
import tempfile

DOMAIN = b"appraise.ledger.v1\n"
ZEROS = "0" * 64
HASH_KEY = b',"h":"'


def digest(data):
    return hashlib.sha256(data).hexdigest()


def compact(value):
    """JSON without white space, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def chained(content, before):
    """The hash of a line: `content` is what stands before `,"h":"`, `before` the hash of the line before."""
    return digest(DOMAIN + before.encode() + content)


class Line:
    """One line: its members, or bytes as they are to stand."""

    def __init__(self, members=None, content=None, raw=None, withheld=None):
        self.members = members  # what a line of the format says, without its hash
        self.content = content  # the same as bytes, for what no dictionary can say
        self.raw = raw  # the whole line as bytes, hash and all; nothing is worked out
        self.withheld = withheld  # the hash that a withheld line keeps
        self.hash = withheld

    def put(self, **members):
        """Changes members; the line and those after it get true hashes when they are written."""
        self.members.update(members)
        self.content = None
        return self

    def take(self, *keys):
        """Takes members out."""
        self.content = None
        for key in keys:
            self.members.pop(key, None)
        return self

    def bytes(self, before):
        """The line without its line feed; notes its hash."""
        if self.raw is not None:
            self.hash = self.withheld or before
            return self.raw
        content = self.content if self.content is not None else compact(self.members)[:-1]
        self.hash = chained(content, before)
        return content + HASH_KEY + self.hash.encode() + b'"}'


class Signature(Line):
    """The line that ends a batch: a signature on the line before it, made when it is written."""

    def __init__(self, number, segment, key):
        super().__init__()
        self.number, self.segment, self.key = number, segment, key

    def bytes(self, before):
        text = self.key.sign(f"appraise.signature.v1\n{self.segment} {self.number - 1} {before}\n".encode()).hex()
        self.members = dict(n=self.number, op="sign", at="", seen={}, edit=dict(sign=dict(signature=text)))
        return super().bytes(before)


class Sitting:
    """The segment of one writer."""

    def __init__(self, record, writer, segment, file):
        self.record, self.writer, self.segment, self.file = record, writer, segment, file
        self.lines = []
        self.minutes = 0
        self.key = None  # the key that signs its batches
        self.introduced = set()  # the sittings whose keys it has named

    @property
    def path(self):
        return self.record.path / "ledger" / self.writer / self.file

    def clock(self):
        self.minutes += 1
        return f"2026-11-21T{9 + self.minutes // 60:02}:{self.minutes % 60:02}:00.000Z"

    def begin(self, header, at=None, seen=None, op=None):
        """Writes entry 0."""
        seen = self.record.seen() if seen is None else seen
        self.lines = [Line(dict(n=0, op=op or f"{self.segment}-0", at=at or self.clock(), seen=seen)
                           | self.saw(seen) | dict(header=header))]
        return self

    def saw(self, seen):
        """What shows that these ends were there, as a member; nothing where nobody signs."""
        found = {}
        for other in self.record.sittings:
            if other.key and other.segment in seen and other is not self:
                proof = other.proof(seen[other.segment])
                if proof:
                    found[other.segment] = proof if other.segment in self.introduced else proof + other.key.public
                    self.introduced.add(other.segment)
        return dict(saw=found) if found else {}

    def proof(self, end):
        """The hash of the line before a signature, and the signature; None where none stands there."""
        self.bytes()
        edit = self.lines[end].members["edit"] if 0 < end < len(self.lines) and self.lines[end].members else {}
        return self.lines[end - 1].hash + edit["sign"]["signature"] if "sign" in edit else None

    def append(self, *edits, at=None, seen=None, op=None, group=None, **members):
        """Adds edits in one batch: several are one action, unless `group` is False.

        `at`, `seen`, `op` and `group` are worked out where they are not given; other members are
        put into every line as they are.
        """
        at = at or self.clock()
        first = len(self.lines)
        stem = digest(self.segment.encode())[:16]
        for place, edit in enumerate(edits):
            number = len(self.lines)
            line = dict(n=number, op=f"{op}-{place}" if op and place else op or f"{stem}-{number}",
                        at=at, seen=(seen or {}) if place == 0 else {})
            line |= self.saw(line["seen"])
            if group:
                line["group"] = group
            elif group is None and len(edits) > 1:
                line["group"] = dict(i=place, id=op or f"{stem}-{first}", of=len(edits))
            if self.key:
                line["salt"] = digest(f"{stem} {number}".encode())[:32]
            self.lines.append(Line(line | members | dict(edit=edit)))
        return self.end()

    def end(self):
        """Ends the batch with a signature, where there is a key."""
        if self.key:
            self.lines.append(Signature(len(self.lines), self.segment, self.key))
        return self

    def freeze(self):
        """Keeps every signature as it is, whatever becomes of the lines before it."""
        self.bytes()
        self.lines = [Line(line.members) if isinstance(line, Signature) else line for line in self.lines]
        self.key = None
        return self

    def sign(self, key):
        """Signs every batch by another key, whatever the header says."""
        for line in self.lines:
            if isinstance(line, Signature):
                line.key = key
        self.key = key
        return self

    def unsign(self):
        """Takes the signatures out, and the key out of the header."""
        self.lines = [line for line in self.lines if not isinstance(line, Signature)]
        self.lines[0].members["header"].pop("key", None)
        self.key = None
        return self.number()

    def content(self, text):
        """Adds a line given as the bytes before its hash; N stands for its number."""
        number = str(len(self.lines)).encode()
        self.lines.append(Line(content=text.replace(b"{N}", number)))
        return self

    def raw(self, text):
        """Adds bytes that are no line, or one with a hash of its own."""
        self.lines.append(Line(raw=text))
        return self

    def withhold(self, number, by, why, length=None):
        """Puts in the place of a line that it is withheld; the chain goes on."""
        whole = self.bytes().split(b"\n")[number]
        line = self.lines[number]
        text = compact(dict(n=number, withheld=line.hash, by=by, why=why))
        self.lines[number] = Line(raw=text.ljust(len(whole) if length is None else length),
                                  withheld=line.hash)
        return self

    def cut(self, count):
        """Leaves out everything from a line on."""
        self.lines = self.lines[:count]
        return self

    def number(self):
        """Numbers the lines anew, after some were taken out or put in."""
        for place, line in enumerate(self.lines):
            line.number = place
            if line.members is not None:
                line.members["n"] = place
        return self

    def bytes(self):
        """Everything, each line with the hash that follows from the lines before it."""
        before, data = ZEROS, b""
        for line in self.lines:
            data += line.bytes(before) + b"\n"
            before = line.hash
        return data

    def head(self, count=None):
        """The last entry, or that of the first so many lines, as snapshots name it."""
        data = self.bytes()
        count = len(self.lines) if count is None else count
        end = sum(len(line) + 1 for line in data.split(b"\n")[:count])
        return dict(segment=self.segment, n=count - 1, h=self.lines[count - 1].hash, bytes=end)

    def save(self, data=None):
        """Writes the file, or other bytes in its place."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(self.bytes() if data is None else data)
        return self


class Record:
    """The folder of an appraisal."""

    def __init__(self, path, identity):
        self.path, self.identity, self.sittings = pathlib.Path(path), identity, []
        self.founder = None  # the key by which it began

    @classmethod
    def make(cls, path, identity=None, founder=None, **members):
        """Makes a folder without sittings; members are put into `appraisal.json` as they are.

        Where a writer is named as its founder, sittings are signed.
        """
        identity = identity or (founded(Key.of(founder)) if founder else "87a1f668eff70d4293627367a0b5b3c1")
        record = cls(path, identity)
        if founder:
            record.founder = Key.of(founder)
            members = dict(founder=record.founder.public) | members
        for folder in ("ledger", "snapshots"):
            (record.path / folder).mkdir(parents=True)
        described = dict(created="2026-11-21T09:00:00.000Z", format="appraise.appraisal", id=identity,
                         major=1, sharing="alone") | members
        (record.path / "appraisal.json").write_bytes(pretty(described))
        (record.path / ".gitattributes").write_text("*.jsonl -text -merge\n*.json -text\n")
        return record

    @classmethod
    def load(cls, path):
        """Reads a whole and undamaged folder that somebody else made, to go on from it."""
        path = pathlib.Path(path)
        record = cls(path, json.loads((path / "appraisal.json").read_bytes())["id"])
        for file in sorted(path.glob("ledger/*/*.jsonl")):
            data = file.read_bytes()
            header = json.loads(data.split(b"\n")[0])["header"]
            sitting = Sitting(record, file.parent.name, header["segment"], file.name)
            for text in data.removesuffix(b"\n").split(b"\n"):
                members = json.loads(text)
                if "withheld" in members:
                    sitting.lines.append(Line(raw=text, withheld=members["withheld"]))
                    continue
                del members["h"]
                exact = compact(members)[:-1] == text[:-72]
                sitting.lines.append(Line(members, content=None if exact else text[:-72]))
            assert sitting.bytes() == data, f"{file} is not whole"
            record.sittings.append(sitting)
        return record

    def sitting(self, person, writer=None, segment=None, file=None, at=None, seen=None, op=None, key=None, **header):
        """Begins a sitting; it has seen all that stands in the record, unless `seen` is given.

        In a signed record the writer's key signs it, or the one given, or none where that is False.
        Other members are put into the header as they are; one that is None is left out.
        """
        number = len(self.sittings) + 1
        writer = writer or f"{person}-1"
        segment = segment or f"20261121T{90000 + number:06}Z-{digest(f'{person} {number}'.encode())[:16]}"
        sitting = Sitting(self, writer, segment, file or f"{segment}.jsonl")
        described = dict(appraisal=self.identity, body="", host="desk", person=person,
                         program="1.0", reader=1, segment=segment, writer=writer)
        if key is None and self.founder:
            key = Key.of(writer)
        if key:
            sitting.key = key
            described |= dict(known="login", key=key.public)
            if self.founder:
                described["founder"] = self.founder.public
        described |= header
        sitting.minutes = 10 * (number - 1)
        sitting.begin({k: v for k, v in described.items() if v is not None}, at, seen, op)
        self.sittings.append(sitting)
        return sitting

    def heads(self):
        """The ends of all sittings, as a snapshot names them."""
        return sorted((sitting.head() for sitting in self.sittings), key=lambda head: head["segment"])

    def seen(self):
        """The ends of all sittings, as a line names them."""
        return {sitting.segment: len(sitting.lines) - 1 for sitting in self.sittings}

    def snapshots(self):
        """The whole hashes of the snapshots that are there, sorted."""
        return sorted(digest(file.read_bytes()) for file in self.path.glob("snapshots/*.json"))

    def snapshot(self, name, state, results, number=None, file=None, **header):
        """Publishes a snapshot with the true heads, and gives its path.

        `state` and `results` are as `appraise show --json` and `appraise rank --json` print them;
        other members are put into the header as they are; one that is None is left out.
        """
        known = self.snapshots()
        number = len(known) + 1 if number is None else number
        described = dict(appraisal=self.identity, at="2026-11-21T12:00:00.000Z", by="ann", engine="1.0",
                         follows=known, format="appraise.snapshot", heads=self.heads(), major=1, name=name,
                         note="", number=number) | header
        described = {key: value for key, value in described.items() if value is not None}
        data = pretty(dict(header=described, results=results, state=state))
        path = self.path / "snapshots" / (file or f"{number:06}-{digest(data)[:16]}.json")
        path.write_bytes(data)
        return path

    def save(self):
        """Writes every sitting."""
        for sitting in self.sittings:
            sitting.save()
        return self

    def hash(self):
        """The hash of the record, as the Record screen shows it."""
        segments = sorted(f"segment {h['segment']} {h['n']} {h['h']}\n".encode() for h in self.heads())
        snapshots = [f"snapshot {h}\n".encode() for h in self.snapshots()]
        return digest(b"appraise.record.v1\n" + self.identity.encode() + b"\n" + b"".join(segments + snapshots))


def founded(key, number="87a1f668eff70d42"):
    """An id that is made of the key of whoever began the appraisal."""
    return f"{number}-{digest(f'appraise.appraisal.v1{chr(10)}{number} {key.public}{chr(10)}'.encode())[:32]}"


def pretty(value):
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


class Key:
    """An Ed25519 key, made of a word, so that the same word makes the same key; openssl signs by it."""

    def __init__(self, word):
        self.seed = hashlib.sha256(word.encode()).digest()
        # The last 32 bytes of what openssl writes are the key itself.
        self.public = self.run("pkey", "-pubout", "-outform", "DER")[-32:].hex()

    @classmethod
    @functools.cache
    def of(cls, word):
        """The key of a writer."""
        return cls(word)

    def run(self, verb, *arguments, **files):
        """Runs openssl with the key, and with other files, in a private folder."""
        with tempfile.TemporaryDirectory() as folder:
            # The seed as PKCS #8 has it, RFC 8410.
            files["inkey" if verb == "pkeyutl" else "in"] = bytes.fromhex("302e020100300506032b657004220420") + self.seed
            for name, data in files.items():
                pathlib.Path(folder, f"{name}.der").write_bytes(data)
            named = [word for name in files for word in (f"-{name}", f"{folder}/{name}.der")]
            form = "-keyform" if verb == "pkeyutl" else "-inform"
            return subprocess.run(["openssl", verb, form, "DER", *arguments, *named], check=True, capture_output=True).stdout

    @functools.cache
    def sign(self, data):
        """The 64 bytes of the signature over some bytes."""
        return self.run("pkeyutl", "-sign", "-rawin", **{"in": data})


# What people do, as edits.

CASE = dict(
    bodies=[dict(id="nhs", label="NHS", part="decides")],
    criteria=[
        dict(id="access", kind="scored", label="Getting there", question="How easily can people reach it?",
             scale=dict(anchors=[dict(at="0", words="By car alone."), dict(at="100", words="On foot.")],
                        best="100", worst="0")),
        dict(id="calm", kind="scored", label="Calm", question="How calm is it?",
             scale=dict(anchors=[dict(at="0", words="Loud"), dict(at="100", words="Calm")],
                        best="100", worst="0")),
    ],
    format="appraise.case", id="day-centre",
    options=[dict(id="stay", label="Stay where it is", status="baseline"),
             dict(id="library", label="Move to the library", status="active")],
    question=dict(words="Where should the day centre be?"), title="The day centre", version=2)


def given(**members):
    return {key: value for key, value in members.items() if value is not None}


def adopt(case=CASE):
    return dict(adopt=dict(document=case))


def join(person, *roles, name=None, **members):
    return dict(join=dict(assessor=dict(id=person, name=name or person, roles=list(roles)) | members))


def place(person, option, criterion, round=0):
    return dict(assessor=person, criterion=criterion, option=option, round=round)


def mark(person, option, criterion, new, old=None, round=0):
    return dict(mark=given(new=new, old=old, place=place(person, option, criterion, round)))


def reason(person, option, criterion, new, old=None, round=0):
    return dict(reason=given(new=new, old=old, place=place(person, option, criterion, round)))


def weigh(holder, criterion, new, old=None):
    return dict(weigh=given(criterion=criterion, holder=holder, new=new, old=old))


def open_round(number, visibility="open"):
    return dict(openRound=dict(round=dict(id=number, state="open", visibility=visibility)))


def move_round(number, old, new):
    return dict(moveRound=dict(new=new, old=old, round=number))


def hand_in(number, person):
    return dict(handIn=dict(assessor=person, round=number))


def comment(identity, author, words, old=None, **members):
    return dict(comment=given(id=identity, new=dict(author=author, words=words) | members, old=old))


def board(path, **members):
    """A record of three people: ann leads, bob and cat mark. With `founder="ann-1"` it is signed."""
    record = Record.make(path, **members)
    ann = record.sitting("ann", seen={})
    ann.append(adopt(), join("ann", "member", "facilitator"))
    bob = record.sitting("bob").append(join("bob", "member"))
    cat = record.sitting("cat").append(join("cat", "member"))
    for sitting, person, marks in ((ann, "ann", (30, 90)), (bob, "bob", (70, 40)), (cat, "cat", (55, 60))):
        for option, value in zip(("stay", "library"), marks):
            sitting.append(mark(person, option, "access", str(value)),
                           reason(person, option, "access", "The bus stops there."), seen=others(record, sitting))
            sitting.append(mark(person, option, "calm", str(100 - value)))
    ann.append(weigh("agreed", "access", "60"), weigh("agreed", "calm", "40"), seen=others(record, ann))
    return record.save()


def others(record, sitting):
    """What a line has seen of everybody else."""
    return {name: n for name, n in record.seen().items() if name != sitting.segment}
