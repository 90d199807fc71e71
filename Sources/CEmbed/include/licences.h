// What is inside the program, for whoever gets it (see scripts/licences).
#ifndef CEMBED_LICENCES_H
#define CEMBED_LICENCES_H

extern const unsigned char *const _Nonnull cembed_notice;
extern const unsigned long cembed_notice_length;
extern const unsigned char *const _Nonnull cembed_bill_of_materials;
extern const unsigned long cembed_bill_of_materials_length;

#endif
