// Signals, the saved terminal settings, and the way back out of a crash.
// One terminal per process. What runs inside a handler calls async-signal-safe functions only.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/// What has happened since `ct_take` was last called, as bits.
enum {
  CT_RESIZED = 1,
  CT_END = 2,
  CT_STOP = 4,
  CT_CONTINUED = 8,
};

/// Saves the settings of a terminal, opens the wake-up pipe and installs the handlers.
///
/// Where standard error is a terminal too, it is kept in memory from now on, because a message
/// written into the alternate screen is lost. The bytes written on the way out must outlive the
/// program. Returns 0 or an errno.
int ct_start(int input, int output, const char *leave, size_t leave_length);

/// Undoes `ct_start` and writes what standard error collected; may be called twice.
void ct_stop(void);

/// Says whether the terminal is in the program's modes, which a crash must undo.
void ct_set_active(bool active);

/// The descriptor that becomes readable after a signal or a wake-up; -1 before `ct_start`.
int ct_wake_descriptor(void);

/// Wakes the loop, from any thread; does nothing after `ct_stop`.
void ct_wake(void);

/// Empties the wake-up pipe and returns the bits of what happened, clearing them.
unsigned ct_take(void);

/// Stops the process group as Ctrl-Z does and returns when it runs in the foreground again.
void ct_suspend(void);

/// Runs a program on the terminal and waits for its end; nothing else may use the terminal then.
///
/// The arguments end with NULL, and the first one is looked up as a shell does. Keys that stop or
/// interrupt are the program's; when it is stopped, this process stops too, and goes on with it.
/// Where this process is asked to end, the program is asked to. Returns 0 and the status that
/// `waitpid` gives, or the errno of a program that could not be started.
int ct_run(char *const arguments[], int *status);

/// Puts back the settings that the terminal had at `ct_start`.
void ct_restore_settings(void);

/// Sets a terminal to the usual cooked settings, whatever they were.
void ct_sane_settings(int descriptor);

/// Writes all bytes, retrying after interruptions; false when the descriptor takes no more.
bool ct_write(int descriptor, const void *bytes, size_t count);

/// A descriptor of its own for curses to write to, which is the terminal's except while gathering;
/// -1 where there is none.
int ct_gather_open(int terminal);

/// Makes what is written to the descriptor stay in memory.
void ct_gather_begin(int gathered);

/// Sends what was gathered to the terminal in one piece, and lets the descriptor be the terminal's.
void ct_gather_end(int gathered, int terminal);

/// The window size of a terminal; false when it does not say.
bool ct_window_size(int descriptor, int *rows, int *columns);

#endif
