// Written by scripts/embed-content; not changed by hand.
#include "content.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../../Content/calendar/momenten.yaml"
};

static const unsigned char file1[] = {
#embed "../../Content/cases/beeldbellen-thuis.zaak.yaml"
};

static const unsigned char file2[] = {
#embed "../../Content/cases/begin.zaak.yaml"
};

static const unsigned char file3[] = {
#embed "../../Content/cases/heupairbag.zaak.yaml"
};

static const unsigned char file4[] = {
#embed "../../Content/cases/kleinschalig-experiment.zaak.yaml"
};

static const unsigned char file5[] = {
#embed "../../Content/cases/pzp.zaak.yaml"
};

static const unsigned char file6[] = {
#embed "../../Content/cases/revalidatie-en-werk.zaak.yaml"
};

static const unsigned char file7[] = {
#embed "../../Content/cases/zelfredzaam-wmo.zaak.yaml"
};

static const unsigned char file8[] = {
#embed "../../Content/changes.yaml"
};

static const unsigned char file9[] = {
#embed "../../Content/contacts/contacten.yaml"
};

static const unsigned char file10[] = {
#embed "../../Content/conversations/gespreksbladen.yaml"
};

static const unsigned char file11[] = {
#embed "../../Content/edition.yaml"
};

static const unsigned char file12[] = {
#embed "../../Content/facts/achtergrond.yaml"
};

static const unsigned char file13[] = {
#embed "../../Content/facts/beslisboom.yaml"
};

static const unsigned char file14[] = {
#embed "../../Content/facts/factsheet.yaml"
};

static const unsigned char file15[] = {
#embed "../../Content/facts/instrumenten-meer.yaml"
};

static const unsigned char file16[] = {
#embed "../../Content/facts/instrumenten.yaml"
};

static const unsigned char file17[] = {
#embed "../../Content/facts/knelpunten.yaml"
};

static const unsigned char file18[] = {
#embed "../../Content/facts/nieuw.yaml"
};

static const unsigned char file19[] = {
#embed "../../Content/facts/onderzoek.yaml"
};

static const unsigned char file20[] = {
#embed "../../Content/facts/organisaties-meer.yaml"
};

static const unsigned char file21[] = {
#embed "../../Content/facts/organisaties.yaml"
};

static const unsigned char file22[] = {
#embed "../../Content/facts/routes.yaml"
};

static const unsigned char file23[] = {
#embed "../../Content/facts/stelsel.yaml"
};

static const unsigned char file24[] = {
#embed "../../Content/facts/tegenspraken.yaml"
};

static const unsigned char file25[] = {
#embed "../../Content/facts/voorbeelden.yaml"
};

static const unsigned char file26[] = {
#embed "../../Content/facts/wetten-en-partijen.yaml"
};

static const unsigned char file27[] = {
#embed "../../Content/facts/wlz-opties.yaml"
};

static const unsigned char file28[] = {
#embed "../../Content/inventory.yaml"
};

static const unsigned char file29[] = {
#embed "../../Content/knowledge/aanbevelingen/nza.yaml"
};

static const unsigned char file30[] = {
#embed "../../Content/knowledge/aanbevelingen/soort.yaml"
};

static const unsigned char file31[] = {
#embed "../../Content/knowledge/aanbevelingen/zonmw.yaml"
};

static const unsigned char file32[] = {
#embed "../../Content/knowledge/belemmeringen/nza-knelpunten.yaml"
};

static const unsigned char file33[] = {
#embed "../../Content/knowledge/belemmeringen/soort.yaml"
};

static const unsigned char file34[] = {
#embed "../../Content/knowledge/belemmeringen/zonmw-drempels.yaml"
};

static const unsigned char file35[] = {
#embed "../../Content/knowledge/documenten/bronnen-en-rapporten.yaml"
};

static const unsigned char file36[] = {
#embed "../../Content/knowledge/documenten/gidsen-en-kaarten.yaml"
};

static const unsigned char file37[] = {
#embed "../../Content/knowledge/documenten/preventie.yaml"
};

static const unsigned char file38[] = {
#embed "../../Content/knowledge/documenten/regels-en-wetten.yaml"
};

static const unsigned char file39[] = {
#embed "../../Content/knowledge/documenten/soort.yaml"
};

