"""What forged records are made with: who signs, in whose name, and how lines of others are changed."""

import sys

from ledger import Key, mark, CASE

HARMLESS, NOTICED, TOLD, NOTED = "harmless", "noticed", "told", "noted"
FORGERIES = []
PROGRAM = sys.argv[2] if len(sys.argv) > 2 else None
EARLY, LATE = "1970-01-01T00:00:00.000Z", "2099-01-01T00:00:00.000Z"
MAL = Key.of("mal-1")
CASE_OF_MAL = CASE | dict(title="Another case", options=CASE["options"][:1])


def forgery(name, expected):
    def add(change):
        FORGERIES.append((name, expected, change))
        return change

    return add


def replace(path, data):
    path.chmod(0o600)
    path.write_bytes(data)


# Sittings that name somebody else

def own(record, person, **members):
    """Signed by a key of Mal's own."""
    return record.sitting(person, writer="mal-1", **members)


def further(record, person, **members):
    """Signed by a key that nobody has seen before."""
    return record.sitting(person, writer="mal-1", key=Key.of("mal-2") if record.founder else None, **members)


def unsigned(record, person, **members):
    return record.sitting(person, writer="mal-1", key=False, **members)


def keyed(record, person):
    """What the header of a signed sitting says of keys."""
    return dict(founder=record.founder.public, key=Key.of(f"{person}-1").public, known="login") if record.founder else {}


def named(record, person, **members):
    """Not signed, and naming the key of whom it speaks for."""
    sitting = record.sitting(person, writer="mal-1", key=False, **members)
    sitting.lines[0].members["header"] |= keyed(record, person)
    return sitting


def mocked(record, person, **members):
    """Naming the key of whom it speaks for, and signed by Mal's."""
    sitting = own(record, person, **members)
    sitting.lines[0].members["header"] |= keyed(record, person)
    return sitting


def planted(record, person, **members):
    """In the folder of whom it speaks for, and signed by Mal's key."""
    return record.sitting(person, key=MAL if record.founder else None, **members)


def planted_unsigned(record, person, **members):
    return record.sitting(person, key=False, **members)


WAYS = {"signed by a key of one's own": (own, HARMLESS), "signed by a key that is new": (further, HARMLESS), "unsigned": (unsigned, HARMLESS),
        "with the key named and no signature": (named, HARMLESS), "with the key named and another's signature": (mocked, TOLD),
        "in the other's folder, signed by a key of one's own": (planted, HARMLESS), "in the other's folder, unsigned": (planted_unsigned, HARMLESS)}


def ways(name, *chosen):
    """A forgery in each of these ways, or in all; `change` is given the record and what begins a sitting."""
    def add(change):
        for way in chosen or WAYS:
            begin, expected = WAYS[way]
            forgery(f"{name}, {way}", expected)(lambda record, begin=begin: change(record, begin))
        return change

    return add


SOME = ("signed by a key of one's own", "unsigned", "with the key named and no signature")


LIE = mark("bob", "stay", "access", "1", old="70", round=1)


def at_mark(twin):
    """The line in which bob marks what stays."""
    return next(line for line in twin.lines if line.members and "mark" in line.members.get("edit", {}))


def resign(sitting, record, key):
    """Signs every batch by another key, which the header names too."""
    if record.founder:
        sitting.lines[0].members["header"].update(key=key.public)
        for line in sitting.lines:
            if line.members["op"] == "sign":
                before = sitting.lines[line.members["n"] - 1]
                sitting.bytes()
                text = key.sign(f"appraise.signature.v1\n{sitting.segment} {before.members['n']} {before.hash}\n".encode()).hex()
                line.members["edit"] = dict(sign=dict(signature=text))
    return sitting


def unsign(sitting):
    sitting.lines = [line for line in sitting.lines if line.members["op"] != "sign"]
    return sitting.number()
