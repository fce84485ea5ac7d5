// Starts programs on a pseudo-terminal and shows what they drew, through libvterm.
#ifndef CPTY_H
#define CPTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Starts a program on a new pseudo-terminal, which becomes its controlling terminal.
///
/// Signals are as a login would leave them. Returns the process, or -1 with errno set.
pid_t cpty_spawn(
    const char *path, char *const arguments[], char *const environment[], const char *folder,
    int rows, int columns, int *terminal);

/// Gives the window another size; the program gets SIGWINCH.
int cpty_resize(int terminal, int rows, int columns);

/// Whether a wait status says that a process was stopped, ended by a signal, or exited.
int cpty_exit_code(int status);
int cpty_signal(int status);

/// One cell of an emulated screen.
typedef struct {
  uint32_t characters[6];
  int width;
  bool bold, underline, reverse;
  /// Colours as 0xRRGGBB, or -1 for the terminal's own.
  int32_t foreground, background;
} cpty_cell;

typedef struct cpty_screen cpty_screen;

cpty_screen *cpty_screen_new(int rows, int columns);
void cpty_screen_free(cpty_screen *screen);
void cpty_screen_resize(cpty_screen *screen, int rows, int columns);
void cpty_screen_feed(cpty_screen *screen, const uint8_t *bytes, size_t count);
cpty_cell cpty_screen_cell(const cpty_screen *screen, int row, int column);
void cpty_screen_cursor(const cpty_screen *screen, int *row, int *column);
bool cpty_screen_cursor_visible(const cpty_screen *screen);
bool cpty_screen_alternate(const cpty_screen *screen);
/// The mouse mode: 0 none, 1 clicks, 2 drags, 3 moves.
int cpty_screen_mouse(const cpty_screen *screen);

#endif