static const unsigned char file40[] = {
#embed "../../Content/knowledge/gedeeld.yaml"
};

static const unsigned char file41[] = {
#embed "../../Content/knowledge/instrumenten/experimenten.yaml"
};

static const unsigned char file42[] = {
#embed "../../Content/knowledge/instrumenten/hulp.yaml"
};

static const unsigned char file43[] = {
#embed "../../Content/knowledge/instrumenten/markt-en-gedeeld.yaml"
};

static const unsigned char file44[] = {
#embed "../../Content/knowledge/instrumenten/soort.yaml"
};

static const unsigned char file45[] = {
#embed "../../Content/knowledge/instrumenten/structureel.yaml"
};

static const unsigned char file46[] = {
#embed "../../Content/knowledge/instrumenten/subsidies.yaml"
};

static const unsigned char file47[] = {
#embed "../../Content/knowledge/lessen/innovaties.yaml"
};

static const unsigned char file48[] = {
#embed "../../Content/knowledge/lessen/soort.yaml"
};

static const unsigned char file49[] = {
#embed "../../Content/knowledge/lessen/zorgaanbieders.yaml"
};

static const unsigned char file50[] = {
#embed "../../Content/knowledge/onderwerpen/aanpak.yaml"
};

static const unsigned char file51[] = {
#embed "../../Content/knowledge/onderwerpen/geld.yaml"
};

static const unsigned char file52[] = {
#embed "../../Content/knowledge/onderwerpen/leveringsvormen.yaml"
};

static const unsigned char file53[] = {
#embed "../../Content/knowledge/onderwerpen/onderzoek.yaml"
};

static const unsigned char file54[] = {
#embed "../../Content/knowledge/onderwerpen/preventie.yaml"
};

static const unsigned char file55[] = {
#embed "../../Content/knowledge/onderwerpen/product.yaml"
};

static const unsigned char file56[] = {
#embed "../../Content/knowledge/onderwerpen/regels.yaml"
};

static const unsigned char file57[] = {
#embed "../../Content/knowledge/onderwerpen/soort.yaml"
};

static const unsigned char file58[] = {
#embed "../../Content/knowledge/onderwerpen/stelsel.yaml"
};

static const unsigned char file59[] = {
#embed "../../Content/knowledge/organisaties/beslissen-en-inkopen.yaml"
};

static const unsigned char file60[] = {
#embed "../../Content/knowledge/organisaties/branches-en-netwerken.yaml"
};

static const unsigned char file61[] = {
#embed "../../Content/knowledge/organisaties/kennis.yaml"
};

static const unsigned char file62[] = {
#embed "../../Content/knowledge/organisaties/loketten-en-geld.yaml"
};

static const unsigned char file63[] = {
#embed "../../Content/knowledge/organisaties/overheid-en-uitvoering.yaml"
};

static const unsigned char file64[] = {
#embed "../../Content/knowledge/organisaties/partijen-en-bedrijven.yaml"
};

static const unsigned char file65[] = {
#embed "../../Content/knowledge/organisaties/soort.yaml"
};

static const unsigned char file66[] = {
#embed "../../Content/knowledge/rollen/bij-de-zorgaanbieder.yaml"
};

static const unsigned char file67[] = {
#embed "../../Content/knowledge/rollen/partners-en-betalers.yaml"
};

static const unsigned char file68[] = {
#embed "../../Content/knowledge/rollen/soort.yaml"
};

static const unsigned char file69[] = {
#embed "../../Content/knowledge/twijfels/fouten.yaml"
};

static const unsigned char file70[] = {
#embed "../../Content/knowledge/twijfels/onduidelijk.yaml"
};

static const unsigned char file71[] = {
#embed "../../Content/knowledge/twijfels/ontbreekt.yaml"
};

static const unsigned char file72[] = {
#embed "../../Content/knowledge/twijfels/soort.yaml"
};

static const unsigned char file73[] = {
#embed "../../Content/knowledge/twijfels/tegenspraken.yaml"
};

static const unsigned char file74[] = {
#embed "../../Content/knowledge/twijfels/verouderd.yaml"
};

static const unsigned char file75[] = {
#embed "../../Content/knowledge/voorbeelden/aanpakken.yaml"
};

