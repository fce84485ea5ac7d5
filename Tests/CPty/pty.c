#define _GNU_SOURCE
#include "cpty.h"

#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

// Between fork and exec only what is safe in a copy of a threaded process.
static void become(
    const char *path, char *const arguments[], char *const environment[], const char *folder) {
  sigset_t none;
  sigemptyset(&none);
  for (int signal = 1; signal < NSIG; signal++) {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(signal, &standard, NULL);
  }
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (folder && chdir(folder) != 0) _exit(126);
  close_range(3, ~0U, 0);
  execve(path, arguments, environment);
  _exit(127);
}

pid_t cpty_spawn(
    const char *path, char *const arguments[], char *const environment[], const char *folder,
    int rows, int columns, int *terminal) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  pid_t process = forkpty(terminal, NULL, NULL, &size);
  if (process == 0) become(path, arguments, environment, folder);
  return process;
}

int cpty_resize(int terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

int cpty_exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }
int cpty_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
