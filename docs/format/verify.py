#!/usr/bin/env python3
"""Verifies the folders of appraisals by docs/record.md alone; uses nothing of the program.

Exit code 0: good; 1: damaged; 2: no damage was found, but not all of it can be judged here. What a
snapshot says of state and results never can: `appraise verify` works that out again. Signatures are
checked by `openssl`; without it they are not judged."""
import hashlib, itertools, json, os, pathlib, re, shutil, stat, subprocess, sys, tempfile
NAME, DIGITS = re.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}"), re.compile("[0-9a-f]{64}")
SIGNATURE, PROOF = re.compile("[0-9a-f]{128}"), re.compile("([0-9a-f]{64})(?:([0-9a-f]{128})([0-9a-f]{64})?)?")
IDENTITY = dict(format=str, major=int, id=str, created=str, sharing=str)
HEADER = dict.fromkeys("appraisal segment writer person body host program".split(), str) | dict(reader=int)
ENTRY, GROUP = dict(op=str, at=str, seen=dict, h=str), dict(id=str, i=int, of=int)
WITHHELD, HEAD = dict(withheld=str, by=str, why=str), dict(segment=str, n=int, h=str, bytes=int)
SNAPSHOT = dict.fromkeys("format name note at by appraisal engine".split(), str) | dict(major=int, number=int, heads=list, follows=list)

class Number(str): """A number that is not a whole one of 64 bits, as it is written."""
def has(node, members): return type(node) is dict and all(type(node.get(key)) is kind for key, kind in members.items())
def refuse(text): raise ValueError(text)
def unique(pairs): return dict(pairs) if len(dict(pairs)) == len(pairs) else refuse("a key stands twice")
def whole(text): return int(text) if len(text) <= 20 and -1 << 63 <= int(text) < 1 << 63 else Number(text)
def nest(node, room):
    inside = node.values() if type(node) is dict else node if type(node) is list else None
    if inside is not None and not room: refuse("it is nested too deeply")
    for inner in inside or (): nest(inner, room - 1)

def load(data, depth=16):  # strict JSON
    try: node = json.loads(data.decode(), object_pairs_hook=unique, parse_int=whole, parse_float=Number, parse_constant=refuse)
    except RecursionError: refuse("it is nested too deeply")
    nest(node, depth)
    json.dumps(node, ensure_ascii=False).encode()  # refuses lone surrogates
    return node

def read(path, limit):  # a regular file, not by way of a link, without waiting; its size is asked first
    with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > limit: raise OSError(f"{path} is no file, or too large")
        if status.st_size > 1 << 20 and status.st_blocks * 512 < status.st_size // 16: raise OSError(f"{path} is hardly on the disk")
        return file.read(status.st_size)

def listed(folder, limit=1_000_000):  # what lies in a folder that is no link
    if not stat.S_ISDIR(os.lstat(folder).st_mode): raise OSError(f"{folder} is no folder")
    with os.scandir(folder) as items: found = list(itertools.islice(items, limit + 1))
    return sorted(found, key=lambda item: os.fsencode(item.name)) if len(found) <= limit else refuse(f"{folder} holds too much")

def segments(folder):  # every file of the ledgers with its bytes, or with None where it cannot be read
    count, room = 0, 512 << 20
    for writer in listed(folder / "ledger"):
        if not writer.is_dir(follow_symlinks=False) or not NAME.fullmatch(writer.name): continue
        try: items = listed(writer.path)
        except (OSError, ValueError): yield writer.path, None; continue
        for item in items:
            if item.is_dir(follow_symlinks=False) or item.name[0] == "." or not item.name.endswith(".jsonl"): continue
            try: data = read(item.path, min(64 << 20, room)) if count < 10_000 and item.name.encode() else None
            except (OSError, UnicodeEncodeError): data = None  # a name that is no text is none of a sitting
            count, room = count + 1, room - len(data or b"")
            yield item.path, data

