#define _GNU_SOURCE
#include "cterminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static const int event_signals[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
static const int fatal_signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGQUIT};
enum {
  EVENT_COUNT = sizeof event_signals / sizeof event_signals[0],
  FATAL_COUNT = sizeof fatal_signals / sizeof fatal_signals[0],
  ALTERNATE_STACK = 64 * 1024,
};

static struct sigaction old_event[EVENT_COUNT];
static struct sigaction old_fatal[FATAL_COUNT];
static struct termios saved;
static bool have_saved;
static int terminal_input = -1, terminal_output = -1;
static int real_error = -1, error_log = -1;
static const char *leave_bytes;
static size_t leave_count;
static atomic_int wake_read = -1, wake_write = -1;
static atomic_uint happened;
static atomic_bool wake_pending, active, started;

bool ct_write(int descriptor, const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, next, count);
    if (written > 0) {
      next += written;
      count -= (size_t)written;
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

bool ct_window_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
    return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

static int gathering = -1;

int ct_gather_open(int terminal) {
  if (gathering < 0) gathering = memfd_create("picture", MFD_CLOEXEC);
  return gathering < 0 ? -1 : fcntl(terminal, F_DUPFD_CLOEXEC, 3);
}

void ct_gather_begin(int gathered) {
  dup3(gathering, gathered, O_CLOEXEC);
}

void ct_gather_end(int gathered, int terminal) {
  dup3(terminal, gathered, O_CLOEXEC);
  char buffer[16384];
  off_t sent = 0;
  ssize_t count;
  while ((count = pread(gathering, buffer, sizeof buffer, sent)) > 0) {
    if (!ct_write(terminal, buffer, (size_t)count)) break;
    sent += count;
  }
  if (ftruncate(gathering, 0) == 0) lseek(gathering, 0, SEEK_SET);
}

void ct_restore_settings(void) {
  if (have_saved) tcsetattr(terminal_input, TCSADRAIN, &saved);
}

// A handler cannot wait for output to drain on a terminal that nobody reads.
static void restore_settings_now(void) {
  if (have_saved) tcsetattr(terminal_input, TCSANOW, &saved);
}

void ct_sane_settings(int descriptor) {
  struct termios sane;
  if (tcgetattr(descriptor, &sane) != 0) return;
  sane.c_iflag |= ICRNL | IXON | BRKINT;
  sane.c_iflag &= ~(tcflag_t)(IGNCR | INLCR | ISTRIP);
  sane.c_oflag |= OPOST | ONLCR;
  sane.c_lflag |= ISIG | ICANON | IEXTEN | ECHO | ECHOE | ECHOK;
  tcsetattr(descriptor, TCSANOW, &sane);
}

// MARK: Wake-ups

void ct_wake(void) {
  int descriptor = atomic_load(&wake_write);
  if (descriptor < 0 || atomic_exchange(&wake_pending, true)) return;
  int keep = errno;
  char byte = 0;
  while (write(descriptor, &byte, 1) < 0 && errno == EINTR) {
  }
  errno = keep;
}

int ct_wake_descriptor(void) { return atomic_load(&wake_read); }

unsigned ct_take(void) {
  char bytes[64];
  int descriptor = atomic_load(&wake_read);
  while (descriptor >= 0 && read(descriptor, bytes, sizeof bytes) > 0) {
  }
  // In this order: what comes after the exchange writes a new byte.
  atomic_store(&wake_pending, false);
  return atomic_exchange(&happened, 0);
}

static int open_wake_pipe(void) {
  if (atomic_load(&wake_read) >= 0) return 0;
  int ends[2];
  if (pipe(ends) != 0) return errno;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  atomic_store(&wake_read, ends[0]);
  atomic_store(&wake_write, ends[1]);
  return 0;
}

// MARK: Standard error

static void capture_error(void) {
  if (!isatty(STDERR_FILENO)) return;
#ifdef __linux__
  int log = memfd_create("standard-error", MFD_CLOEXEC);
#else
  char name[] = "/tmp/standard-error-XXXXXX";
  int log = mkstemp(name);
  if (log >= 0) unlink(name);
#endif
  if (log < 0) return;
  real_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_error < 0 || dup2(log, STDERR_FILENO) < 0) {
    close(log);
    return;
  }
  error_log = log;
}

static void release_error(void) {
  if (error_log < 0) return;
  dup2(real_error, STDERR_FILENO);
  char bytes[4096];
  ssize_t count;
  off_t from = 0;
  while ((count = pread(error_log, bytes, sizeof bytes, from)) > 0) {
    if (!ct_write(STDERR_FILENO, bytes, (size_t)count)) break;
    from += count;
  }
  close(error_log);
  error_log = -1;
}

// MARK: Handlers

static void leave_screen(void) {
  if (!atomic_exchange(&active, false)) return;
  ct_write(terminal_output, leave_bytes, leave_count);
  restore_settings_now();
}

static void note_event(int signal) {
  unsigned bit = signal == SIGWINCH ? CT_RESIZED
      : signal == SIGTSTP           ? CT_STOP
      : signal == SIGCONT           ? CT_CONTINUED
                                    : CT_END;
  atomic_fetch_or(&happened, bit);
  ct_wake();
}

