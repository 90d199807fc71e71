#include "licences.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char notice[] = {
#embed "../../docs/licences/NOTICE.txt"
};

static const unsigned char bill_of_materials[] = {
#embed "../../docs/licences/routewijzer.cdx.json"
};

const unsigned char *const cembed_notice = notice;
const unsigned long cembed_notice_length = sizeof notice;
const unsigned char *const cembed_bill_of_materials = bill_of_materials;
const unsigned long cembed_bill_of_materials_length = sizeof bill_of_materials;
