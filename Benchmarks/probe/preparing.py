"""The appraisal that is measured: every cell marked, in one sitting, as one member would."""

import json
import subprocess

from .measures import Failure, arrive
from .programs import appraise


def marked_appraisal(workspace, binary, options):
    """Starts an appraisal from a case and gives all its marks on the Score screen; its folder."""
    path = str(workspace.folder / "bench.appraisal")

    def say(*arguments):
        command = [binary, *arguments]
        run = subprocess.run(command, env=workspace.environment, capture_output=True, text=True)
        if run.returncode != 0:
            raise Failure(f"{' '.join(command)} failed: {run.stderr.strip()}")
        return run.stdout

    def missing():
        return json.loads(say("rank", path, "--json"))["missing"]

    say("new", path, "--case", options.case)
    program = appraise(
        binary, path, workspace, options.marker, "the preparation", options.mark_place
    )
    terminal, _ = arrive(program, workspace, (80, 24))
    for number in range(missing()):
        terminal.press(f"{37 * number % 100}\r".encode(), 0.02)
        terminal.press(b"n", 0.02)  # The next cell without a mark.
    terminal.close(program.quit)
    if left := missing():
        raise Failure(f"{left} cells could not be marked on the Score screen")
    return path
