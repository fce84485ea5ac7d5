#!/usr/bin/env python3
"""Verifies the folders of appraisals by docs/record.md alone; uses nothing of the program."""
import hashlib, json, pathlib, re, sys
TEXTS = dict.fromkeys("appraisal segment writer person body host program".split(), str)
HEADER, GROUP = TEXTS | dict(reader=int), dict(id=str, i=int, of=int)
ENTRY, WITHHELD = dict(op=str, at=str, seen=dict, h=str), dict(withheld=str, by=str, why=str)

def has(node, members): return type(node) is dict and all(type(node.get(key)) is kind for key, kind in members.items())
def refuse(text): raise ValueError(text)
def unique(pairs): return dict(pairs) if len(dict(pairs)) == len(pairs) else refuse("a key stands twice")

def load(line):
    entry = json.loads(line.decode(), object_pairs_hook=unique, parse_constant=refuse)
    json.dumps(entry, ensure_ascii=False).encode()  # refuses lone surrogates
    return entry

def is_json(line):
    try: load(line)
    except (ValueError, RecursionError): return False
    return True

def parse(line):  # one line as an object, or None
    entry = load(line) if is_json(line) else None
    good = len(line) <= 1 << 20 and has(entry, dict(n=int)) and entry["n"] >= 0
    if good and "withheld" in entry:
        good = entry["n"] > 0 and has(entry, WITHHELD) and re.fullmatch("[0-9a-f]{64}", entry["withheld"])
    elif good:
        group = entry.get("group", dict(id="", i=0, of=1))
        good = has(entry, ENTRY) and entry["op"] and re.fullmatch(b',"h":"[0-9a-f]{64}"}', line[-72:])
        good = good and all(type(end) is int and end >= 0 for end in entry["seen"].values())
        good = good and has(group, GROUP) and 0 <= group["i"] < group["of"]
        good = good and ("edit" in entry if entry["n"] else has(entry.get("header"), HEADER))
    return entry if good else None

def scan(data):  # the good entries of a segment, and the verdict
    entries, end, last = [], 0, "0" * 64
    while len(data) <= 64 << 20 and end < len(data):
        stop = data.find(b"\n", end) if b"\n" in data[end:] else len(data)
        if stop == len(data) and hole(data, end): return entries, "torn"
        entry = parse(line := data[end:stop])
        made = hashlib.sha256(b"appraise.ledger.v1\n" + last.encode() + line[:-72]).hexdigest()
        last = entry and entry.get("withheld", entry.get("h"))
        if not entry or entry["n"] != len(entries) or last not in (made, entry.get("withheld")): return entries, judge(data, end)
        entries.append(entry | dict(h=last))
        if entries[0]["header"]["reader"] > 1: return entries, "newer"
        if stop == len(data): return entries, "unended"
        end = stop + 1
    return entries, "corrupt" if len(data) > 64 << 20 else "clean" if data else "torn"

def hole(data, end):  # whether sectors from the first bad line on never reached the disk
    zeros = re.compile(b"\0+").search(data, end)
    return zeros and zeros.start() in (end, zeros.start() // 512 * 512) and zeros.end() in (len(data), zeros.end() // 512 * 512)

def judge(data, end):  # tells what a crash leaves from what somebody changed, from the first bad line on
    rest = data[end:]
    begun = rest[:1] == b"{" and min(rest) >= 32 and len(rest) <= 1 << 20 and not is_json(rest)
    return "torn" if hole(data, end) or begun else "corrupt"

def verify(folder):  # verdict, good entries and path of every segment and snapshot
    identity, files, copies = json.loads((folder / "appraisal.json").read_bytes())["id"], [], {}
    for path in sorted(folder.glob("ledger/*/[!.]*.jsonl")):
        entries, verdict = scan(path.read_bytes())
        header = entries[0]["header"] if entries else dict(appraisal=identity, segment=path)
        files.append([verdict if header["appraisal"] == identity else "foreign", entries, path])
        if files[-1][0] not in ("foreign", "newer"): copies.setdefault(header["segment"], []).append(files[-1])
    for longest, other in ((max(same, key=lambda file: len(file[1])), other) for same in copies.values() for other in same):
        if any(one["h"] != two["h"] for one, two in zip(longest[1], other[1])): longest[0] = other[0] = "fork"
    snapshots = [(path, hashlib.sha256(path.read_bytes()).hexdigest()) for path in folder.glob("snapshots/*-*.json")]
    return files + [["clean" if path.stem.endswith("-" + h[:16]) else "corrupt", [], path] for path, h in snapshots]

if __name__ == "__main__":
    found = [file for folder in sys.argv[1:] for file in verify(pathlib.Path(folder))]
    for verdict, entries, path in found: print(verdict, len(entries), path, sep="\t")
    sys.exit(any(verdict not in ("clean", "unended", "torn") for verdict, _, _ in found))
