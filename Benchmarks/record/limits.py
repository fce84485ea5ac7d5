"""How soon the screens and the verbs answer where a case is as large as one may be."""
import json
import random
import time
from pathlib import Path

from probe.measures import Failure, arrive
from probe.programs import appraise

from . import folder

OPTIONS, CRITERIA, OBJECTIVES, TEXT = 200, 95, 5, 20_000
PEOPLE = folder.PEOPLE[:3]
SIZE = (120, 40)
DOWN, UP, RIGHT, LEFT, PAGE = b"\x1b[B", b"\x1b[A", b"\x1b[C", b"\x1b[D", b"\x1b[6~"
SCREENS = {
    "Home": ("g0", [DOWN, UP]), "Read": ("g1", [DOWN, UP, PAGE]), "Score": ("g2", [DOWN, RIGHT, LEFT, UP, b"n"]),
    "Result": ("g3", [DOWN, UP]), "Criteria": ("g4", [DOWN, UP]), "Sensitivity": ("g5", [RIGHT, DOWN, UP]),
    "Author": ("g9", [DOWN, UP, PAGE]),
}
VERBS = ["show", "rank", "bodies", "money", "health", "log", "verify", "acceptability", "sensitivity", "challenge"]


def case():
    """A case with as many options and criteria as one may have, every tenth option with the longest text."""
    words = folder.WORDS
    text = lambda size: " ".join(random.choices(words, k=size // 4))[:size].strip()
    anchors = [{"at": at, "words": f"As good as {at}."} for at in ("0", "50", "100")]
    document = {
        "format": "appraise.case", "version": 1, "id": "limits", "title": "A case at its limits",
        "question": {"words": "Which of them?"}, "terms": {},
        "options": [
            {"id": f"o-{n}", "label": f"Option number {n} of a long list", "short": f"Option {n}",
             "status": "active" if n else "baseline", "summary": text(2000 if n % 10 else TEXT)}
            for n in range(OPTIONS)],
        "criteria": [],
    }
    for group in range(OBJECTIVES):
        document["criteria"].append(
            {"id": f"g-{group}", "kind": "objective", "label": f"Objective {group}", "short": f"Aim {group}"})
        document["criteria"] += [
            {"id": f"c-{group}-{n}", "parent": f"g-{group}", "kind": "scored", "label": f"Criterion {group}.{n}",
             "short": f"C {group}.{n}", "question": "How good would it be?",
             "scale": {"worst": "0", "best": "100", "anchors": anchors}}
            for n in range(CRITERIA // OBJECTIVES)]
    return document


def make(binary, place):
    random.seed(OPTIONS)
    Path(f"{place}/limits.json").write_text(json.dumps(case()))
    folder.make(binary, f"{place}/limits", OPTIONS * CRITERIA * len(PEOPLE), together=37,
                case=f"{place}/limits.json", people=PEOPLE, board=folder.FullBoard)
    return f"{place}/limits"


def screens(binary, path, workspace, presses=20):
    """Seconds to the first picture of each screen, and to that of each key on it."""
    found = {}
    for name, (way, keys) in SCREENS.items():
        program = appraise(binary, path, workspace, "limits", "appraise", way)
        started = time.perf_counter()
        terminal, _ = arrive(program, workspace, SIZE)
        arrived, times = time.perf_counter() - started, []
        try:
            for number in range(presses):
                sent, chunks = terminal.press(keys[number % len(keys)], 0.1)
                if chunks:
                    times.append(chunks[-1][0] - sent)
        finally:
            terminal.close(program.quit)
        if not times:
            raise Failure(f"no key is answered on {name}")
        found[name] = (arrived, times)
    return found
