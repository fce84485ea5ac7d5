"""Forgeries by files: copies, the files of others, appraisal.json and snapshots."""

import json
import shutil
import subprocess

from ledger import Key, Line, adopt, comment, founded, join, mark, others, pretty
from meeting import meeting
from forging import (HARMLESS, NOTICED, TOLD, NOTED, PROGRAM, EARLY, MAL, CASE_OF_MAL, forgery, replace, own, unsigned,
                     planted, LIE, at_mark, resign, unsign)

# Copies

def copy(record, change, writer="mal-1", person=1):
    """Puts a copy of a sitting, changed, into another's folder."""
    sitting = record.sittings[person]
    kept, key = sitting.bytes(), sitting.key
    lines = [Line(line.members and json.loads(json.dumps(line.members)), line.content, line.raw, line.withheld) for line in sitting.lines]
    twin = type(sitting)(record, writer, sitting.segment, "copy.jsonl")
    # Mal has the lines and no key but his own.
    twin.lines = lines
    change(twin)
    twin.save()
    assert sitting.bytes() == kept and sitting.key is key


for where in ("mal-1", "bob-1", "aaa"):
    forgery(f"a longer copy of a sitting in {where}, unsigned at its end", HARMLESS)(
        lambda record, where=where: copy(record, lambda twin: twin.append(LIE), where))
    @forgery(f"a longer copy of a sitting in {where}, signed by another at its end", NOTICED)
    def _(record, where=where):
        def change(twin):
            twin.key = MAL if record.founder else None
            twin.append(LIE)
        copy(record, change, where)

@forgery("a longer copy that ends with a signature from before", NOTICED)
def _(record):
    def change(twin):
        twin.append(LIE)
        if record.founder:
            twin.append(next(line for line in twin.lines if line.members["op"] == "sign").members["edit"], op="sign")
    copy(record, change)

@forgery("a copy with another mark", NOTICED)
def _(record): copy(record, lambda twin: at_mark(twin).put(edit=LIE))

@forgery("a copy with another mark, all signed by a key of one's own", TOLD)
def _(record):
    def change(twin):
        at_mark(twin).put(edit=LIE)
        resign(twin, record, MAL)
    copy(record, change)

@forgery("a copy with another mark and no signature", HARMLESS)
def _(record):
    def change(twin):
        at_mark(twin).put(edit=LIE)
        twin.lines = [line for line in twin.lines if line.members["op"] != "sign"]
        twin.number()
    copy(record, change)

@forgery("a copy with another mark, without a key", HARMLESS)
def _(record):
    def change(twin):
        at_mark(twin).put(edit=LIE)
        twin.lines = [line for line in twin.lines if line.members["op"] != "sign"]
        for key in ("key", "founder", "known"): twin.lines[0].members["header"].pop(key, None)
        twin.number()
    copy(record, change)

@forgery("a copy with somebody else's name", TOLD)
def _(record):
    def change(twin):
        twin.lines[0].members["header"].update(person="mal", writer="mal-1")
        resign(twin, record, MAL)
    copy(record, change)


def elsewhere(record):
    """What bob marked in another appraisal, signed by the same key."""
    other = meeting(record.path.with_suffix(".elsewhere"), founder=record.founder and "ann-1",
                    identity=founded(Key.of("ann-1"), "fedcba9876543210") if record.founder else "elsewhere")
    return other.sittings[1].freeze()


@forgery("a sitting from another appraisal", HARMLESS)
def _(record): (record.path / "ledger/mal-1").mkdir(exist_ok=True), (record.path / "ledger/mal-1/x.jsonl").write_bytes(elsewhere(record).bytes())

for name in ("as it is", "under a name of its own"):
    @forgery(f"a sitting from another appraisal that says it is of this one, {name}", TOLD)
    def _(record, name=name):
        sitting = elsewhere(record)
        header = sitting.lines[0].members["header"]
        header["appraisal"] = record.identity
        if name != "as it is": header["segment"] = "20261121T090009Z-0123456789abcdef"
        at_mark(sitting).put(edit=LIE)
        (record.path / "ledger/mal-1/x.jsonl").write_bytes(sitting.bytes())


# Files of others, written anew

def anew(name, expected, person=1):
    """A change of a member's file by somebody who has no key of theirs."""
    def add(change):
        @forgery(f"a sitting {name}", expected)
        def _(record):
            sitting = record.sittings[person].freeze()
            change(sitting, record)
            replace(sitting.path, sitting.bytes())
        return change

    return add


@anew("chained anew with another mark", TOLD)
def _(sitting, record): at_mark(sitting).put(edit=LIE)

@anew("chained anew with another mark, without signatures", TOLD)
def _(sitting, record):
    at_mark(sitting).put(edit=LIE)
    unsign(sitting)

@anew("chained anew with another mark, without a key", TOLD)
def _(sitting, record):
    at_mark(sitting).put(edit=LIE)
    sitting.key = None
    unsign(sitting)
    for key in ("key", "founder", "known"): sitting.lines[0].members["header"].pop(key, None)

