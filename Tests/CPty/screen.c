#include "cpty.h"

#include <stdlib.h>
#include <string.h>
#include <vterm.h>

struct cpty_screen {
  VTerm *terminal;
  VTermScreen *screen;
  VTermPos cursor;
  bool cursor_visible, alternate;
  int mouse;
};

static int on_cursor(VTermPos now, VTermPos before, int visible, void *user) {
  (void)before;
  (void)visible;
  ((cpty_screen *)user)->cursor = now;
  return 1;
}

static int on_property(VTermProp property, VTermValue *value, void *user) {
  cpty_screen *screen = user;
  if (property == VTERM_PROP_CURSORVISIBLE) screen->cursor_visible = value->boolean;
  if (property == VTERM_PROP_ALTSCREEN) screen->alternate = value->boolean;
  if (property == VTERM_PROP_MOUSE) screen->mouse = value->number;
  return 1;
}

static const VTermScreenCallbacks callbacks = {
  .movecursor = on_cursor, .settermprop = on_property};

cpty_screen *cpty_screen_new(int rows, int columns) {
  cpty_screen *screen = calloc(1, sizeof *screen);
  if (!screen) abort();
  screen->cursor_visible = true;
  screen->terminal = vterm_new(rows, columns);
  vterm_set_utf8(screen->terminal, 1);
  screen->screen = vterm_obtain_screen(screen->terminal);
  vterm_screen_set_callbacks(screen->screen, &callbacks, screen);
  vterm_screen_enable_altscreen(screen->screen, 1);
  vterm_screen_reset(screen->screen, 1);
  return screen;
}

void cpty_screen_free(cpty_screen *screen) {
  vterm_free(screen->terminal);
  free(screen);
}

void cpty_screen_resize(cpty_screen *screen, int rows, int columns) {
  vterm_set_size(screen->terminal, rows, columns);
}

void cpty_screen_feed(cpty_screen *screen, const uint8_t *bytes, size_t count) {
  vterm_input_write(screen->terminal, (const char *)bytes, count);
}

static int32_t colour(const cpty_screen *screen, VTermColor value, bool is_default) {
  if (is_default) return -1;
  vterm_screen_convert_color_to_rgb(screen->screen, &value);
  return value.rgb.red << 16 | value.rgb.green << 8 | value.rgb.blue;
}

cpty_cell cpty_screen_cell(const cpty_screen *screen, int row, int column) {
  cpty_cell out = {.width = 1, .foreground = -1, .background = -1};
  VTermScreenCell cell;
  memset(&cell, 0, sizeof cell);
  if (!vterm_screen_get_cell(screen->screen, (VTermPos){.row = row, .col = column}, &cell))
    return out;
  memcpy(out.characters, cell.chars, sizeof out.characters);
  // The second half of a wide character holds an impossible one.
  if (cell.chars[0] == (uint32_t)-1) out.characters[0] = 0;
  out.width = cell.chars[0] == (uint32_t)-1 ? 0 : cell.width;
  out.bold = cell.attrs.bold;
  out.underline = cell.attrs.underline != 0;
  out.reverse = cell.attrs.reverse;
  out.foreground = colour(screen, cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
  out.background = colour(screen, cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
  return out;
}

void cpty_screen_cursor(const cpty_screen *screen, int *row, int *column) {
  *row = screen->cursor.row;
  *column = screen->cursor.col;
}

bool cpty_screen_cursor_visible(const cpty_screen *screen) { return screen->cursor_visible; }
bool cpty_screen_alternate(const cpty_screen *screen) { return screen->alternate; }
int cpty_screen_mouse(const cpty_screen *screen) { return screen->mouse; }