static void leave_and_die(int signal) {
  leave_screen();
  release_error();
  for (int i = 0; i < FATAL_COUNT; i++)
    if (fatal_signals[i] == signal) sigaction(signal, &old_fatal[i], NULL);
  // Blocked while this handler runs; whoever handled it before us gets it on return.
  raise(signal);
}

static void leave_at_exit(void) {
  leave_screen();
  release_error();
}

static void install_event(int signal, struct sigaction *old) {
  struct sigaction action = {.sa_handler = note_event, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  sigaction(signal, &action, old);
}

static void install_handlers(void) {
  static char alternate[ALTERNATE_STACK];
  stack_t stack = {.ss_sp = alternate, .ss_size = sizeof alternate};
  sigaltstack(&stack, NULL);
  for (int i = 0; i < EVENT_COUNT; i++) install_event(event_signals[i], &old_event[i]);
  struct sigaction action = {.sa_handler = leave_and_die, .sa_flags = SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal_signals[i], &action, &old_fatal[i]);
}

int ct_start(int input, int output, const char *leave, size_t leave_length) {
  static bool registered;
  if (atomic_load(&started)) return EBUSY;
  int problem = open_wake_pipe();
  if (problem != 0) return problem;
  terminal_input = input;
  terminal_output = output;
  leave_bytes = leave;
  leave_count = leave_length;
  have_saved = tcgetattr(input, &saved) == 0;
  if (!registered) registered = atexit(leave_at_exit) == 0;
  atomic_store(&started, true);
  capture_error();
  install_handlers();
  return 0;
}

void ct_set_active(bool now) { atomic_store(&active, now); }

void ct_stop(void) {
  if (!atomic_exchange(&started, false)) return;
  atomic_store(&active, false);
  ct_restore_settings();
  for (int i = 0; i < EVENT_COUNT; i++) sigaction(event_signals[i], &old_event[i], NULL);
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal_signals[i], &old_fatal[i], NULL);
  release_error();
}

void ct_suspend(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(SIGTSTP, &standard, NULL);
  kill(0, SIGTSTP);
  // Continued in the background, this stops the process again until it is in the foreground.
  struct termios now;
  if (tcgetattr(terminal_input, &now) == 0) tcsetattr(terminal_input, TCSANOW, &now);
  install_event(SIGTSTP, NULL);
  atomic_fetch_and(&happened, ~(unsigned)(CT_STOP | CT_CONTINUED));
}

// MARK: Another program on the terminal

extern char **environ;

static void note_child(int signal) {
  (void)signal;
  ct_wake();
}

// Empties the wake-up pipe and leaves what happened to the loop.
static void empty_wake_pipe(void) {
  char bytes[64];
  int descriptor = atomic_load(&wake_read);
  while (descriptor >= 0 && read(descriptor, bytes, sizeof bytes) > 0) {
  }
  atomic_store(&wake_pending, false);
}

static int spawn(char *const arguments[], pid_t *child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  if (real_error >= 0 && error_log >= 0)
    posix_spawn_file_actions_adddup2(&actions, real_error, STDERR_FILENO);
#ifdef __linux__
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
#endif
  int problem = posix_spawnp(child, arguments[0], &actions, &attributes, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return problem;
}

// Stops this process because the program was stopped, unless it goes on already.
static void stop_with(pid_t child) {
  struct timespec moment = {.tv_nsec = 20 * 1000 * 1000};
  nanosleep(&moment, NULL);
  int status;
  pid_t changed = waitpid(child, &status, WNOHANG | WNOWAIT | WCONTINUED);
  if (changed == 0) kill(getpid(), SIGSTOP);
}

static void wait_for(pid_t child, int *status) {
  bool asked = false;
  while (true) {
    pid_t changed = waitpid(child, status, WNOHANG | WUNTRACED);
    if (changed == child && !WIFSTOPPED(*status)) return;
    if (changed < 0 && errno != EINTR) return;
    if (changed == child) {
      stop_with(child);
      continue;
    }
    struct pollfd bell = {.fd = atomic_load(&wake_read), .events = POLLIN};
    poll(&bell, 1, -1);
    empty_wake_pipe();
    if (!asked && (atomic_load(&happened) & CT_END)) {
      asked = true;
      kill(child, SIGHUP);
      kill(child, SIGCONT);
    }
  }
}

int ct_run(char *const arguments[], int *status) {
  struct sigaction child_action = {.sa_handler = note_child, .sa_flags = SA_RESTART};
  struct sigaction ignored = {.sa_handler = SIG_IGN};
  struct sigaction standard = {.sa_handler = SIG_DFL};
  struct sigaction old_child, old_interrupt, old_quit, old_stop;
  sigaction(SIGCHLD, &child_action, &old_child);
  sigaction(SIGINT, &ignored, &old_interrupt);
  sigaction(SIGQUIT, &ignored, &old_quit);
  sigaction(SIGTSTP, &standard, &old_stop);
  pid_t child;
  *status = 0;
  int problem = spawn(arguments, &child);
  if (problem == 0) wait_for(child, status);
  sigaction(SIGTSTP, &old_stop, NULL);
  sigaction(SIGQUIT, &old_quit, NULL);
  sigaction(SIGINT, &old_interrupt, NULL);
  sigaction(SIGCHLD, &old_child, NULL);
  atomic_fetch_and(&happened, ~(unsigned)(CT_STOP | CT_CONTINUED));
  // The loop learns what else has happened meanwhile.
  ct_wake();
  return problem;
}