@anew("chained anew with another mark, signed by another key that it names", TOLD)
def _(sitting, record):
    at_mark(sitting).put(edit=LIE)
    resign(sitting, record, MAL)

@anew("chained anew, signed by another key that it does not name", TOLD)
def _(sitting, record):
    at_mark(sitting).put(edit=LIE)
    key = sitting.lines[0].members["header"].get("key")
    resign(sitting, record, MAL)
    if key: sitting.lines[0].members["header"]["key"] = key

@anew("that says how the person was known otherwise", TOLD)
def _(sitting, record): sitting.lines[0].members["header"]["known"] = "said"

@anew("that names another founder", TOLD)
def _(sitting, record): sitting.lines[0].members["header"]["founder"] = MAL.public

@anew("with its key in capital letters", TOLD)
def _(sitting, record): sitting.lines[0].members["header"]["key"] = Key.of("bob-1").public.upper()

@anew("with its key in capital letters, signed again", TOLD)
def _(sitting, record):
    resign(sitting, record, MAL)
    sitting.lines[0].members["header"]["key"] = MAL.public.upper()

@anew("with the header of another", TOLD)
def _(sitting, record): sitting.lines[0].members["header"] = dict(record.sittings[2].lines[0].members["header"])

@anew("with lines appended, unsigned", HARMLESS)
def _(sitting, record): sitting.append(LIE)

@anew("with lines appended, signed by another", TOLD)
def _(sitting, record):
    sitting.key = MAL if record.founder else None
    sitting.append(LIE)

@anew("with a hundred signatures appended that are wrong", TOLD)
def _(sitting, record):
    wrong = dict(sign=dict(signature="ab" * 64))
    sitting.append(*(wrong for _ in range(100)), group=False, op="sign")

@anew("cut at a signature that others had seen", TOLD)
def _(sitting, record): sitting.cut([line.members["op"] == "sign" for line in sitting.lines].index(True, 5) + 1 if record.founder else 4)

@anew("cut behind a line that no signature covers", TOLD)
def _(sitting, record): sitting.cut(5)

@anew("cut where nobody had seen it", NOTED, person=2)
def _(sitting, record): sitting.cut(len(sitting.lines) - (2 if record.founder else 1))

@anew("with its last signature taken out, where nobody had seen it", NOTED, person=2)
def _(sitting, record): sitting.cut(len(sitting.lines) - 1)

@anew("with other words at its end, where nobody had seen it", TOLD, person=2)
def _(sitting, record): sitting.lines[-2 if record.founder else -1].put(edit=comment("cat-says", "cat", "I should not like this minuted."))

@anew("with other words at its end and no signature, where nobody had seen it", NOTED, person=2)
def _(sitting, record):
    if record.founder: sitting.cut(len(sitting.lines) - 1)
    sitting.lines[-1].put(edit=comment("cat-says", "cat", "I should not like this minuted."))

@anew("with a signature from before at its end", TOLD)
def _(sitting, record):
    if record.founder: sitting.lines[-1].put(edit=sitting.lines[2].members["edit"])
    else: sitting.lines[-1].put(edit=LIE)

@anew("with a signature of another sitting at its end", TOLD)
def _(sitting, record):
    if record.founder: sitting.lines[-1].put(edit=record.sittings[2].freeze().lines[-1].members["edit"])
    else: sitting.lines[-1].put(edit=LIE)

@anew("with its last signature withheld", TOLD)
def _(sitting, record): sitting.withhold(len(sitting.lines) - 1, "mal", "Asked for.", length=0)

@anew("with a mark withheld by somebody else", TOLD)
def _(sitting, record): sitting.withhold(sitting.lines.index(at_mark(sitting)), "mal", "Asked for.")

@forgery("the signatures of two sittings exchanged", TOLD)
def _(record):
    one, two = record.sittings[1].freeze(), record.sittings[2].freeze()
    if record.founder: one.lines[-1].members["edit"], two.lines[-1].members["edit"] = two.lines[-1].members["edit"], one.lines[-1].members["edit"]
    else: one.lines[-1].put(edit=LIE)
    for sitting in (one, two): replace(sitting.path, sitting.bytes())

@forgery("the files of two sittings exchanged", HARMLESS)
def _(record):
    one, two = record.sittings[1], record.sittings[2]
    first, second = one.bytes(), two.bytes()
    replace(one.path, second)
    replace(two.path, first)

@forgery("a sitting removed that others had seen", TOLD)
def _(record): record.sittings[1].path.unlink()

@forgery("a sitting removed that others had seen, in its place one of one's own", TOLD)
def _(record):
    record.sittings[1].path.unlink()
    planted(record, "bob").append(mark("bob", "stay", "access", "1", round=1))

@forgery("the founding sitting removed, in its place one of one's own", TOLD)
def _(record):
    record.sittings[0].path.unlink()
    planted(record, "ann", seen={}, at=EARLY).append(adopt(CASE_OF_MAL), join("ann", "member"))


# appraisal.json

def identity(record, **members):
    path = record.path / "appraisal.json"
    told = json.loads(path.read_bytes()) | members
    replace(path, pretty({key: value for key, value in told.items() if value is not None}))


