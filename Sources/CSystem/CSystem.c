#define _GNU_SOURCE
#include "CSystem.h"

#include <stdio.h>

int csystem_rename_new(int directory, const char *from, const char *to) {
  return renameat2(directory, from, directory, to, RENAME_NOREPLACE);
}
