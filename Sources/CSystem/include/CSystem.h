#ifndef APPRAISE_CSYSTEM_H
#define APPRAISE_CSYSTEM_H

/// Renames a file within a directory unless the new name exists.
/// Returns 0, or -1 with errno set; EEXIST when the name is taken.
int csystem_rename_new(int directory, const char *from, const char *to);

#endif