static const unsigned char file76[] = {
#embed "../../Content/knowledge/voorbeelden/producten.yaml"
};

static const unsigned char file77[] = {
#embed "../../Content/knowledge/voorbeelden/soort.yaml"
};

static const unsigned char file78[] = {
#embed "../../Content/knowledge/voorbeelden/technologie.yaml"
};

static const unsigned char file79[] = {
#embed "../../Content/knowledge/voorbeelden/verhalen.yaml"
};

static const unsigned char file80[] = {
#embed "../../Content/knowledge/wetten/soort.yaml"
};

static const unsigned char file81[] = {
#embed "../../Content/knowledge/wetten/stelselwetten.yaml"
};

static const unsigned char file82[] = {
#embed "../../Content/knowledge/wetten/wetten-overig.yaml"
};

static const unsigned char file83[] = {
#embed "../../Content/messages/zaken.yaml"
};

static const unsigned char file84[] = {
#embed "../../Content/outcomes/leveringsvormen.yaml"
};

static const unsigned char file85[] = {
#embed "../../Content/outcomes/uitkomsten.yaml"
};

static const unsigned char file86[] = {
#embed "../../Content/pages/over.yaml"
};

static const unsigned char file87[] = {
#embed "../../Content/pages/privacy.yaml"
};

static const unsigned char file88[] = {
#embed "../../Content/pages/toegankelijkheid.yaml"
};

static const unsigned char file89[] = {
#embed "../../Content/parameters/parameters.yaml"
};

static const unsigned char file90[] = {
#embed "../../Content/questions/lezers.yaml"
};

static const unsigned char file91[] = {
#embed "../../Content/questions/vervallen.yaml"
};

static const unsigned char file92[] = {
#embed "../../Content/questions/voorwaarden.yaml"
};

static const unsigned char file93[] = {
#embed "../../Content/questions/vragen.yaml"
};

static const unsigned char file94[] = {
#embed "../../Content/rules/links/verbanden/verbanden.dmn"
};

static const unsigned char file95[] = {
#embed "../../Content/rules/routes/routekeuze/routekeuze.dmn"
};

static const unsigned char file96[] = {
#embed "../../Content/rules/warnings/waarschuwingen/waarschuwingen.dmn"
};

static const unsigned char file97[] = {
#embed "../../Content/sources/bronnen.yaml"
};

static const unsigned char file98[] = {
#embed "../../Content/terms.yaml"
};

static const unsigned char file99[] = {
#embed "../../Content/texts/advies.yaml"
};

static const unsigned char file100[] = {
#embed "../../Content/texts/api.yaml"
};

static const unsigned char file101[] = {
#embed "../../Content/texts/interface.yaml"
};

static const unsigned char file102[] = {
#embed "../../Content/texts/kennis.yaml"
};

static const unsigned char file103[] = {
#embed "../../Content/texts/zaak-uitkomst.yaml"
};

static const unsigned char file104[] = {
#embed "../../Content/texts/zaak.yaml"
};

static const unsigned char file105[] = {
#embed "../../Content/texts/zaakbestand.yaml"
};

static const unsigned char file106[] = {
#embed "../../Content/texts/zaakbouwer.yaml"
};

static const unsigned char file107[] = {
#embed "../../Content/tools/aanbod-markt/hulp.yaml"
};

static const unsigned char file108[] = {
#embed "../../Content/tools/aanbod-markt/regels.dmn"
};

static const unsigned char file109[] = {
#embed "../../Content/tools/aansluiten-experiment/hulp.yaml"
};

static const unsigned char file110[] = {
#embed "../../Content/tools/aansluiten-experiment/regels.dmn"
};

static const unsigned char file111[] = {
#embed "../../Content/tools/afschrijving/hulp.yaml"
};

static const unsigned char file112[] = {
#embed "../../Content/tools/afschrijving/regels.dmn"
};

static const unsigned char file113[] = {
#embed "../../Content/tools/betaling-na-verhuizing/hulp.yaml"
};

static const unsigned char file114[] = {
#embed "../../Content/tools/betaling-na-verhuizing/regels.dmn"
};

static const unsigned char file115[] = {
#embed "../../Content/tools/bewijsplanner/hulp.yaml"
};

