"""A record of a board that has decided, as forged.py and honest.py change it."""

from ledger import (CASE, Record, adopt, comment, hand_in, join, mark, move_round, open_round, others, reason, weigh)

MARKS = dict(ann=(30, 90), bob=(70, 40), cat=(55, 60), mal=(50, 65))


def decide(words, old=None, **members):
    return dict(decide={"new": dict(chosen=["library"], day="2026-11-21", round=1, words=words) | members}
                | ({"old": old} if old else {}))


def meeting(path, founder="ann-1", **members):
    """Ann leads; bob, cat and mal mark in a round that is ended; then ann writes down the decision.

    Everybody has seen everything but what cat and mal said last.
    """
    record = Record.make(path, founder=founder, **members)
    ann = record.sitting("ann", seen={}).append(adopt(), join("ann", "member", "facilitator"))
    people = [record.sitting(name).append(join(name, "member")) for name in ("bob", "cat", "mal")]
    bob, cat, mal = people
    look = lambda sitting: dict(seen=others(record, sitting))
    ann.append(weigh("agreed", "access", "60"), weigh("agreed", "calm", "40"), **look(ann))
    ann.append(open_round(1))
    for sitting in (ann, *people):
        person = sitting.lines[0].members["header"]["person"]
        for option, value in zip(("stay", "library"), MARKS[person]):
            sitting.append(mark(person, option, "access", str(value), round=1),
                           reason(person, option, "access", "The bus stops there.", round=1), **look(sitting))
            sitting.append(mark(person, option, "calm", str(100 - value), round=1))
        sitting.append(hand_in(1, person))
    ann.append(move_round(1, "open", "ended"), **look(ann))
    bob.append(comment("bob-says", "bob", "The bus was late twice."), **look(bob))
    ann.append(decide("We move to the library."), **look(ann))
    looks = look(cat), look(mal)
    for sitting, words, seen in ((cat, "I should like this minuted.", looks[0]), (mal, "So should I.", looks[1])):
        person = sitting.lines[0].members["header"]["person"]
        sitting.append(comment(f"{person}-says", person, words), **seen)
    return record.save()
