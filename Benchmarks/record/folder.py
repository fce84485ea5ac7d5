"""Makes the folder of an appraisal in which nine people have made as many entries as asked for."""
import hashlib
import json
import os
import random
import subprocess

PEOPLE = ["ann", "bob", "cat", "dan", "eve", "fay", "gus", "hal", "ida"]
WORDS = ("the figures of the second paper show that travel by bus takes longer than by car for most "
         "people over seventy in the north of the county and that was not answered").split()
SITTING = 12_000


def canonical(value):
    """JSON as the program writes it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Sitting:
    """One segment, line after line."""

    def __init__(self, appraisal, person, number, time, seen):
        self.name = f"20261121T{number:06d}Z-{random.getrandbits(64):016x}"
        self.stem, self.lines, self.digest = f"{random.getrandbits(64):016x}", [], "0" * 64
        self.person = person
        header = dict(appraisal=appraisal, segment=self.name, writer=f"{person}-1", person=person, body="",
                      host="bench", program="0.1.0", reader=1)
        self.add(time, seen, f'"header":{canonical(header)}', f"{self.name}-0")

    def add(self, time, seen, body, operation=None):
        number = len(self.lines)
        text = (f'{{"n":{number},"op":"{operation or f"{self.stem}-{number}"}","at":"{time}",'
                f'"seen":{canonical(seen)},{body}').encode()
        self.digest = hashlib.sha256(b"appraise.ledger.v1\n" + self.digest.encode() + text).hexdigest()
        self.lines.append(text + f',"h":"{self.digest}"}}\n'.encode())

    def write(self, folder):
        place = f"{folder}/ledger/{self.person}-1"
        os.makedirs(place, mode=0o700, exist_ok=True)
        with open(f"{place}/{self.name}.jsonl", "wb") as file:
            file.write(b"".join(self.lines))


class Board:
    """What everybody has marked so far, and what they do next."""

    def __init__(self, document):
        scored = [item["id"] for item in document["criteria"] if item["kind"] == "scored"]
        options = [item["id"] for item in document["options"] if item.get("status") in ("active", "baseline")]
        self.cells = [(option, criterion) for option in options for criterion in scored]
        self.scored, self.evidence = scored, [item["id"] for item in document["evidence"]]
        self.marks, self.reasons, self.papers, self.points = {}, {}, {}, {}

    def edit(self, person):
        option, criterion = random.choice(self.cells)
        place = dict(assessor=person, criterion=criterion, option=option, round=0)
        key, kind = (person, option, criterion), random.random()
        if kind < 0.70:
            return {"mark": {**self.step(self.marks, key, str(random.randrange(0, 101, 5))), "place": place}}
        if kind < 0.90:
            words = " ".join(random.choices(WORDS, k=random.randrange(4, 24))).capitalize() + "."
            return {"reason": {**self.step(self.reasons, key, words), "place": place}}
        if kind < 0.95:
            papers = sorted(random.sample(self.evidence, 2))
            return {"rest": {**self.step(self.papers, key, papers), "place": place}}
        key, points = (person, criterion), str(random.randrange(1, 101))
        return {"weigh": {**self.step(self.points, key, points), "criterion": criterion,
                          "holder": f"assessor:{person}"}}

    @staticmethod
    def step(values, key, new):
        old, values[key] = values.get(key), new
        return {"new": new} if old is None else {"new": new, "old": old}


def make(binary, folder, entries):
    """Starts an appraisal with the program, and adds entries of nine people who take turns."""
    random.seed(entries)
    subprocess.run([binary, "new", folder, "--case", "mk-2010", "--as", "ann"], check=True, capture_output=True)
    shown = json.loads(subprocess.run([binary, "show", folder, "--json"], check=True, capture_output=True).stdout)
    with open(f"{folder}/appraisal.json", encoding="utf-8") as file:
        appraisal = json.load(file)["id"]
    board, ends, sittings = Board(shown["document"]), {}, {}
    writer = os.listdir(f"{folder}/ledger")[0]
    for name in os.listdir(f"{folder}/ledger/{writer}"):
        with open(f"{folder}/ledger/{writer}/{name}", "rb") as file:
            ends[name[:-6]] = len(file.readlines()) - 1
    for number in range(entries):
        second, part = divmod(number, 8)
        day, rest = divmod(second, 86400)
        time = (f"2027-{day // 28 + 1:02d}-{day % 28 + 1:02d}T"
                f"{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}.{part * 125:03d}Z")
        # Somebody works for a while, and then another.
        person = PEOPLE[number // 37 % len(PEOPLE)]
        sitting = sittings.get(person)
        if sitting is None or len(sitting.lines) > SITTING:
            if sitting:
                sitting.write(folder)
            sitting = sittings[person] = Sitting(appraisal, person, number, time, ends)
            sitting.seen = dict(ends)
            if person != "ann" and number < 37 * len(PEOPLE):
                joining = {"join": {"assessor": dict(id=person, name=person.capitalize(), roles=["member"])}}
                sitting.add(time, {}, f'"edit":{canonical(joining)}')
        changed = {}
        if number % 37 == 0:
            changed = {name: end for name, end in ends.items()
                       if name != sitting.name and sitting.seen.get(name) != end}
            sitting.seen.update(changed)
        sitting.add(time, changed, f'"edit":{canonical(board.edit(person))}')
        ends[sitting.name] = len(sitting.lines) - 1
    for sitting in sittings.values():
        sitting.write(folder)
