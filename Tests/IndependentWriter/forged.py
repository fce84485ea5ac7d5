"""Forges records, each in its way: forged.py FOLDER PROGRAM.

Mal, a member who can write to every file in the folder, tries to speak for others, to take away
what they said, or to change what counts. Every chain is true. Each forgery is made twice: in a
record whose sittings are signed, and, as a control, in one whose sittings are not.

Prints of each: its name, what is expected, its path, and that of the control; of the two records as
they were, first. What is expected is one of:

    harmless  the state and the result are what they were, but for Mal's own words
    noticed   they are, and `verify` and `doctor` say that something is wrong
    told      `verify` and `doctor` say it, and `rank` or `log` too
    noted     nobody but a noted hash can tell
"""

import pathlib
import sys

from meeting import meeting
from forging import HARMLESS, FORGERIES
import forged_entries
import forged_files


def make(folder, number, founder, change):
    record = meeting(folder / f"{number:03}-{'signed' if founder else 'plain'}.appraisal", founder=founder)
    kept = {sitting.path for sitting in record.sittings}
    change(record)
    for sitting in record.sittings:
        if sitting.path not in kept:
            sitting.save()
    return record.path


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    print("as it was", HARMLESS, *(make(folder, 0, founder, lambda record: None) for founder in ("ann-1", None)), sep="\t")
    for number, (name, expected, change) in enumerate(FORGERIES, 1):
        print(name, expected, *(make(folder, number, founder, change) for founder in ("ann-1", None)), sep="\t")