class Signatures:  # Ed25519, as openssl judges it; it is called without a shell, with files in a folder of one's own
    known, program = {}, shutil.which("openssl")

    def ask(self, key, statement, signature):
        with tempfile.TemporaryDirectory() as folder:
            files = dict(inkey=bytes.fromhex("302a300506032b6570032100" + key), sigfile=bytes.fromhex(signature), **{"in": statement})
            for name, data in files.items(): pathlib.Path(folder, name).write_bytes(data)
            told = [word for name in files for word in (f"-{name}", f"{folder}/{name}")]
            command = [self.program, "pkeyutl", "-verify", "-pubin", "-rawin", "-keyform", "DER", *told]
            return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0

    def work(self):  # whether there is an openssl that can do it: on an example of RFC 8032
        if "" not in self.known: self.known[""] = bool(self.program) and self.ask(*EXAMPLE)
        return self.known[""]

    def hold(self, key, segment, n, h, signature):  # whether a key signed a segment up to a line
        if not key: return False
        told = key, f"appraise.signature.v1\n{segment} {n} {h}\n".encode(), signature
        if self.work() and told not in self.known: self.known[told] = self.ask(*told)
        return self.known.get(told, True)

EXAMPLE = ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", b"r", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8f"
           "b3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
signatures = Signatures()

def parse(line):  # one line as an object, or None
    try: entry = load(line) if len(line) <= 1 << 20 else None
    except ValueError: return None
    good = has(entry, dict(n=int)) and entry["n"] >= 0
    if good and "withheld" in entry:
        good = entry["n"] > 0 and has(entry, WITHHELD) and DIGITS.fullmatch(entry["withheld"])
    elif good:
        group, header = entry.get("group", dict(id="", i=0, of=1)), entry.get("header")
        good = has(entry, ENTRY) and entry["op"] and re.fullmatch(b',"h":"[0-9a-f]{64}"}', line[-72:])
        good = good and all(type(end) is int and end >= 0 for end in entry["seen"].values())
        good = good and has(group, GROUP) and 0 <= group["i"] < group["of"]
        good = good and ("edit" in entry if entry["n"] else has(header, HEADER) and NAME.fullmatch(header["segment"]) and keyed(header))
        good = good and type(saw := entry.get("saw", {})) is dict and all(type(text) is str and PROOF.fullmatch(text) for text in saw.values())
        good = good and (not entry["n"] or not signs(entry["edit"]) or signed(entry["edit"]) is not None)
    return entry if good else None

def digits(text): return type(text) is str and DIGITS.fullmatch(text)
def keyed(node): return all(node.get(key) is None or digits(node[key]) for key in ("key", "founder")) and type(node.get("known", "")) in (str, type(None))
def signs(edit): return type(edit) is dict and list(edit) == ["sign"]
def signed(edit):  # the signature in an edit, or None
    text = edit["sign"].get("signature") if signs(edit) and type(edit["sign"]) is dict else None
    return text if type(text) is str and SIGNATURE.fullmatch(text) else None

def scan(data):  # of the good entries of a segment what is needed here, and the verdict
    entries, end, last = [], 0, "0" * 64
    while end < len(data):
        stop = data.find(b"\n", end) if data.find(b"\n", end) >= 0 else len(data)
        if stop == len(data) and hole(data, end): return entries, "torn"
        entry = parse(line := data[end:stop])
        made = hashlib.sha256(b"appraise.ledger.v1\n" + last.encode() + line[:-72]).hexdigest()
        last = entry and entry.get("withheld", entry.get("h"))
        if not entry or entry["n"] != len(entries) or last not in (made, entry.get("withheld")): return entries, judge(data, end)
        told = {} if "withheld" in entry else entry
        edit = told["edit"] if entry["n"] and type(told.get("edit")) is dict else {}
        adopts, acts = "adopt" in edit, {name: edit[name] for name in ("withhold", "seal") if name in edit}
        signature = signed(told["edit"]) if entry["n"] and "edit" in told else None
        entries.append(dict(h=last, seen=told.get("seen", {}), saw=told.get("saw", {}), header=told.get("header"), adopts=adopts, acts=acts, withheld="withheld" in entry, signature=signature))
        if entries[0]["header"]["reader"] > 2: return entries, "newer"
        if stop == len(data): return entries, "unended"
        end = stop + 1
    return entries, "clean" if data else "torn"

