"""Forgeries by entries of one's own: in the names of others, of what others did, of what was seen, by keys."""

import shutil

from ledger import Key, adopt, comment, hand_in, join, mark, move_round, others, reason, weigh, CASE
from meeting import decide
from forging import HARMLESS, NOTICED, TOLD, EARLY, LATE, MAL, CASE_OF_MAL, at_mark, forgery, own, further, unsigned, planted, ways, SOME, resign


@ways("a second case adopted in 1970 in the founder's name", *SOME)
def _(record, begin): begin(record, "ann", seen={}, at=EARLY).append(adopt(CASE_OF_MAL), join("mal", "facilitator"), at=EARLY)

@ways("marks in a member's name")
def _(record, begin):
    begin(record, "bob").append(mark("bob", "stay", "access", "1", old="70", round=1), mark("bob", "library", "access", "99", old="40", round=1), at=EARLY)

@ways("another decision in the facilitator's name", *SOME)
def _(record, begin): begin(record, "ann").append(decide("We stay.", chosen=["stay"]))

@ways("a role given in the facilitator's name", *SOME)
def _(record, begin):
    begin(record, "ann", seen={}, at=EARLY).append(dict(revise=dict(old=dict(id="mal", name="mal", roles=["member"]), new=dict(id="mal", name="mal", roles=["member", "facilitator"]))))
    own(record, "mal").append(weigh("agreed", "access", "1", old="60"), weigh("agreed", "calm", "99", old="40"))

@ways("the round opened again and ended without a member's ballot", *SOME)
def _(record, begin): begin(record, "bob").append(dict(reopen=dict(assessor="bob", round=1)), at=EARLY)

@ways("weights in the facilitator's name, dated 2099", *SOME)
def _(record, begin): begin(record, "ann", at=LATE).append(weigh("agreed", "access", "1", old="60"), weigh("agreed", "calm", "99", old="40"), at=LATE)


# Entries under one's own name

@forgery("a second case adopted in 1970 under one's own name", HARMLESS)
def _(record): own(record, "mal", seen={}, at=EARLY).append(adopt(CASE_OF_MAL), at=EARLY)

@forgery("a second case adopted in 2099", HARMLESS)
def _(record): own(record, "mal", at=LATE).append(adopt(CASE_OF_MAL), at=LATE)

@forgery("joined as facilitator in 1970, before anybody", HARMLESS)
def _(record):
    own(record, "mal", seen={}, at=EARLY).append(join("mal", "member", "facilitator"), at=EARLY)
    own(record, "mal").append(weigh("agreed", "access", "1", old="60"), weigh("agreed", "calm", "99", old="40"), at=LATE)

@forgery("somebody joined as facilitator in 1970, before anybody, by a new name", HARMLESS)
def _(record):
    further(record, "zed", seen={}, at=EARLY).append(join("zed", "member", "facilitator"), at=EARLY)
    further(record, "zed").append(weigh("agreed", "access", "1", old="60"), weigh("agreed", "calm", "99", old="40"), at=LATE)

@forgery("somebody joined as facilitator between the case and the founder", HARMLESS)
def _(record):
    further(record, "zed", seen={record.sittings[0].segment: 1}, at=EARLY).append(join("zed", "member", "facilitator"), at=EARLY)
    further(record, "zed").append(weigh("agreed", "access", "1", old="60"), weigh("agreed", "calm", "99", old="40"), at=LATE)

def fallen(record):
    """Ann gives Mal her role and takes it away again; begins a sitting of Mal's that says to have seen the first alone."""
    ann = record.sittings[0]
    roles = [dict(id="mal", name="mal", roles=roles) for roles in (["member"], ["member", "facilitator"])]
    ann.append(dict(revise=dict(old=roles[0], new=roles[1])), seen=others(record, ann))
    seen = record.seen()
    ann.append(dict(revise=dict(old=roles[1], new=roles[0]))).save()
    return own(record, "mal", seen=seen)

@forgery("a role used that was taken away, as if that had not been seen", HARMLESS)
def _(record): fallen(record).append(weigh("agreed", "access", "1", old="60"), weigh("agreed", "calm", "99", old="40"), at=LATE)

@forgery("a mark withheld in a role that was taken away, as if that had not been seen", HARMLESS)
def _(record):
    sitting, bob = fallen(record), record.sittings[1]
    bob.bytes()
    line = at_mark(bob)
    n = line.members["n"]
    sitting.append(dict(withhold=dict(line=dict(segment=bob.segment, n=n, hash=line.hash, after=bob.lines[n - 1].hash), why="So.")), at=LATE)

