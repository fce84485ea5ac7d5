"""What the output of a program looks like on an emulated screen."""

import re

import pyte

# Sequences that the emulator would take for others.
UNKNOWN = re.compile(
    rb"\x1b\[[<=>][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*(?![hl])[A-Za-z]|\x1b\[\?[0-9;]*\$[a-z]"
    rb"|\x1b\[[0-9]* q|\x1bP[^\x1b]*\x1b\\"
)
REPEAT = re.compile(rb"([\x20-\x7e])\x1b\[(\d+)b")
UNFINISHED = re.compile(rb".?\x1b[^A-Za-z~\x07\\]*\Z", re.DOTALL)


class ScrollingScreen(pyte.Screen):
    """Knows the two scrolling sequences that ncurses uses and the emulator lacks."""

    def scroll_up(self, count=1):
        self._at_top_margin(self.delete_lines, count)

    def scroll_down(self, count=1):
        self._at_top_margin(self.insert_lines, count)

    def _at_top_margin(self, change, count):
        place = self.cursor.x, self.cursor.y
        self.cursor.y = self.margins.top if self.margins else 0
        change(count)
        self.cursor.x, self.cursor.y = place


class ScrollingStream(pyte.ByteStream):
    csi = pyte.ByteStream.csi | {"S": "scroll_up", "T": "scroll_down"}
    events = pyte.ByteStream.events | {"scroll_up", "scroll_down"}


class Screen:
    """Takes output piece by piece, cut anywhere."""

    def __init__(self, columns, rows):
        self._screen = ScrollingScreen(columns, rows)
        self._stream = ScrollingStream(self._screen)
        self._rest = b""

    def feed(self, data):
        data = self._rest + data
        unfinished = UNFINISHED.search(data)
        self._rest = unfinished.group() if unfinished else b""
        data = UNKNOWN.sub(b"", data[: len(data) - len(self._rest)])
        self._stream.feed(REPEAT.sub(lambda m: m[1] * (int(m[2]) + 1), data))

    @property
    def lines(self):
        return list(self._screen.display)

    def shows(self, text):
        return any(text in line for line in self._screen.display)

    def picture(self, but=()):
        """Everything to be seen, to be compared; without the given rows."""
        rows = self._screen.buffer
        return tuple(
            (x, cell)
            for y in range(self._screen.lines)
            if y not in but
            for x in range(self._screen.columns)
            if (cell := rows[y][x]) != self._screen.default_char
        ) + tuple(self.lines[y] for y in range(self._screen.lines) if y not in but)


def moment_of_completion(screen, chunks, but=()):
    """When the picture was first as it is after the last chunk. Feeds the chunks to the screen."""
    pictures = []
    for _, data in chunks:
        screen.feed(data)
        pictures.append(screen.picture(but))
    complete = len(chunks) - 1
    while complete > 0 and pictures[complete - 1] == pictures[-1]:
        complete -= 1
    return chunks[complete][0]
