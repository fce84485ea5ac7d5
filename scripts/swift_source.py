"""Swift source with its comments and literals blanked out, so that patterns meet only code."""

import re

_INTERESTING = re.compile(r'//[^\n]*|/\*|#*"""|#*"|`[^`\n]*`|[()]')


def code_of(text):
    """The same text, same length and lines, with spaces for comments and the insides of literals.

    Code inside string interpolations stays. Names in backticks become underscores.
    """
    blanks = []
    _scan_code(text, 0, blanks, interpolation=False)
    parts, position = [], 0
    for start, end, filler in blanks:
        parts.append(text[position:start])
        parts.append(re.sub(r"[^\n]", filler, text[start:end]))
        position = end
    parts.append(text[position:])
    return "".join(parts)


def _scan_code(text, position, blanks, interpolation):
    """Scans code up to the end, or up to the parenthesis that closes an interpolation."""
    depth = 0
    while match := _INTERESTING.search(text, position):
        token, position = match.group(), match.end()
        if token == "(":
            depth += 1
        elif token == ")":
            if depth == 0 and interpolation:
                return position
            depth -= 1
        elif token.startswith("//"):
            blanks.append((match.start(), match.end(), " "))
        elif token == "/*":
            position = _end_of_comment(text, position)
            blanks.append((match.start(), position, " "))
        elif token.startswith("`"):
            blanks.append((match.start(), match.end(), "_"))
        else:
            position = _scan_string(text, position, token, blanks)
    return len(text)


def _end_of_comment(text, position):
    depth = 1
    for match in re.compile(r"/\*|\*/").finditer(text, position):
        depth += 1 if match.group() == "/*" else -1
        if depth == 0:
            return match.end()
    return len(text)


def _scan_string(text, position, opening, blanks):
    hashes = opening.count("#")
    several_lines = opening.endswith('"""')
    escape = "\\" + "#" * hashes
    closing = opening.lstrip("#") + "#" * hashes
    stops = re.compile(
        rf"{re.escape(escape)}\(|{re.escape(escape)}.|{closing}"
        + ("" if several_lines else r"|\n"),
        re.DOTALL,
    )
    start = position
    while match := stops.search(text, position):
        token, position = match.group(), match.end()
        if token == escape + "(":
            blanks.append((start, match.start(), " "))
            position = start = _scan_code(text, position, blanks, interpolation=True)
        elif token in (closing, "\n"):
            blanks.append((start, match.start(), " "))
            return position
    blanks.append((start, len(text), " "))
    return len(text)
