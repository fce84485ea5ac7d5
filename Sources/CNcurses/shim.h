// What Swift cannot import from curses: global variables, cast macros and function-like macros.
// Everything here is static inline, so the module needs no object file of its own.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#if __has_include(<ncursesw/curses.h>)
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#else
#include <curses.h>
#include <term.h>
#endif
#include <stdint.h>
#include <stdio.h>
#include <wchar.h>

// Hidden behind feature macros in <wchar.h>, yet always in the library.
extern int wcwidth(wchar_t);

static inline attr_t cn_bold(void) { return A_BOLD; }
static inline attr_t cn_dim(void) { return A_DIM; }
static inline attr_t cn_reverse(void) { return A_REVERSE; }
static inline attr_t cn_underline(void) { return A_UNDERLINE; }

static inline int cn_rows(void) { return LINES; }
static inline int cn_columns(void) { return COLS; }
static inline int cn_colours(void) { return COLORS; }

/// Starts a screen on two streams; the standard ones where they are NULL.
static inline SCREEN *cn_start(const char *term, FILE *output, FILE *input) {
  return newterm(term, output ? output : stdout, input ? input : stdin);
}

/// The settings of the one window that the program draws into.
static inline void cn_prepare_window(void) {
  scrollok(stdscr, FALSE);
  leaveok(stdscr, FALSE);
  idlok(stdscr, FALSE);
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
}

/// Fills one cell from a spacing character and up to three marks, 0 where there is none.
static inline int cn_cell(
    cchar_t *cell, uint32_t base, uint32_t mark1, uint32_t mark2, uint32_t mark3,
    attr_t attributes, short pair) {
  const wchar_t text[5] = {
    (wchar_t)base, (wchar_t)mark1, (wchar_t)(mark1 ? mark2 : 0),
    (wchar_t)(mark1 && mark2 ? mark3 : 0), 0};
  return setcchar(cell, text, attributes, pair, NULL);
}

/// Writes cells from a position on, without wrapping and without moving on at the last cell.
static inline int cn_write(int y, int x, const cchar_t *cells, int count) {
  return mvwadd_wchnstr(stdscr, y, x, cells, count);
}

/// Reads a cell back: its characters (room for 5), attributes and colour pair.
static inline int cn_read(int y, int x, wchar_t *text, attr_t *attributes, short *pair) {
  cchar_t cell;
  if (mvwin_wch(stdscr, y, x, &cell) == ERR) return ERR;
  return getcchar(&cell, text, attributes, pair, NULL);
}

static inline void cn_erase(void) { werase(stdscr); }
static inline void cn_repaint_all(void) { clearok(curscr, TRUE); }

/// Moves the window's cursor and copies the window to the virtual screen.
static inline void cn_stage(int y, int x) {
  wmove(stdscr, y, x);
  wnoutrefresh(stdscr);
}

/// The sequence of a string capability that takes one number, good until the next call.
static inline const char *cn_sequence(const char *capability, int number) {
  return tparm((char *)capability, (long)number, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

/// Whether the current terminal has a capability that is there or not.
static inline int cn_flag(const char *name) { return tigetflag((char *)name) == 1; }

/// A number of the current terminal, -1 where it has none.
static inline int cn_number(const char *name) { return tigetnum((char *)name); }

/// A string capability of the current terminal, or NULL where it has none.
static inline const char *cn_capability(const char *name) {
  const char *text = tigetstr((char *)name);
  return text == (const char *)-1 ? NULL : text;
}

#endif
