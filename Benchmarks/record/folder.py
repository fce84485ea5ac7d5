"""Makes the folder of an appraisal in which nine people have made and signed as many entries as asked for."""
import hashlib
import json
import os
import random
import subprocess

from . import signing

PEOPLE = ["ann", "bob", "cat", "dan", "eve", "fay", "gus", "hal", "ida"]
WORDS = ("the figures of the second paper show that travel by bus takes longer than by car for most "
         "people over seventy in the north of the county and that was not answered").split()
SITTING = 12_000


def canonical(value):
    """JSON as the program writes it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Sitting:
    """One segment, line after line."""

    def __init__(self, appraisal, person, key, founder, number, time, seen, saw):
        self.name = f"20261121T{number:06d}Z-{random.getrandbits(64):016x}"
        self.stem, self.lines, self.digest = f"{random.getrandbits(64):016x}", [], "0" * 64
        self.person, self.key, self.known, self.proof, self.signed = person, key, set(saw), "", 0
        header = dict(appraisal=appraisal, body="", founder=founder, host="bench", key=key.hex, known="login",
                      person=person, program="0.1.0", reader=2, segment=self.name, writer=f"{person}-1")
        self.add(time, seen, saw, f'"header":{canonical(header)}', f"{self.name}-0")

    def add(self, time, seen, saw, body, operation=None):
        number = len(self.lines)
        shown = f'"saw":{canonical(saw)},' if saw else ""
        salt = f'"salt":"{random.getrandbits(128):032x}",' if time and number else ""
        text = (f'{{"n":{number},"op":"{operation or f"{self.stem}-{number}"}","at":"{time}",'
                f'"seen":{canonical(seen)},{shown}{salt}{body}').encode()
        self.digest = hashlib.sha256(b"appraise.ledger.v1\n" + self.digest.encode() + text).hexdigest()
        self.lines.append(text + f',"h":"{self.digest}"}}\n'.encode())

    def sign(self):
        """Ends what is saved at once."""
        number, before = len(self.lines) - 1, self.digest
        signature = self.key.sign(f"appraise.signature.v1\n{self.name} {number} {before}\n".encode())
        self.add("", {}, {}, f'"edit":{{"sign":{{"signature":"{signature}"}}}}', "sign")
        self.proof, self.signed = before + signature + self.key.hex, len(self.lines)

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
        self.scored, self.evidence = scored, [item["id"] for item in document.get("evidence", [])]
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


def begun(folder):
    """The end of the one sitting that the program has made, and what shows that it is there."""
    writer = os.listdir(f"{folder}/ledger")[0]
    name = os.listdir(f"{folder}/ledger/{writer}")[0]
    with open(f"{folder}/ledger/{writer}/{name}", "rb") as file:
        lines = [json.loads(line) for line in file]
    proof = lines[-2]["h"] + lines[-1]["edit"]["sign"]["signature"] + lines[0]["header"]["key"]
    return name[:-6], len(lines) - 1, proof


class FullBoard(Board):
    """Everybody marks every cell once, card after card."""

    def __init__(self, document):
        super().__init__(document)
        self.given = {}

    def edit(self, person):
        number = self.given[person] = self.given.get(person, -1) + 1
        option, criterion = self.cells[number % len(self.cells)]
        place = dict(assessor=person, criterion=criterion, option=option, round=0)
        return {"mark": {**self.step(self.marks, (person, option, criterion), str(random.randrange(0, 101))),
                         "place": place}}


def make(binary, folder, entries, together=1, case="mk-2010", people=PEOPLE, board=Board):
    """Starts an appraisal with the program, and adds entries of people who take turns.

    So many entries are saved together, with one signature, as actions of several edits are.
    """
    random.seed(entries)
    subprocess.run([binary, "new", folder, "--case", str(case), "--as", "ann"], check=True, capture_output=True)
    shown = json.loads(subprocess.run([binary, "show", folder, "--json"], check=True, capture_output=True).stdout)
    with open(f"{folder}/appraisal.json", encoding="utf-8") as file:
        told = json.load(file)
    board, sittings = board(shown["document"]), {}
    keys = {person: signing.Key(random.randbytes(32)) for person in people}
    keys["ann"] = signing.kept(os.environ["HOME"], "ann")
    name, end, proof = begun(folder)
    for number in range(entries):
        second, part = divmod(number, 8)
        day, rest = divmod(second, 86400)
        time = (f"2027-{day // 28 + 1:02d}-{day % 28 + 1:02d}T"
                f"{rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d}.{part * 125:03d}Z")
        # Somebody works for a while, and then another, who has seen it and so all that is before it.
        person = people[number // 37 % len(people)]
        sitting, seen, saw = sittings.get(person), {}, {}
        if number % 37 == 0:
            seen, saw = {name: end}, {name: proof}
        if sitting is None or len(sitting.lines) > SITTING:
            if sitting:
                if sitting.signed < len(sitting.lines):
                    sitting.sign()
                sitting.write(folder)
                seen[sitting.name], saw[sitting.name] = len(sitting.lines) - 1, sitting.proof
            sitting = sittings[person] = Sitting(appraisal=told["id"], person=person, key=keys[person],
                                                 founder=told["founder"], number=number, time=time, seen=seen, saw=saw)
            if person != "ann" and number < 37 * len(people):
                joining = {"join": {"assessor": dict(id=person, name=person.capitalize(), roles=["member"])}}
                sitting.add(time, {}, {}, f'"edit":{canonical(joining)}')
            seen, saw = {}, {}
        # A sitting says a key once.
        saw = {other: proof[:192] if other in sitting.known else proof for other, proof in saw.items()}
        sitting.known |= set(saw)
        sitting.add(time, seen, saw, f'"edit":{canonical(board.edit(person))}')
        if (number + 1) % together == 0 or (number + 1) % 37 == 0 or number + 1 == entries:
            sitting.sign()
            name, end, proof = sitting.name, len(sitting.lines) - 1, sitting.proof
    for sitting in sittings.values():
        sitting.write(folder)
