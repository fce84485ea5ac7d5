"""Runs libFuzzer on each target and holds it to what makes its silence worth something.

A fault that is planted in the entry must be found first; then every target must try many inputs and
reach more of the code than with what it was begun with.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CORPUS = os.path.join(ROOT, "Tests/FuzzTests/Corpus")
FOUND = os.path.join(ROOT, ".build/fuzz-found")
# The longest input that is made up, in bytes.
LENGTHS = {"ledger": 8192, "snapshot": 8192, "case": 8192, "keys": 256, "text": 256}
# An input may take this long and so much memory; more is a hang or a blow-up.
SECONDS, MEGABYTES = 5, 1024


def fuzz(program, target, seconds, seeds, *options):
    os.makedirs(FOUND, exist_ok=True)
    environment = dict(os.environ, APPRAISE_FUZZ=target, SWIFT_BACKTRACE="enable=no")
    command = [program, f"-max_total_time={seconds}", f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}",
               f"-malloc_limit_mb={MEGABYTES // 4}", f"-artifact_prefix={FOUND}/{target}-",
               "-print_final_stats=1", *options, seeds]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    return done.returncode, done.stderr.decode("utf-8", "replace")


def words_of(folder):
    """A dictionary of what stands in quotation marks: keys and kinds that chance never spells."""
    found = set()
    for name in os.listdir(folder):
        with open(f"{folder}/{name}", "rb") as file:
            found |= set(re.findall(rb'"[A-Za-z.]{1,40}"', file.read()))
    return "\n".join('"' + word.decode().replace('"', '\\"') + '"' for word in sorted(found))


def run_control(program, place):
    os.makedirs(f"{place}/control")
    code, said = fuzz(program, "control", 60, f"{place}/control", "-max_len=16")
    good = code != 0 and "the planted fault" in said
    print(f"{'ok    ' if good else 'FAILED'} fuzz control: a fault behind four bytes is "
          f"{'found' if good else f'not found: {said[-300:]}'}", flush=True)
    for name in os.listdir(FOUND):
        if name.startswith("control-"):
            os.remove(f"{FOUND}/{name}")
    return good


def run_target(program, place, target, seconds):
    seeds = f"{place}/{target}"
    shutil.copytree(f"{CORPUS}/{target}", seeds)
    if target == "case":
        for name in os.listdir(f"{ROOT}/data/templates"):
            shutil.copy(f"{ROOT}/data/templates/{name}", seeds)
    guides = [f"-max_len={LENGTHS[target]}"]
    if words := words_of(seeds):
        guides.append(f"-dict={place}/{target}.dict")
        with open(f"{place}/{target}.dict", "w", encoding="utf-8") as file:
            file.write(words)
    code, said = fuzz(program, target, seconds, seeds, *guides)
    reached = [int(number) for number in re.findall(r"\bcov: (\d+)", said)]
    features = [int(number) for number in re.findall(r"\bft: (\d+)", said)]
    runs = re.search(r"number_of_executed_units: +(\d+)", said)
    peak = re.search(r"peak_rss_mb: +(\d+)", said)
    grown = len(reached) > 1 and reached[-1] >= reached[0] and features[-1] > features[0]
    good = code == 0 and grown
    print(f"{'ok    ' if good else 'FAILED'} fuzz {target}: {runs[1] if runs else 0} inputs in {seconds} s, "
          f"edges reached from {reached[0] if reached else 0} to {reached[-1] if reached else 0}, "
          f"ways from {features[0] if features else 0} to {features[-1] if features else 0}, "
          f"{peak[1] if peak else '?'} MB at most, "
          f"{'nothing found' if code == 0 else 'found: ' + said[-600:]}", flush=True)
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("targets", nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="appraise-fuzz-") as place:
        bad = [] if run_control(options.program, place) else ["control"]
        for target in options.targets or LENGTHS:
            if not run_target(options.program, place, target, options.seconds):
                bad.append(target)
    sys.exit(f"failed: fuzz {', '.join(bad)}; what was found is in {FOUND}" if bad else 0)


if __name__ == "__main__":
    main()