@forgery("another's name as one's own", HARMLESS)
def _(record): own(record, "mal").append(dict(revise=dict(old=dict(id="mal", name="mal", roles=["member"]), new=dict(id="mal", name="bob", roles=["member"]))))

@forgery("a role that one gives oneself", HARMLESS)
def _(record):
    own(record, "mal").append(dict(revise=dict(old=dict(id="mal", name="mal", roles=["member"]), new=dict(id="mal", name="mal", roles=["facilitator"]))))
    own(record, "mal").append(decide("We stay.", chosen=["stay"]))

@forgery("everybody's marks taken back", HARMLESS)
def _(record):
    own(record, "mal").append(*(mark(person, option, "access", None, round=1) for person in ("ann", "bob", "cat") for option in ("stay", "library")), group=False)

@forgery("somebody's reason changed after the ballot was handed in", HARMLESS)
def _(record): own(record, "mal").append(reason("bob", "stay", "access", "Because mal said so.", old="The bus stops there.", round=1))

@forgery("marks on a ballot that a stranger hands in", HARMLESS)
def _(record): further(record, "zed", seen={}, at=EARLY).append(mark("bob", "stay", "access", "1", round=1), hand_in(1, "bob"), at=EARLY)

@forgery("a stranger's marks before the round was ended", HARMLESS)
def _(record): further(record, "zed", seen={}, at=EARLY).append(mark("zed", "stay", "access", "100", round=1), group=False, at="2026-11-21T09:09:30.000Z")

@forgery("somebody's comment changed under one's own name", HARMLESS)
def _(record): own(record, "mal").append(comment("bob-says", "mal", "The bus was never late.", old=dict(author="bob", words="The bus was late twice.")))

@forgery("a comment that takes the place of another's", HARMLESS)
def _(record): own(record, "mal").append(comment("bob-says", "mal", "The bus was never late."), at=LATE)

@forgery("a comment that takes the place of another's before it was made", HARMLESS)
def _(record): own(record, "mal", seen={}, at=EARLY).append(comment("bob-says", "mal", "The bus was never late."), at=EARLY)

@forgery("somebody taken off the panel", HARMLESS)
def _(record): own(record, "mal").append(dict(leave=dict(assessor=dict(id="bob", name="bob", roles=["member"]))))

@forgery("an option taken out", HARMLESS)
def _(record): own(record, "mal", at=EARLY).append(dict(remove=dict(element=dict(option=CASE["options"][0]), at=0)), at=EARLY)

@forgery("the round ended in 1970, so that everybody was late", HARMLESS)
def _(record): own(record, "mal", seen={}, at=EARLY).append(move_round(1, "open", "ended"), at=EARLY)


# Operations of others

def taking(name, person, numbers, begin, expected=HARMLESS):
    """Entries in 1970 that say that they are operations of somebody else's."""
    @forgery(f"entries that take another's operations: {name}", expected)
    def _(record):
        victim = record.sittings[("ann", "bob", "cat").index(person)]
        sitting = begin(record, "mal" if begin in (own, further) else person, seen={}, at=EARLY)
        for line in victim.lines[1:]:
            if line.members and "edit" in line.members and "sign" not in line.members["edit"] and any(key in line.members["edit"] for key in numbers):
                sitting.append(comment("x", "mal", "Nothing."), at=EARLY, op=line.members["op"])


taking("a member's marks", "bob", ("mark", "reason"), own)
taking("handing in", "bob", ("handIn",), own)
taking("the end of the round", "ann", ("moveRound",), own)
taking("the decision", "ann", ("decide",), own)
taking("the case", "ann", ("adopt", "join"), own)
taking("the weights, in the facilitator's name", "ann", ("weigh",), lambda record, person, **members: own(record, "ann", **members))
taking("a member's marks, in the member's name", "bob", ("mark",), lambda record, person, **members: planted(record, "bob", **members))
taking("a member's marks, unsigned", "bob", ("mark",), unsigned)


# What is said to have been seen

def claim(name, *claims, expected=NOTICED):
    """A sitting of Mal's that says that he had seen something."""
    @forgery(f"a claim to have seen {name}", expected)
    def _(record):
        for seen, saw in claims:
            bob = record.sittings[1]
            seen = {bob.segment if segment == "bob" else segment: n for segment, n in seen.items()}
            saw = {bob.segment if segment == "bob" else segment: text for segment, text in saw.items()}
            members = dict(saw=saw) if saw and record.founder else {}
            own(record, "mal").append(comment("x", "mal", "So."), seen=seen, **members)


def proof(key, segment, n, h="5" * 64):
    return h + key.sign(f"appraise.signature.v1\n{segment} {n} {h}\n".encode()).hex() + key.public


