#!/usr/bin/env python3
"""Verifies the folders of appraisals by docs/record.md alone; uses nothing of the program.

Prints "verdict entries file" for every segment and snapshot, separated by tabs, and exits with 1
when one of them is neither clean nor torn. `--edits` prints the good edits instead, as JSON.
"""
import hashlib, json, os, re, sys

DOMAIN, LINE, FILE, ZERO = b"appraise.ledger.v1\n", 1 << 20, 64 << 20, "0" * 64

def parse(line):
    """One line as an object, or ValueError; keys that stand twice and strange numbers are errors."""
    def pairs(found):
        if len(dict(found)) < len(found): raise ValueError("a key stands twice")
        return dict(found)
    def refuse(_): raise ValueError("not a number")
    if len(line) > LINE: raise ValueError("too long")
    root = json.loads(line.decode("utf-8"), object_pairs_hook=pairs, parse_constant=refuse)
    json.dumps(root, ensure_ascii=False).encode("utf-8")
    number = lambda value: type(value) is int and value >= 0
    hexed = lambda value: type(value) is str and re.fullmatch("[0-9a-f]{64}", value)
    texts = lambda node, keys: all(type(node.get(key)) is str for key in keys)
    if type(root) is not dict or not number(root.get("n")): raise ValueError("no number")
    if "withheld" in root:
        if not (root["n"] and hexed(root["withheld"]) and texts(root, ["by", "why"])): raise ValueError
        return root
    good = hexed(root.get("h")) and line[-72:-66] == b',"h":"' and root.get("op") and texts(root, ["op", "at"])
    good = good and type(root.get("seen")) is dict and all(map(number, root["seen"].values()))
    if root["n"] == 0:
        names = ["appraisal", "segment", "writer", "person", "body", "host", "program"]
        good = good and texts(root.get("header") or {}, names) and type(root["header"].get("reader")) is int
    if not good or root["n"] and "edit" not in root: raise ValueError("not a line of a ledger")
    if (group := root.get("group")) is not None:
        if not (texts(group, ["id"]) and number(group["i"]) and group["i"] < group["of"]): raise ValueError
    return root

def scan(data):
    """The good entries of a segment, their hashes, and the verdict."""
    entries, hashes, end = [], [], 0
    if len(data) > FILE: return entries, hashes, "corrupt"
    while (stop := data.find(b"\n", end)) >= 0:
        line, last = data[end:stop], hashes[-1] if hashes else ZERO
        try:
            root = parse(line)
            made = hashlib.sha256(DOMAIN + last.encode() + line[:-72]).hexdigest()
            if root["n"] != len(entries) or "withheld" not in root and root["h"] != made: raise ValueError
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return entries, hashes, judge(data, end)
        entries, hashes, end = entries + [root], hashes + [root.get("withheld") or made], stop + 1
        if len(entries) == 1 and root["header"]["reader"] > 1: return entries, hashes, "newer"
    return entries, hashes, "clean" if end == len(data) and data else "torn"

def judge(data, end):
    """Tells what a crash leaves from what somebody changed, from the first bad line on."""
    if hole := re.search(b"\0+", data[end:]):
        first, last = hole.start() + end, hole.end() + end
        if (first == end or first % 512 == 0) and (last == len(data) or last % 512 == 0): return "torn"
    for line in data[end:].split(b"\n")[:-1]:
        try: return parse(line) and "corrupt"
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError): pass
    return "torn"

def verify(folder):
    """Yields verdict, good entries and path of every file in the folder of an appraisal."""
    identity, found, copies = json.load(open(f"{folder}/appraisal.json", "rb")), [], {}
    for writer in sorted(os.listdir(f"{folder}/ledger")):
        for name in sorted(os.listdir(f"{folder}/ledger/{writer}")):
            path = f"{folder}/ledger/{writer}/{name}"
            if not name.endswith(".jsonl") or name.startswith(".") or not os.path.isfile(path): continue
            entries, hashes, verdict = scan(open(path, "rb").read())
            header = entries[0]["header"] if entries else None
            if header and header["appraisal"] != identity["id"]: verdict = "foreign"
            found.append([verdict, entries, hashes, path])
            if header and verdict not in ("foreign", "newer"): copies.setdefault(header["segment"], []).append(found[-1])
    for group in copies.values():
        chosen, *others = sorted(group, key=lambda file: (-len(file[1]), file[3]))
        for other in others:
            if chosen[2][:len(other[2])] != other[2]: chosen[0] = other[0] = "fork"
    for name in sorted(os.listdir(f"{folder}/snapshots")):
        if re.fullmatch("[0-9]{6,}-[0-9a-f]{16}\\.json", name):
            data = open(path := f"{folder}/snapshots/{name}", "rb").read()
            good = hashlib.sha256(data).hexdigest().startswith(name[-21:-5])
            found.append(["clean" if good else "corrupt", [], [], path])
    return found

if __name__ == "__main__":
    arguments, bad = [word for word in sys.argv[1:] if word != "--edits"], False
    for verdict, entries, hashes, path in (file for folder in arguments for file in verify(folder)):
        bad = bad or verdict not in ("clean", "torn")
        if "--edits" in sys.argv: print(*(json.dumps(entry["edit"]) for entry in entries if "edit" in entry), sep="\n")
        else: print(verdict, len(entries), path, sep="\t")
    sys.exit(bad)