def takeover(record, count=1):
    """Sittings that begin the appraisal anew, so many of them by other keys."""
    record.founder = record.founder and MAL
    own(record, "mal", seen={}, at=EARLY).append(adopt(CASE_OF_MAL), join("mal", "member", "facilitator"), at=EARLY)
    for number in range(1, count):
        record.sitting(f"mal{number}").append(join(f"mal{number}", "observer"))


@forgery("appraisal.json without its founder", TOLD)
def _(record): identity(record, founder=None, sharing="group" if not record.founder else "alone")

@forgery("appraisal.json without its founder, and marks that nobody signs", TOLD)
def _(record):
    identity(record, founder=None)
    unsigned(record, "bob").append(mark("bob", "stay", "access", "1", old="70", round=1), at=EARLY)

@forgery("appraisal.json with another founder", TOLD)
def _(record): identity(record, founder=MAL.public if record.founder else None)

@forgery("appraisal.json with another founder, and a beginning by him", TOLD)
def _(record):
    identity(record, founder=MAL.public if record.founder else None)
    takeover(record)

@forgery("appraisal.json with another founder, and a beginning by him and nine others", TOLD)
def _(record):
    identity(record, founder=MAL.public if record.founder else None)
    takeover(record, 10)

@forgery("a beginning by another founder", NOTICED)
def _(record): takeover(record)

@forgery("a beginning by another founder and nine others", NOTICED)
def _(record): takeover(record, 10)

@forgery("appraisal.json with a founder in capital letters", TOLD)
def _(record): identity(record, founder=Key.of("ann-1").public.upper())

@forgery("appraisal.json with another id", TOLD)
def _(record): identity(record, id="another")

@forgery("appraisal.json with another id, and a beginning of it", TOLD)
def _(record):
    identity(record, id="another")
    record.identity = "another"
    takeover(record)

@forgery("appraisal.json with another id that is made of its key, and a beginning of it", TOLD)
def _(record):
    identity(record, id=founded(record.founder or MAL, "0123456789abcdef"))
    record.identity = founded(record.founder or MAL, "0123456789abcdef")
    takeover(record)

@forgery("appraisal.json with another id and founder, and a beginning of it", NOTED)
def _(record):
    record.identity = founded(MAL) if record.founder else "another"
    identity(record, id=record.identity, founder=MAL.public if record.founder else None)
    takeover(record, 10)

@forgery("appraisal.json shared with the group", HARMLESS)
def _(record): identity(record, sharing="group", created=EARLY)

@forgery("every sitting removed", TOLD)
def _(record): shutil.rmtree(record.path / "ledger"), (record.path / "ledger").mkdir()


# Snapshots

HELD = {}


def held(record, key):
    """State, results and version as the program has them, of the record as it was."""
    if key not in HELD:
        for verb in ("show", "rank"):
            done = subprocess.run([PROGRAM, verb, record.path, "--json"], check=True, capture_output=True)
            HELD[key, verb] = json.loads(done.stdout)
        HELD[key] = dict(state=HELD[key, "show"], results=HELD[key, "rank"],
                         engine=subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout.strip())
    return json.loads(json.dumps(HELD[key]))


def other_state(record):
    """State and results of a record in which bob had marked otherwise, as the program works them out."""
    if "other" not in HELD:
        other = meeting(record.path.parent / "other.appraisal", founder=None)
        at_mark(other.sittings[1]).put(edit=mark("bob", "stay", "access", "1", round=1))
        held(other.save(), "other")
    return held(record, "other")


def snapshot(name, expected=NOTICED):
    """A snapshot that says something else than what the sittings lead to; the true one is given."""
    def add(change):
        @forgery(f"a snapshot {name}", expected)
        def _(record):
            said = held(record, bool(record.founder))
            said |= change(record, said) or {}
            record.snapshot("As it was", **said)
        return change

    return add


@snapshot("as it should be", HARMLESS)
def _(record, said): pass

@snapshot("of other marks, with the results that follow from them")
def _(record, said): return other_state(record)

@snapshot("of other marks, with the results of before")
def _(record, said): said["state"]["ballots"]["1"]["bob"]["markings"]["stay"]["access"]["answer"] = "1"

@snapshot("with another result")
def _(record, said): said["results"]["ranking"].reverse()

@snapshot("of other marks that leaves a sitting out")
def _(record, said): return other_state(record) | dict(heads=record.heads()[1:])

@snapshot("without heads")
def _(record, said): return other_state(record) | dict(heads=[])

@snapshot("of other marks by an engine that nobody has")
def _(record, said): return other_state(record) | dict(engine="9.9.9")

@snapshot("of other marks in which marks are said to be hidden")
def _(record, said): return other_state(record) | dict(hidden=1)

@snapshot("with a number that is not its header's")
def _(record, said): return dict(number=7, file="000001-0123456789abcdef.json")

@snapshot("that follows one that never was")
def _(record, said): return dict(follows=["5" * 64])

@snapshot("with a head that nobody wrote")
def _(record, said): return dict(heads=[*record.heads()[1:], record.heads()[0] | dict(h="5" * 64)])
