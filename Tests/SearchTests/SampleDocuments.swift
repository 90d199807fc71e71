import Library
import Search

/// A small guide, made for these tests.
enum Sample {
  static let index = Result { try SearchIndex(documents, synonyms: synonyms) }

  /// The ids of what is found, the best first.
  static func find(_ question: String, in language: Language = .nl, limit: Int = 10) throws -> [String] {
    try index.get().search(question, in: language, limit: limit).hits.map(\.id)
  }

  static let synonyms = [
    ["STOZ", "Stimuleringsregeling Technologie in Ondersteuning en Zorg"],
    ["pgb", "persoonsgebonden budget", "personal budget"],
    ["vpt", "volledig pakket thuis"], ["mpt", "modulair pakket thuis"],
    ["ROM", "regionale ontwikkelingsmaatschappij"],
  ]

  static func document(
    _ id: String, _ title: (nl: String, en: String), _ summary: (nl: String, en: String), _ body: (nl: String, en: String) = ("", ""),
    alsoKnownAs: [String] = []
  ) -> SearchDocument {
    SearchDocument(
      kind: "sample", id: id, title: Text(nl: title.nl, en: title.en), summary: Text(nl: summary.nl, en: summary.en),
      body: Text(nl: body.nl, en: body.en), alsoKnownAs: alsoKnownAs)
  }

  static let documents = [
    document(
      "stoz", ("Stimuleringsregeling Technologie in Ondersteuning en Zorg", "Subsidy for Technology in Support and Care"),
      ("Subsidie voor zorgaanbieders die technologie opschalen.", "Subsidy for care providers that scale up technology."),
      (
        "Een leverancier mag niet zelf aanvragen. De zorgaanbieder vraagt aan, samen met de inkoper.",
        "A supplier may not apply by itself. The care provider applies, together with the buyer."
      ), alsoKnownAs: ["STOZ"]),
    document(
      "mit", ("MIT-regeling", "MIT scheme"),
      ("Subsidie waarmee leveranciers van een product een haalbaarheidsstudie betalen.", "Subsidy for a feasibility study of suppliers."),
      ("Aanvragen kan ieder voorjaar.", "Applications open every spring.")),
    document(
      "dispenser", ("Automatische medicijndispenser", "Automatic medication dispenser"),
      ("Geeft thuis medicijnen op het goede moment.", "Gives medicine at home at the right moment."),
      (
        "De zorgverzekeraar vergoedt het apparaat via de wijkverpleging.",
        "The zorgverzekeraar pays for the device through district nursing."
      ),
      alsoKnownAs: ["medication dispenser", "Medido"]),
    document(
      "los", ("Een medicijn uit de dispenser", "A medicine from the box"),
      ("Hoe een medicijn in een apparaat komt.", "How a medicine gets into a device.")),
    document(
      "rom", ("Regionale ontwikkelingsmaatschappij (ROM)", "Regional development company (ROM)"),
      ("Helpt jonge bedrijven met geld en advies.", "Helps young companies with money and advice.")),
    document(
      "vpt", ("vpt (volledig pakket thuis)", "vpt (full package at home)"),
      ("Alle zorg van een instelling, maar thuis.", "All care of an institution, but at home.")),
    document(
      "mpt", ("mpt (modulair pakket thuis)", "mpt (modular package at home)"),
      ("Losse onderdelen van zorg aan huis.", "Separate parts of care at home.")),
    document(
      "pgb", ("pgb (persoonsgebonden budget)", "pgb (personal budget)"),
      ("Een budget waarmee de cliënt zelf zorg koopt.", "A budget with which the client buys care.")),
    document(
      "wlz", ("Wet langdurige zorg (Wlz)", "Long-term care act (Wlz)"),
      ("Het CIZ beslist wie langdurige zorg krijgt.", "The CIZ decides who gets long-term care."),
      ("De zorgkantoren kopen de zorg in.", "The zorgkantoren buy the care.")),
    document(
      "wmo", ("Wet maatschappelijke ondersteuning (Wmo)", "Social support act (Wmo)"),
      ("De gemeente beslist over ondersteuning.", "The gemeente decides about support."),
      ("De Wlz gaat voor. De gemeente betaalt hulp bij het huishouden en dagbesteding.", "The Wlz comes first. The gemeente pays for help.")
    ),
    document(
      "thuiszorg", ("Thuiszorgtechnologie", "Technology for care at home"),
      ("Beeldbellen, sensoren en robots.", "Video calls, sensors and robots.")),
    document(
      "combinatie", ("Technologie naast thuiszorg", "Technology beside home care"),
      ("Wat een wijkteam ermee doet.", "What a district team does with it.")),
    document(
      "kantoor", ("Zorgkantoor", "Zorgkantoor"),
      ("Koopt langdurige zorg in voor een regio.", "Buys long-term care for a region.")),
    document(
      "belemmering", ("Geen betaaltitel voor preventie", "No way to pay for prevention"),
      ("Wie preventie wil bekostigen, vindt geen betaaltitel.", "Whoever wants to fund prevention finds no way to claim it."),
      ("Financiering van preventie is versnipperd.", "Funding of prevention is scattered.")),
    document(
      "ehealth", ("E-health in de wijk", "E-health in the district"),
      ("Zorg op afstand met een scherm.", "Care at a distance with a screen.")),
    document(
      "innovatie", ("Één café voor innovatoren", "One café for innovators"),
      ("Ontmoet anderen die gefinancierd zijn.", "Meet others that were funded.")),
  ]
}
