#define _GNU_SOURCE
#include "CSystem.h"

#include <stdio.h>
#include <sys/vfs.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

int csystem_rename_new(int directory, const char *from, const char *to) {
  return renameat2(directory, from, directory, to, RENAME_NOREPLACE);
}

int csystem_has_hole(int file, long long length) {
  off_t hole = lseek(file, 0, SEEK_HOLE);
  lseek(file, 0, SEEK_SET);
  return hole >= 0 && hole < length;
}

int csystem_has_wide_vectors(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") != 0;
#else
  return 0;
#endif
}

void csystem_give_back_large_blocks(void) {
#ifdef __GLIBC__
  // Set once, the threshold no longer grows with the blocks that are freed.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

void csystem_give_back_free_memory(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

unsigned long csystem_file_system_kind(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (unsigned long)status.f_type : 0;
}