static const unsigned char file116[] = {
#embed "../../Content/tools/bewijsplanner/regels.dmn"
};

static const unsigned char file117[] = {
#embed "../../Content/tools/declaratiecheck/hulp.yaml"
};

static const unsigned char file118[] = {
#embed "../../Content/tools/declaratiecheck/regels.dmn"
};

static const unsigned char file119[] = {
#embed "../../Content/tools/deeltijdverblijf/hulp.yaml"
};

static const unsigned char file120[] = {
#embed "../../Content/tools/deeltijdverblijf/regels.dmn"
};

static const unsigned char file121[] = {
#embed "../../Content/tools/experimentbudget/hulp.yaml"
};

static const unsigned char file122[] = {
#embed "../../Content/tools/experimentbudget/regels.dmn"
};

static const unsigned char file123[] = {
#embed "../../Content/tools/experimentdata/hulp.yaml"
};

static const unsigned char file124[] = {
#embed "../../Content/tools/experimentdata/regels.dmn"
};

static const unsigned char file125[] = {
#embed "../../Content/tools/faseprofiel/hulp.yaml"
};

static const unsigned char file126[] = {
#embed "../../Content/tools/faseprofiel/regels.dmn"
};

static const unsigned char file127[] = {
#embed "../../Content/tools/gemeenteplanner/hulp.yaml"
};

static const unsigned char file128[] = {
#embed "../../Content/tools/gemeenteplanner/regels.dmn"
};

static const unsigned char file129[] = {
#embed "../../Content/tools/gereedheid/hulp.yaml"
};

static const unsigned char file130[] = {
#embed "../../Content/tools/gereedheid/regels.dmn"
};

static const unsigned char file131[] = {
#embed "../../Content/tools/knelpunten/hulp.yaml"
};

static const unsigned char file132[] = {
#embed "../../Content/tools/knelpunten/regels.dmn"
};

static const unsigned char file133[] = {
#embed "../../Content/tools/pgb-check/hulp.yaml"
};

static const unsigned char file134[] = {
#embed "../../Content/tools/pgb-check/regels.dmn"
};

static const unsigned char file135[] = {
#embed "../../Content/tools/route-over-tijd/hulp.yaml"
};

static const unsigned char file136[] = {
#embed "../../Content/tools/route-over-tijd/regels.dmn"
};

static const unsigned char file137[] = {
#embed "../../Content/tools/subsidiechecklist/hulp.yaml"
};

static const unsigned char file138[] = {
#embed "../../Content/tools/subsidiechecklist/regels.dmn"
};

static const unsigned char file139[] = {
#embed "../../Content/tools/succestoets/hulp.yaml"
};

static const unsigned char file140[] = {
#embed "../../Content/tools/succestoets/regels.dmn"
};

static const unsigned char file141[] = {
#embed "../../Content/tools/tariefruimte/hulp.yaml"
};

static const unsigned char file142[] = {
#embed "../../Content/tools/tariefruimte/regels.dmn"
};

static const unsigned char file143[] = {
#embed "../../Content/tools/technologiekeuze/hulp.yaml"
};

static const unsigned char file144[] = {
#embed "../../Content/tools/technologiekeuze/regels.dmn"
};

static const unsigned char file145[] = {
#embed "../../Content/tools/thuiszorgtechnologie/hulp.yaml"
};

static const unsigned char file146[] = {
#embed "../../Content/tools/thuiszorgtechnologie/regels.dmn"
};

static const unsigned char file147[] = {
#embed "../../Content/tools/welke-wet/hulp.yaml"
};

static const unsigned char file148[] = {
#embed "../../Content/tools/welke-wet/regels.dmn"
};

static const unsigned char file149[] = {
#embed "../../Content/tools/zorg-en-werk/hulp.yaml"
};

static const unsigned char file150[] = {
#embed "../../Content/tools/zorg-en-werk/regels.dmn"
};

static const unsigned char file151[] = {
#embed "../../Content/tools/zvw-pad/hulp.yaml"
};

static const unsigned char file152[] = {
#embed "../../Content/tools/zvw-pad/regels.dmn"
};

static const unsigned char file153[] = {
#embed "../../Content/tree/boom.yaml"
};