def cover(entries, verdict):  # of a segment that names a key, what its signatures cover
    key, wrong, good = entries and entries[0]["header"].get("key"), 0, len(entries)
    if not key or verdict == "newer": return entries, verdict
    while good and wrong < 64:
        if entries[good - 1]["signature"]:
            if signatures.hold(key, entries[0]["header"]["segment"], good - 2, entries[good - 2]["h"], entries[good - 1]["signature"]): break
            wrong += 1
        good -= 1
    if wrong == 64: good = 0
    if good < len(entries): verdict = "corrupt" if wrong or verdict == "corrupt" else "torn"
    return entries[:good], verdict

def hole(data, end):  # whether sectors from the first bad line on never reached the disk
    zeros = re.compile(b"\0+").search(data, end)
    return zeros and zeros.start() in (end, zeros.start() // 512 * 512) and zeros.end() in (len(data), zeros.end() // 512 * 512)

def judge(data, end):  # tells what a crash leaves from what somebody changed, from the first bad line on
    rest = data[end:]
    if hole(data, end): return "torn"
    if rest[:1] != b"{" or min(rest) < 32 or len(rest) > 1 << 20: return "corrupt"
    try: load(rest)
    except ValueError: return "torn"
    return "corrupt"

class Folder:
    def __init__(self, path):  # segments by name: the entries that count, and how many there are
        self.path, self.ledger, self.files, self.unread, self.damage, self.unjudged = path, {}, [], [], [], []
        try: self.verify()
        except OSError as error: self.unjudged.append(f"{error}")
        except ValueError as error: self.damage.append(f"{path}: {error}")
        self.verdict = "damaged" if self.damage else "not judged whole" if self.unjudged else "good"

    def verify(self):
        listed(f"{self.path}/.")
        told = load(read(self.path / "appraisal.json", 1 << 16))
        if has(told, dict(major=int)) and told.get("format") == "appraise.appraisal" and told["major"] > 1: raise OSError(f"{self.path} is of a newer version")
        if not has(told, IDENTITY) or (told["format"], told["major"]) != ("appraise.appraisal", 1) or told["sharing"] not in ("alone", "group") or not keyed(told):
            refuse("appraisal.json is not what it should be")
        self.founder = told.get("founder")
        self.read_ledgers(told["id"])
        self.check_beginning(told["id"])
        self.keys = None
        for name, (entries, *_) in self.ledger.items():
            keys = {}  # a sitting names the key of another at the first time
            for n, entry in enumerate(entries):
                if entry["seen"]: keys |= {segment: proof[-64:] for segment, proof in entry["saw"].items() if len(proof) == 256}
                for segment, end in entry["seen"].items():
                    self.check_seen(f"{name}, line {n + 1}", entries[0]["header"], segment, end, entry["saw"].get(segment), keys.get(segment))
        self.check_acts()
        if os.path.lexists(self.path / "snapshots"): self.check_snapshots(told["id"])

    def check_acts(self):  # on the record itself; whether their authors may is said by roles, which are not known here
        named = set()
        for name, (entries, *_) in self.ledger.items():
            for n, entry in enumerate(entries):
                if entry["acts"]: self.unjudged.append(f"{name}, line {n + 1}: whether its author may {' and '.join(entry['acts'])}")
                line = entry["acts"].get("withhold", {}).get("line") if type(entry["acts"].get("withhold")) is dict else None
                if has(line, dict(segment=str, n=int, hash=str)): named.add((line["segment"], line["n"], line["hash"]))
        for name, (entries, *_) in self.ledger.items() if self.founder else ():
            for n, entry in enumerate(entries):
                if entry["withheld"] and (name, n, entry["h"]) not in named: self.damage.append(f"{name}, line {n + 1} was taken out, and nobody on record says so")

    def check_seen(self, who, header, segment, end, proof, key):  # a claim to have seen a segment up to an end
        there, count, every = self.ledger.get(segment, ((), 0, ()))
        digest, signature, _ = PROOF.fullmatch(proof).groups() if proof else (None, None, None)
        place = end - bool(signature)
        same = not proof or 0 <= place < len(every) and every[place]["h"] == digest
        if end < count and (same or not every): return
        own = every[0]["header"].get("key") if every else None
        if signature: shown = signatures.hold(self.key(segment, every, key), segment, place, digest, signature)
        else: shown = digest and not self.founder and not own
        if end >= count and (shown or not header.get("key")): self.lack(segment, f"{who} had seen {segment} {end}, which is not here")
        elif shown: self.damage.append(f"{who} had seen another {segment} {end}")
        else: self.damage.append(f"{who} says to have seen {segment} {end} as nothing shows that it was")

    def key(self, segment, every, told):  # of a segment: what the founder saw, else its own if its writer is known by it, else what is said
        if self.keys is None: self.witness()
        own = every[0]["header"].get("key") if every else None
        trusted = own and own in self.persons.get(every[0]["header"]["person"], ())
        return self.keys.get(segment) or (own if trusted else told or own)

    def witness(self):  # which keys segments had when the founder first saw them, and whose they are
        self.keys, self.persons = {}, {}
        headers = {name: every[0]["header"] for name, (_, _, every) in self.ledger.items() if every}
        for name in sorted(headers):
            if not self.founder or headers[name].get("key") != self.founder: continue
            for segment, proof, end in [(*item, entry["seen"].get(item[0])) for entry in self.ledger[name][0] for item in entry["saw"].items()]:
                digest, signature, key = PROOF.fullmatch(proof).groups()
                if key and end is not None and segment not in self.keys and signatures.hold(key, segment, end - 1, digest, signature): self.keys[segment] = key
        for name, header in headers.items():
            if header.get("key") in {self.founder, self.keys.get(name)} - {None}: self.persons.setdefault(header["person"], set()).add(header["key"])

    def check_beginning(self, identity):  # appraisal.json and the sittings have to agree
        made = re.fullmatch("([0-9a-f]{16})-([0-9a-f]{32})", identity)  # an id is made of the key, except in records of before
        if made and hashlib.sha256(f"appraise.appraisal.v1\n{made[1]} {self.founder}\n".encode()).hexdigest()[:32] != made[2]:
            self.damage.append(f"{self.path}: appraisal.json does not name the key by which it began")
        signed = [every[0]["header"] for _, _, every in self.ledger.values() if every and every[0]["header"].get("key")]
        if any(header.get("founder") != self.founder for header in signed): self.damage.append(f"{self.path}: sittings name another key by which it began")
        elif self.founder and not self.unread and self.founder not in [header["key"] for header in signed]:
            self.damage.append(f"{self.path}: no sitting is signed by the key by which it began")
        held = {}
        for header in signed if self.founder else []: held.setdefault(header["person"], set()).add(header["key"])
        for person in sorted(person for person, keys in held.items() if len(keys) > 1 and self.founder not in keys):
            told = [found for entries, *_ in self.ledger.values() if entries and entries[0]["header"].get("key") == self.founder for entry in entries
                    if (found := {every[0]["header"].get("key") for name in entry["seen"] if (every := self.ledger.get(name, ((), 0, ()))[2])
                                  and every[0]["header"]["person"] == person})]
            if not told or len(told[0]) > 1: self.unjudged.append(f"{self.path}: which of the keys that write for {person} was first")
        if signed and not signatures.work(): self.unjudged.append(f"{self.path}: signatures, because there is no openssl that can check them")

    def read_ledgers(self, identity):
        copies = {}
        for path, data in segments(self.path):
            entries, verdict = ([], "unread") if data is None else cover(*scan(data))
            if entries and entries[0]["header"]["appraisal"] != identity: verdict = "foreign"
            elif entries and self.founder and not entries[0]["header"].get("key") and verdict != "newer": verdict = "unsigned"
            self.files.append(file := [verdict, entries, path])
            if verdict not in ("foreign", "newer", "unsigned") and entries: copies.setdefault(entries[0]["header"]["segment"], []).append(file)
        for segment, same in copies.items():  # the longest counts, or of copies that differ what they share
            longest, *others = sorted(same, key=lambda file: (-len(file[1]), file[0] != "clean", os.fsencode(file[2])))
            counting = len(longest[1])
            for other in others:
                shared = next((n for n, (a, b) in enumerate(zip(longest[1], other[1])) if a["h"] != b["h"]), len(other[1]))
                if shared < len(other[1]): longest[0], other[0], counting = "fork", "fork", min(counting, shared)
            while counting and longest[1][0]["header"].get("key") and not longest[1][counting - 1]["signature"]: counting -= 1
            self.ledger[segment] = longest[1][:counting], len(longest[1]), longest[1]
        for verdict, entries, path in self.files:
            if verdict in ("corrupt", "fork"): self.damage.append(f"{path}, line {len(entries) + 1}: {verdict}")
            if verdict in ("unread", "newer"): self.unjudged.append(f"{path}: {verdict}")
            if verdict in ("corrupt", "fork", "unread"): self.unread.append(path)
            if verdict == "newer": self.ledger[entries[0]["header"]["segment"]] = [], sys.maxsize, []
        began = [entries for entries, *_ in self.ledger.values() if entries and self.founder in (None, entries[0]["header"].get("key"))]
        founded = any(entry["adopts"] for entries in began for entry in entries)
        if not (founded or self.damage or self.unjudged): self.damage.append(f"{self.path}: the sitting that began it is not here")

    def lack(self, segment, words):  # an entry is not here; it may stand in what cannot be read
        stands = any(path.endswith(f"/{segment}.jsonl") or not path.endswith(".jsonl") for path in self.unread)
        (self.unjudged if stands else self.damage).append(words)

    def check_snapshots(self, identity):
        known, headers = set(), {}
        for path in [item.path for item in listed(self.path / "snapshots")]:
            name, verdict = re.fullmatch("(0[0-9]{5}|[1-9][0-9]{5,17})-([0-9a-f]{16})[.]json", os.path.basename(path)), "corrupt"
            if not name: continue  # passed over
            try:
                data = read(path, 64 << 20)
                if not hashlib.sha256(data).hexdigest().startswith(name[2]): refuse("its bytes are not those of its name")
                headers[path], verdict = self.header(load(data, 32), int(name[1]), identity), "sealed"
                known.add(hashlib.sha256(data).hexdigest())
                self.unjudged.append(f"{path}: state and results")
            except OSError as error: self.unjudged.append(f"{path}: {error}")
            except ValueError as error: self.damage.append(f"{path}: {error}")
            self.files.append([verdict, [], path])
        for path, header in headers.items():
            for head in header["heads"]:
                entries, n = self.ledger.get(head["segment"], ((), 0))[0], head["n"]
                if not 0 <= n < len(entries): self.lack(head["segment"], f"{path} was made of {head['segment']} {n}, which is not here")
                elif entries[n]["h"] != head["h"]: self.damage.append(f"{path} was made of another {head['segment']} {n}")
            for other in set(header["follows"]) - known: self.damage.append(f"{path} follows a snapshot that is not here: {other}")

    def header(self, told, number, identity):  # of a snapshot
        header = told.get("header") if type(told) is dict else None
        if has(header, dict(major=int)) and header["major"] > 1: raise OSError("a newer version")
        good = has(header, SNAPSHOT) and all(has(head, HEAD) for head in header["heads"]) and all(type(h) is str for h in header["follows"])
        good = good and "state" in told and "results" in told and type(header.get("hidden")) in (int, type(None))
        good = good and (header["format"], header["major"], header["number"], header["appraisal"]) == ("appraise.snapshot", 1, number, identity)
        return header if good else refuse("its header is not what it should be")

def say(*parts): print(*(re.sub("[^ -~]", lambda found: ascii(found[0])[1:-1], str(part)) for part in parts), sep="\t")

if __name__ == "__main__":
    folders = [Folder(pathlib.Path(path)) for path in sys.argv[1:]] or sys.exit("Say which folders.")
    for folder in folders:
        for verdict, entries, path in folder.files: say(verdict, len(entries), path)
        for words in folder.damage: say(f"Damaged: {words}.")
        for words in folder.unjudged: say(f"Not judged: {words}.")
        say(f"{folder.path}: {folder.verdict}, {sum(len(entries) for entries, *_ in folder.ledger.values())} lines that count.")
    sys.exit(1 if any(folder.damage for folder in folders) else 2 if any(folder.unjudged for folder in folders) else 0)