claim("entries that were never written", ({"bob": 999}, {}))
claim("entries that were never written, by a hash alone", ({"bob": 999}, {"bob": "5" * 64}))
claim("entries that were never written, by a signature of one's own", ({"bob": 999}, {"bob": proof(MAL, "bob", 998)}))
claim("other entries than there are", ({"bob": 4}, {"bob": proof(MAL, "bob", 3)}))
claim("a sitting that never was", ({"20261121T090009Z-0123456789abcdef": 3}, {}))
claim("a sitting that never was, by a signature of nobody's", ({"20261121T090009Z-0123456789abcdef": 3}, {"20261121T090009Z-0123456789abcdef": "5" * 256}))
claim("a sitting of one's own that never was", ({"20261121T090009Z-0123456789abcdef": 3}, {"20261121T090009Z-0123456789abcdef": proof(MAL, "20261121T090009Z-0123456789abcdef", 2)}), expected=TOLD)


# Keys vouched for

def vouch(person, key): return dict(vouch=dict(assessor=person, key=key.public))


NEW = Key.of("mal-2")


def vouched(name, expected=HARMLESS):
    """A key of Mal's that is vouched for, and marks by it in a member's name."""
    def add(change):
        @forgery(f"a key vouched for {name}", expected)
        def _(record):
            change(record)
            further(record, "bob").append(mark("bob", "stay", "access", "1", old="70", round=1), at="2026-11-21T09:09:30.000Z")
        return change

    return add


@vouched("by a member who is not the one")
def _(record): own(record, "mal").append(vouch("bob", NEW))

@vouched("by itself")
def _(record): further(record, "bob", seen={}, at=EARLY).append(vouch("bob", NEW), at=EARLY)

@vouched("by another key that does not count, in a circle")
def _(record):
    record.sitting("bob", writer="mal-3", at=EARLY, seen={}).append(vouch("bob", NEW), at=EARLY)
    further(record, "bob", seen={}, at=EARLY).append(vouch("bob", Key.of("mal-3")), at=EARLY)

@vouched("in the facilitator's name")
def _(record): own(record, "ann", seen={}, at=EARLY).append(vouch("bob", NEW), at=EARLY)

@vouched("in the facilitator's name, unsigned")
def _(record): unsigned(record, "ann").append(vouch("bob", NEW))

@vouched("by a stranger who joined as facilitator")
def _(record): record.sitting("zed", writer="mal-3", seen={}, at=EARLY).append(join("zed", "facilitator"), vouch("bob", NEW), at=EARLY)

@vouched("by a person made up")
def _(record): own(record, "mal").append(vouch("nobody", NEW), vouch("zed", NEW), group=False)

@forgery("a key of somebody else's vouched for as one's own", HARMLESS)
def _(record): own(record, "mal").append(vouch("mal", Key.of("ann-1")), vouch("mal", Key.of("bob-1")), group=False)

@forgery("a first key for a member whom the founder had not seen", TOLD)
def _(record):
    record.sitting("dan").append(join("dan", "member"), comment("dan-says", "dan", "I am new.")).save()
    honest = record.path.parent / f"dan-{record.path.name}"
    shutil.copytree(record.path, honest)
    planted(record, "dan", writer="mal-1", seen={}, at=EARLY).append(comment("dan-says-too", "dan", "I resign."))


# Floods and strays

@forgery("a flood by somebody who only looks on", HARMLESS)
def _(record):
    sitting = further(record, "zed").append(join("zed", "observer"))
    sitting.append(*(mark("bob", "stay", "access", str(n % 100), round=1) for n in range(2000)), group=False)

@forgery("two hundred sittings of somebody who only looks on", HARMLESS)
def _(record):
    for _ in range(200): further(record, "zed", seen={}, at=EARLY).append(mark("bob", "stay", "access", "1", round=1), at=EARLY)

@forgery("a thousand and one strays in a member's folder", HARMLESS)
def _(record):
    for number in range(1001): (record.sittings[1].path.parent / f"x{number}").touch()

@forgery("a link out of the folder in place of a sitting", TOLD)
def _(record):
    path = record.sittings[1].path
    outside = record.path.parent / f"outside-{record.path.name}"
    path.rename(outside)
    path.symlink_to(outside)

@forgery("a sign that somebody else has it open", HARMLESS)
def _(record):
    (record.path / "derived").mkdir()
    (record.path / "derived" / "open-bob-1.json").write_text('{"host":"desk","person":"bob","process":1,"since":"2026-11-21T09:00:00.000Z"}')
