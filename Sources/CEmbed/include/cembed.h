// Files that are built into the program: here those of the website (see ../GuideWeb/Public).
#ifndef CEMBED_H
#define CEMBED_H

#include "content.h"
#include "licences.h"

extern const unsigned char *const _Nonnull cembed_stylesheet;
extern const unsigned long cembed_stylesheet_length;
extern const unsigned char *const _Nonnull cembed_icon;
extern const unsigned long cembed_icon_length;
extern const unsigned char *const _Nonnull cembed_robots;
extern const unsigned long cembed_robots_length;

#endif
