#ifndef APPRAISE_CSYSTEM_H
#define APPRAISE_CSYSTEM_H

/// Renames a file within a directory unless the new name exists.
/// Returns 0, or -1 with errno set; EEXIST when the name is taken.
int csystem_rename_new(int directory, const char *from, const char *to);

/// Whether an open file of a length has a part that takes up no room on the disk, as far as the
/// system says; 1 or 0. Its place of reading is at its beginning afterwards.
int csystem_has_hole(int file, long long length);

/// Whether the processor and the system have vectors of 256 bits (AVX2); 1 or 0.
int csystem_has_wide_vectors(void);

/// Gives every large block of memory back to the system as soon as it is free, where the C library
/// would otherwise come to keep them.
void csystem_give_back_large_blocks(void);

/// Gives memory that is free back to the system, where the C library keeps it for what comes next.
void csystem_give_back_free_memory(void);

/// The kind of file system that a path lies on, as the system numbers them; 0 where it does not say.
unsigned long csystem_file_system_kind(const char *path);

#endif
