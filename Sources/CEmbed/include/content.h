// The content of the guide, built into the program (see scripts/embed-content).
#ifndef CEMBED_CONTENT_H
#define CEMBED_CONTENT_H

struct cembed_file {
    /// Inside the folder of the content.
    const char *_Nonnull path;
    const unsigned char *_Nonnull bytes;
    unsigned long length;
};

extern const struct cembed_file *const _Nonnull cembed_content;
extern const unsigned long cembed_content_count;

#endif