static const unsigned char file154[] = {
#embed "../../Content/warnings/waarschuwingen.yaml"
};

static const unsigned char file155[] = {
#embed "../../Content/zoekwoorden.yaml"
};

static const struct cembed_file files[] = {
    {"calendar/momenten.yaml", file0, sizeof file0},
    {"cases/beeldbellen-thuis.zaak.yaml", file1, sizeof file1},
    {"cases/begin.zaak.yaml", file2, sizeof file2},
    {"cases/heupairbag.zaak.yaml", file3, sizeof file3},
    {"cases/kleinschalig-experiment.zaak.yaml", file4, sizeof file4},
    {"cases/pzp.zaak.yaml", file5, sizeof file5},
    {"cases/revalidatie-en-werk.zaak.yaml", file6, sizeof file6},
    {"cases/zelfredzaam-wmo.zaak.yaml", file7, sizeof file7},
    {"changes.yaml", file8, sizeof file8},
    {"contacts/contacten.yaml", file9, sizeof file9},
    {"conversations/gespreksbladen.yaml", file10, sizeof file10},
    {"edition.yaml", file11, sizeof file11},
    {"facts/achtergrond.yaml", file12, sizeof file12},
    {"facts/beslisboom.yaml", file13, sizeof file13},
    {"facts/factsheet.yaml", file14, sizeof file14},
    {"facts/instrumenten-meer.yaml", file15, sizeof file15},
    {"facts/instrumenten.yaml", file16, sizeof file16},
    {"facts/knelpunten.yaml", file17, sizeof file17},
    {"facts/nieuw.yaml", file18, sizeof file18},
    {"facts/onderzoek.yaml", file19, sizeof file19},
    {"facts/organisaties-meer.yaml", file20, sizeof file20},
    {"facts/organisaties.yaml", file21, sizeof file21},
    {"facts/routes.yaml", file22, sizeof file22},
    {"facts/stelsel.yaml", file23, sizeof file23},
    {"facts/tegenspraken.yaml", file24, sizeof file24},
    {"facts/voorbeelden.yaml", file25, sizeof file25},
    {"facts/wetten-en-partijen.yaml", file26, sizeof file26},
    {"facts/wlz-opties.yaml", file27, sizeof file27},
    {"inventory.yaml", file28, sizeof file28},
    {"knowledge/aanbevelingen/nza.yaml", file29, sizeof file29},
    {"knowledge/aanbevelingen/soort.yaml", file30, sizeof file30},
    {"knowledge/aanbevelingen/zonmw.yaml", file31, sizeof file31},
    {"knowledge/belemmeringen/nza-knelpunten.yaml", file32, sizeof file32},
    {"knowledge/belemmeringen/soort.yaml", file33, sizeof file33},
    {"knowledge/belemmeringen/zonmw-drempels.yaml", file34, sizeof file34},
    {"knowledge/documenten/bronnen-en-rapporten.yaml", file35, sizeof file35},
    {"knowledge/documenten/gidsen-en-kaarten.yaml", file36, sizeof file36},
    {"knowledge/documenten/preventie.yaml", file37, sizeof file37},
    {"knowledge/documenten/regels-en-wetten.yaml", file38, sizeof file38},
    {"knowledge/documenten/soort.yaml", file39, sizeof file39},
    {"knowledge/gedeeld.yaml", file40, sizeof file40},
    {"knowledge/instrumenten/experimenten.yaml", file41, sizeof file41},
    {"knowledge/instrumenten/hulp.yaml", file42, sizeof file42},
    {"knowledge/instrumenten/markt-en-gedeeld.yaml", file43, sizeof file43},
    {"knowledge/instrumenten/soort.yaml", file44, sizeof file44},
    {"knowledge/instrumenten/structureel.yaml", file45, sizeof file45},
    {"knowledge/instrumenten/subsidies.yaml", file46, sizeof file46},
    {"knowledge/lessen/innovaties.yaml", file47, sizeof file47},
    {"knowledge/lessen/soort.yaml", file48, sizeof file48},
    {"knowledge/lessen/zorgaanbieders.yaml", file49, sizeof file49},
    {"knowledge/onderwerpen/aanpak.yaml", file50, sizeof file50},
    {"knowledge/onderwerpen/geld.yaml", file51, sizeof file51},
    {"knowledge/onderwerpen/leveringsvormen.yaml", file52, sizeof file52},
    {"knowledge/onderwerpen/onderzoek.yaml", file53, sizeof file53},
    {"knowledge/onderwerpen/preventie.yaml", file54, sizeof file54},
    {"knowledge/onderwerpen/product.yaml", file55, sizeof file55},
    {"knowledge/onderwerpen/regels.yaml", file56, sizeof file56},
    {"knowledge/onderwerpen/soort.yaml", file57, sizeof file57},
    {"knowledge/onderwerpen/stelsel.yaml", file58, sizeof file58},
    {"knowledge/organisaties/beslissen-en-inkopen.yaml", file59, sizeof file59},
    {"knowledge/organisaties/branches-en-netwerken.yaml", file60, sizeof file60},
    {"knowledge/organisaties/kennis.yaml", file61, sizeof file61},
    {"knowledge/organisaties/loketten-en-geld.yaml", file62, sizeof file62},
    {"knowledge/organisaties/overheid-en-uitvoering.yaml", file63, sizeof file63},
    {"knowledge/organisaties/partijen-en-bedrijven.yaml", file64, sizeof file64},
    {"knowledge/organisaties/soort.yaml", file65, sizeof file65},
    {"knowledge/rollen/bij-de-zorgaanbieder.yaml", file66, sizeof file66},
    {"knowledge/rollen/partners-en-betalers.yaml", file67, sizeof file67},
    {"knowledge/rollen/soort.yaml", file68, sizeof file68},
    {"knowledge/twijfels/fouten.yaml", file69, sizeof file69},
    {"knowledge/twijfels/onduidelijk.yaml", file70, sizeof file70},
    {"knowledge/twijfels/ontbreekt.yaml", file71, sizeof file71},
    {"knowledge/twijfels/soort.yaml", file72, sizeof file72},
    {"knowledge/twijfels/tegenspraken.yaml", file73, sizeof file73},
    {"knowledge/twijfels/verouderd.yaml", file74, sizeof file74},
    {"knowledge/voorbeelden/aanpakken.yaml", file75, sizeof file75},
    {"knowledge/voorbeelden/producten.yaml", file76, sizeof file76},
    {"knowledge/voorbeelden/soort.yaml", file77, sizeof file77},
    {"knowledge/voorbeelden/technologie.yaml", file78, sizeof file78},
    {"knowledge/voorbeelden/verhalen.yaml", file79, sizeof file79},
    {"knowledge/wetten/soort.yaml", file80, sizeof file80},
    {"knowledge/wetten/stelselwetten.yaml", file81, sizeof file81},
    {"knowledge/wetten/wetten-overig.yaml", file82, sizeof file82},
    {"messages/zaken.yaml", file83, sizeof file83},
    {"outcomes/leveringsvormen.yaml", file84, sizeof file84},
    {"outcomes/uitkomsten.yaml", file85, sizeof file85},
    {"pages/over.yaml", file86, sizeof file86},
    {"pages/privacy.yaml", file87, sizeof file87},
    {"pages/toegankelijkheid.yaml", file88, sizeof file88},
    {"parameters/parameters.yaml", file89, sizeof file89},
    {"questions/lezers.yaml", file90, sizeof file90},
    {"questions/vervallen.yaml", file91, sizeof file91},
    {"questions/voorwaarden.yaml", file92, sizeof file92},
    {"questions/vragen.yaml", file93, sizeof file93},
    {"rules/links/verbanden/verbanden.dmn", file94, sizeof file94},
    {"rules/routes/routekeuze/routekeuze.dmn", file95, sizeof file95},
    {"rules/warnings/waarschuwingen/waarschuwingen.dmn", file96, sizeof file96},
    {"sources/bronnen.yaml", file97, sizeof file97},
    {"terms.yaml", file98, sizeof file98},
    {"texts/advies.yaml", file99, sizeof file99},
    {"texts/api.yaml", file100, sizeof file100},
    {"texts/interface.yaml", file101, sizeof file101},
    {"texts/kennis.yaml", file102, sizeof file102},
    {"texts/zaak-uitkomst.yaml", file103, sizeof file103},
    {"texts/zaak.yaml", file104, sizeof file104},
    {"texts/zaakbestand.yaml", file105, sizeof file105},
    {"texts/zaakbouwer.yaml", file106, sizeof file106},
    {"tools/aanbod-markt/hulp.yaml", file107, sizeof file107},
    {"tools/aanbod-markt/regels.dmn", file108, sizeof file108},
    {"tools/aansluiten-experiment/hulp.yaml", file109, sizeof file109},
    {"tools/aansluiten-experiment/regels.dmn", file110, sizeof file110},
    {"tools/afschrijving/hulp.yaml", file111, sizeof file111},
    {"tools/afschrijving/regels.dmn", file112, sizeof file112},
    {"tools/betaling-na-verhuizing/hulp.yaml", file113, sizeof file113},
    {"tools/betaling-na-verhuizing/regels.dmn", file114, sizeof file114},
    {"tools/bewijsplanner/hulp.yaml", file115, sizeof file115},
    {"tools/bewijsplanner/regels.dmn", file116, sizeof file116},
    {"tools/declaratiecheck/hulp.yaml", file117, sizeof file117},
    {"tools/declaratiecheck/regels.dmn", file118, sizeof file118},
    {"tools/deeltijdverblijf/hulp.yaml", file119, sizeof file119},
    {"tools/deeltijdverblijf/regels.dmn", file120, sizeof file120},
    {"tools/experimentbudget/hulp.yaml", file121, sizeof file121},
    {"tools/experimentbudget/regels.dmn", file122, sizeof file122},
    {"tools/experimentdata/hulp.yaml", file123, sizeof file123},
    {"tools/experimentdata/regels.dmn", file124, sizeof file124},
    {"tools/faseprofiel/hulp.yaml", file125, sizeof file125},
    {"tools/faseprofiel/regels.dmn", file126, sizeof file126},
    {"tools/gemeenteplanner/hulp.yaml", file127, sizeof file127},
    {"tools/gemeenteplanner/regels.dmn", file128, sizeof file128},
    {"tools/gereedheid/hulp.yaml", file129, sizeof file129},
    {"tools/gereedheid/regels.dmn", file130, sizeof file130},
    {"tools/knelpunten/hulp.yaml", file131, sizeof file131},
    {"tools/knelpunten/regels.dmn", file132, sizeof file132},
    {"tools/pgb-check/hulp.yaml", file133, sizeof file133},
    {"tools/pgb-check/regels.dmn", file134, sizeof file134},
    {"tools/route-over-tijd/hulp.yaml", file135, sizeof file135},
    {"tools/route-over-tijd/regels.dmn", file136, sizeof file136},
    {"tools/subsidiechecklist/hulp.yaml", file137, sizeof file137},
    {"tools/subsidiechecklist/regels.dmn", file138, sizeof file138},
    {"tools/succestoets/hulp.yaml", file139, sizeof file139},
    {"tools/succestoets/regels.dmn", file140, sizeof file140},
    {"tools/tariefruimte/hulp.yaml", file141, sizeof file141},
    {"tools/tariefruimte/regels.dmn", file142, sizeof file142},
    {"tools/technologiekeuze/hulp.yaml", file143, sizeof file143},
    {"tools/technologiekeuze/regels.dmn", file144, sizeof file144},
    {"tools/thuiszorgtechnologie/hulp.yaml", file145, sizeof file145},
    {"tools/thuiszorgtechnologie/regels.dmn", file146, sizeof file146},
    {"tools/welke-wet/hulp.yaml", file147, sizeof file147},
    {"tools/welke-wet/regels.dmn", file148, sizeof file148},
    {"tools/zorg-en-werk/hulp.yaml", file149, sizeof file149},
    {"tools/zorg-en-werk/regels.dmn", file150, sizeof file150},
    {"tools/zvw-pad/hulp.yaml", file151, sizeof file151},
    {"tools/zvw-pad/regels.dmn", file152, sizeof file152},
    {"tree/boom.yaml", file153, sizeof file153},
    {"warnings/waarschuwingen.yaml", file154, sizeof file154},
    {"zoekwoorden.yaml", file155, sizeof file155},
};

const struct cembed_file *const cembed_content = files;
const unsigned long cembed_content_count = sizeof files / sizeof *files;
