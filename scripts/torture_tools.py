"""What all long trials share."""
import json
import os
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
failures, skipped = [], []


class Skipped(Exception):
    """Why a trial cannot run here."""


def say(name, words, good=True):
    print(f"{'ok    ' if good else 'FAILED'} {name}: {words}", flush=True)
    if not good:
        failures.append(name)


def run(*command, check=True, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if check and done.returncode:
        raise RuntimeError(f"{command}: {done.returncode} {done.stdout[-200:]} {done.stderr[-200:]}")
    return done


def need(*tools):
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        raise Skipped(f"{', '.join(missing)} missing")


def read(writer, folder):
    """The numbers that are there, and what is wrong other than torn ends."""
    done = run(writer, "read", folder, check=False)
    lines = done.stdout.split("\n")
    bad = [line for line in lines if line.startswith(("BAD", "FAILED"))]
    if done.returncode != 0:
        bad.append(f"reading failed with {done.returncode}")
    have = {int(line[5:]) for line in lines if line.startswith("HAVE ")}
    return have, bad, sum(line.startswith("TORN") for line in lines)


def acknowledged(text):
    """The numbers on whole lines that begin with ACK."""
    lines = text.split("\n")[:-1]
    return {int(line[4:]) for line in lines if line.startswith("ACK ")}


def surroundings(place):
    """What the program may see of this machine."""
    return {"PATH": "/usr/bin:/bin", "HOME": place, "XDG_STATE_HOME": f"{place}/state",
            "XDG_DATA_HOME": f"{place}/data", "APPRAISE_CASES": f"{ROOT}/data/cases",
            "SWIFT_BACKTRACE": "enable=no"}


def options_and_criteria():
    with open(f"{ROOT}/data/cases/mk-2010.json", encoding="utf-8") as file:
        case = json.load(file)
    scored = [item for item in case["criteria"] if item.get("kind", "scored") == "scored"]
    return [option["id"] for option in case["options"]], [item["id"] for item in scored]
