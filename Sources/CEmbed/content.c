// Written by scripts/embed-content; not changed by hand.
#include "content.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../../Content/calendar/momenten.yaml"
};

static const unsigned char file1[] = {
#embed "../../Content/contacts/contacten.yaml"
};

static const unsigned char file2[] = {
#embed "../../Content/conversations/gespreksbladen.yaml"
};

static const unsigned char file3[] = {
#embed "../../Content/edition.yaml"
};

static const unsigned char file4[] = {
#embed "../../Content/facts/beslisboom.yaml"
};

static const unsigned char file5[] = {
#embed "../../Content/facts/factsheet.yaml"
};

static const unsigned char file6[] = {
#embed "../../Content/facts/instrumenten.yaml"
};

static const unsigned char file7[] = {
#embed "../../Content/facts/onderzoek.yaml"
};

static const unsigned char file8[] = {
#embed "../../Content/facts/organisaties.yaml"
};

static const unsigned char file9[] = {
#embed "../../Content/facts/routes.yaml"
};

static const unsigned char file10[] = {
#embed "../../Content/facts/tegenspraken.yaml"
};

static const unsigned char file11[] = {
#embed "../../Content/facts/wetten-en-partijen.yaml"
};

static const unsigned char file12[] = {
#embed "../../Content/facts/wlz-opties.yaml"
};

static const unsigned char file13[] = {
#embed "../../Content/outcomes/leveringsvormen.yaml"
};

static const unsigned char file14[] = {
#embed "../../Content/outcomes/uitkomsten.yaml"
};

static const unsigned char file15[] = {
#embed "../../Content/pages/over.yaml"
};

static const unsigned char file16[] = {
#embed "../../Content/pages/privacy.yaml"
};

static const unsigned char file17[] = {
#embed "../../Content/pages/toegankelijkheid.yaml"
};

static const unsigned char file18[] = {
#embed "../../Content/questions/lezers.yaml"
};

static const unsigned char file19[] = {
#embed "../../Content/questions/vervallen.yaml"
};

static const unsigned char file20[] = {
#embed "../../Content/questions/voorwaarden.yaml"
};

static const unsigned char file21[] = {
#embed "../../Content/questions/vragen.yaml"
};

static const unsigned char file22[] = {
#embed "../../Content/rules/routes/routekeuze/routekeuze.dmn"
};

static const unsigned char file23[] = {
#embed "../../Content/rules/warnings/waarschuwingen/waarschuwingen.dmn"
};

static const unsigned char file24[] = {
#embed "../../Content/sources/bronnen.yaml"
};

static const unsigned char file25[] = {
#embed "../../Content/terms.yaml"
};

static const unsigned char file26[] = {
#embed "../../Content/texts/advies.yaml"
};

static const unsigned char file27[] = {
#embed "../../Content/texts/api.yaml"
};

static const unsigned char file28[] = {
#embed "../../Content/texts/interface.yaml"
};

static const unsigned char file29[] = {
#embed "../../Content/tree/boom.yaml"
};

static const unsigned char file30[] = {
#embed "../../Content/warnings/waarschuwingen.yaml"
};

static const struct cembed_file files[] = {
    {"calendar/momenten.yaml", file0, sizeof file0},
    {"contacts/contacten.yaml", file1, sizeof file1},
    {"conversations/gespreksbladen.yaml", file2, sizeof file2},
    {"edition.yaml", file3, sizeof file3},
    {"facts/beslisboom.yaml", file4, sizeof file4},
    {"facts/factsheet.yaml", file5, sizeof file5},
    {"facts/instrumenten.yaml", file6, sizeof file6},
    {"facts/onderzoek.yaml", file7, sizeof file7},
    {"facts/organisaties.yaml", file8, sizeof file8},
    {"facts/routes.yaml", file9, sizeof file9},
    {"facts/tegenspraken.yaml", file10, sizeof file10},
    {"facts/wetten-en-partijen.yaml", file11, sizeof file11},
    {"facts/wlz-opties.yaml", file12, sizeof file12},
    {"outcomes/leveringsvormen.yaml", file13, sizeof file13},
    {"outcomes/uitkomsten.yaml", file14, sizeof file14},
    {"pages/over.yaml", file15, sizeof file15},
    {"pages/privacy.yaml", file16, sizeof file16},
    {"pages/toegankelijkheid.yaml", file17, sizeof file17},
    {"questions/lezers.yaml", file18, sizeof file18},
    {"questions/vervallen.yaml", file19, sizeof file19},
    {"questions/voorwaarden.yaml", file20, sizeof file20},
    {"questions/vragen.yaml", file21, sizeof file21},
    {"rules/routes/routekeuze/routekeuze.dmn", file22, sizeof file22},
    {"rules/warnings/waarschuwingen/waarschuwingen.dmn", file23, sizeof file23},
    {"sources/bronnen.yaml", file24, sizeof file24},
    {"terms.yaml", file25, sizeof file25},
    {"texts/advies.yaml", file26, sizeof file26},
    {"texts/api.yaml", file27, sizeof file27},
    {"texts/interface.yaml", file28, sizeof file28},
    {"tree/boom.yaml", file29, sizeof file29},
    {"warnings/waarschuwingen.yaml", file30, sizeof file30},
};

const struct cembed_file *const cembed_content = files;
const unsigned long cembed_content_count = sizeof files / sizeof *files;
