import ArgumentParser
import FEEL
import Foundation
import Funding
import GuideContent
import Library
import Tools

/// What a new tool looks like before it is filled in: three files and a figure that fit each other. `content check` then says what is left to fill in.
enum ToolTemplate {
  /// The fact that stands for one to be named: it does not exist, so the check points to every place.
  private static let fact = LeftToFillIn.mark

  /// Writes the three files of a tool in a folder of its own, and its figure among the parameters.
  ///
  /// - Returns: what was written and what to do next.
  static func write(_ id: String, _ library: Library, in content: String, on day: CalendarDate) throws -> String {
    guard ToolFiles.canBeFolder(id) else {
      throw Console.refusal(
        "'\(id)' cannot be an address. Use small letters a to z, digits and single hyphens: stoz-check.", .validationFailure)
    }
    let figure = figure(id)
    let folder = URL(fileURLWithPath: content, isDirectory: true).appendingPathComponent("tools/\(id)", isDirectory: true)
    let parameters = URL(fileURLWithPath: content, isDirectory: true).appendingPathComponent("parameters", isDirectory: true)
    for (place, name) in [(folder, "tools/\(id)"), (parameters.appendingPathComponent("\(id).yaml"), "parameters/\(id).yaml")]
    where FileManager.default.fileExists(atPath: place.path) {
      throw Console.refusal("\(content)/\(name) exists already. Choose another name, or change what stands there.")
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let texts = [("hulp.yaml", words(figure, library, on: day)), ("regels.dmn", rules(id, figure)), ("gevallen.yaml", cases)]
      for (name, text) in texts { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
      try FileManager.default.createDirectory(at: parameters, withIntermediateDirectories: true)
      try Data(parameter(figure, on: day).utf8).write(to: parameters.appendingPathComponent("\(id).yaml"))
    } catch {
      throw Console.refusal(
        "The folder \(content)/tools/\(id) cannot be written. Check the rights of \(content)/tools and \(content)/parameters.")
    }
    return """
      \(content)/tools/\(id)/hulp.yaml: de woorden. Begin hier.
      \(content)/tools/\(id)/regels.dmn: de regels. Open dit in een DMN-editor, of in een teksteditor.
      \(content)/tools/\(id)/gevallen.yaml: voorbeelden met wat eruit moet komen.
      \(content)/parameters/\(id).yaml: het cijfer waarmee het rekent.
      Vervang elke '\(fact)' door nummers van feiten, en alle woorden door die van u. Daarna: routewijzer content check

      """
  }

  /// The name of its parameter: that of the folder in one word, such as `stozCheckGrens`.
  private static func figure(_ id: String) -> String {
    let words = id.split(separator: "-")
    let name = words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
    // A name begins with a letter.
    return (name.first?.isNumber == true ? "de" : "") + name + "Grens"
  }

  private static func parameter(_ figure: String, on day: CalendarDate) -> String {
    """
    # Een cijfer waarmee regels rekenen. U kunt het ook onder parameters in parameters.yaml zetten.
    parameters:
      - id: \(figure)
        naam: {nl: "Grens voor de kosten per jaar", en: "Limit for the costs per year"}
        eenheid: {nl: "euro per jaar", en: "euros per year"}
        soort: geld  # geld of percentage: zo staat het in een som als € 20,60 of 4%
        waarden:
          # Staat de waarde niet letterlijk in een feit? Zeg dan bij afgeleid hoe u eraan komt. Anders mag afgeleid weg.
          - {waarde: 60000, van: \(day.year)-01-01, feiten: [\(fact)], afgeleid: "\(fact)"}

    """
  }

  private static func words(_ figure: String, _ library: Library, on day: CalendarDate) -> String {
    let later = CalendarDate(year: day.year + 1, month: day.month, day: min(day.day, 28)) ?? day
    func choices(_ trait: String) -> String {
      (library.find(KnowledgeTrait.ID(trait))?.choices ?? []).map(\.id).joined(separator: ", ")
    }
    return """
      # Wat het hulpmiddel vraagt en zegt, in woorden. Elke naam van invoer en uitkomst staat ook in regels.dmn.
      naam: {nl: "Mag het, en wat kost het?", en: "Is it allowed, and what does it cost?"}
      kort: {nl: "U ziet of het mag en wat het kost.", en: "You see whether it is allowed and what it costs."}
      ook: ["ander woord"]  # woorden waarmee mensen zoeken; mag weg
      groep: weg  # weg, rekenen of voorbereiden: bij welke andere hulpmiddelen het staat
      voor: [zorgaanbieder]  # kies uit: \(choices("voor"))
      wetten: [wlz]  # kies uit: \(choices("wetten"))
      routes: []  # bij welke routes en opties het advies dit noemt: \(library[Outcome.self].map(\.id.text).joined(separator: ", "))
      nagekeken: \(day)
      herzien: \(later)  # vóór deze dag kijkt iemand het opnieuw na
      feiten: [\(fact)]
      parameters: [\(figure)]  # cijfers met hun jaar, uit Content/parameters
      invoer:
        - id: wie
          naam: {nl: "Wie bent u?", en: "Who are you?"}
          uitleg: {nl: "Kies wat u zelf bent.", en: "Choose what you are yourself."}
          soort: keuze
          waarden:
            - {id: aanbieder, naam: {nl: "Zorgaanbieder", en: "Care provider"}}
            - {id: leverancier, naam: {nl: "Leverancier", en: "Supplier"}}
          feiten: [\(fact)]
        - id: afspraak
          naam: {nl: "Is er een afspraak?", en: "Is there an agreement?"}
          uitleg: {nl: "Kijk in het contract.", en: "Look in the contract."}
          soort: janee
        - id: bedrag
          naam: {nl: "Wat kost het per maand?", en: "What does it cost per month?"}
          uitleg: {nl: "Zonder btw.", en: "Without VAT."}
          soort: geld
          van: 0
          tot: 1000000
      kern: [oordeel]  # wat bovenaan komt: één tot drie uitkomsten
      uitkomsten:
        - id: oordeel
          naam: {nl: "Mag het?", en: "Is it allowed?"}
          soort: keuze
          waarden:
            - {id: mag, naam: {nl: "Ja, het mag", en: "Yes, it is"}, teken: goed, feiten: [\(fact)]}
            - {id: magNiet, naam: {nl: "Nee, eerst een afspraak", en: "No, first an agreement"}, teken: fout, feiten: [\(fact)]}
          feiten: [\(fact)]
        - id: perJaar
          naam: {nl: "Kosten per jaar", en: "Costs per year"}
          soort: geld
          som: {nl: "{bedrag} × 12 maanden", en: "{bedrag} × 12 months"}
          feiten: [\(fact)]
      meldingen:
        - {id: hoog, ernst: let-op, tekst: {nl: "Dit is meer dan de grens. Vraag een tweede offerte.", en: "This is more than the limit. Ask for a second offer."}, feiten: [\(fact)]}

      """
  }

  private static let cases = """
    # Voorbeelden met wat eruit moet komen. Reken er ten minste één met de hand na, en neem er een met iets onbekends en een op de grens.
    gevallen:
      - id: met-de-hand
        # 100 × 12 = 1.200, en dat is minder dan de grens van 60.000.
        invoer: {wie: aanbieder, afspraak: true, bedrag: 100}
        uitkomsten: {oordeel: mag, perJaar: 1200}
        open: []
        meldingen: []
      - id: boven-de-grens
        invoer: {wie: leverancier, afspraak: false, bedrag: 5000.01}
        uitkomsten: {oordeel: magNiet, perJaar: 60000.12}
        open: []
        meldingen: [hoog]
      - id: nog-onbekend
        invoer: {wie: leverancier}
        uitkomsten: {}
        open: [oordeel, perJaar]

    """

  private static func rules(_ id: String, _ figure: String) -> String {
    let inputs = ["wie", "afspraak", "bedrag", figure]
    let decisions = ["oordeel", "perJaar", "meldingen"]
    func shape(_ element: String, _ number: Int, _ y: Int) -> String {
      """
          <dmndi:DMNShape id="vorm-\(element)" dmnElementRef="\(element)"><dc:Bounds height="60" width="160" x="\(40 + 200 * number)" y="\(y)" /></dmndi:DMNShape>
      """
    }
    let shapes = inputs.enumerated().map { shape($1, $0, 200) } + decisions.enumerated().map { shape($1, $0, 40) }
    return head(id, figure) + tables(figure) + """
        <dmndi:DMNDI><dmndi:DMNDiagram id="tekening">
      \(shapes.joined(separator: "\n"))
        </dmndi:DMNDiagram></dmndi:DMNDI>
      </definitions>

      """
  }

  private static func head(_ id: String, _ figure: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"
      xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="\(id)" name="\(id)" namespace="urn:routewijzer:hulpmiddelen:\(id)">
      <itemDefinition id="type-wie" name="Wie"><typeRef>string</typeRef>
        <allowedValues id="type-wie-waarden"><text>"aanbieder","leverancier"</text></allowedValues></itemDefinition>
      <inputData id="wie" name="wie"><variable id="var-wie" name="wie" typeRef="Wie" /></inputData>
      <inputData id="afspraak" name="afspraak"><variable id="var-afspraak" name="afspraak" typeRef="boolean" /></inputData>
      <inputData id="bedrag" name="bedrag"><variable id="var-bedrag" name="bedrag" typeRef="number" /></inputData>
      <!-- Een cijfer uit Content/parameters staat hier als een invoer. -->
      <inputData id="\(figure)" name="\(figure)"><variable id="var-\(figure)" name="\(figure)" typeRef="number" /></inputData>

    """
  }

  private static func tables(_ figure: String) -> String {
    """
      <decision id="oordeel" name="oordeel">
        <variable id="var-oordeel" name="oordeel" />
        <informationRequirement id="oordeel-n1"><requiredInput href="#wie" /></informationRequirement>
        <informationRequirement id="oordeel-n2"><requiredInput href="#afspraak" /></informationRequirement>
        <decisionTable id="oordeel-tabel" hitPolicy="UNIQUE">
          <input id="oordeel-i1" label="Wie bent u?"><inputExpression id="oordeel-e1"><text>wie</text></inputExpression></input>
          <input id="oordeel-i2" label="Is er een afspraak?"><inputExpression id="oordeel-e2"><text>afspraak</text></inputExpression></input>
          <output id="oordeel-uit" label="Mag het?" />
          <rule id="oordeel-r1"><description>Een aanbieder mag het altijd. [\(fact)] en: A provider always may.</description>
            <inputEntry id="r1a"><text>"aanbieder"</text></inputEntry><inputEntry id="r1b"><text>-</text></inputEntry>
            <outputEntry id="r1u"><text>"mag"</text></outputEntry></rule>
          <rule id="oordeel-r2"><description>Een leverancier mag het met een afspraak. [\(fact)] en: A supplier may with an agreement.</description>
            <inputEntry id="r2a"><text>"leverancier"</text></inputEntry><inputEntry id="r2b"><text>true</text></inputEntry>
            <outputEntry id="r2u"><text>"mag"</text></outputEntry></rule>
          <rule id="oordeel-r3"><description>Zonder afspraak mag een leverancier het niet. [\(fact)] en: Without an agreement a supplier may not.</description>
            <inputEntry id="r3a"><text>"leverancier"</text></inputEntry><inputEntry id="r3b"><text>false</text></inputEntry>
            <outputEntry id="r3u"><text>"magNiet"</text></outputEntry></rule>
        </decisionTable>
      </decision>
      <decision id="perJaar" name="perJaar">
        <variable id="var-perJaar" name="perJaar" typeRef="number" />
        <informationRequirement id="perJaar-n1"><requiredInput href="#bedrag" /></informationRequirement>
        <literalExpression id="perJaar-formule"><text>round half up(bedrag * 12, 2)</text></literalExpression>
      </decision>
      <decision id="meldingen" name="meldingen">
        <variable id="var-meldingen" name="meldingen" />
        <!-- Wat de lezer invult en een cijfer zijn een requiredInput; een andere uitkomst is een requiredDecision. -->
        <informationRequirement id="meldingen-n1"><requiredDecision href="#perJaar" /></informationRequirement>
        <informationRequirement id="meldingen-n2"><requiredInput href="#\(figure)" /></informationRequirement>
        <decisionTable id="meldingen-tabel" hitPolicy="COLLECT">
          <input id="meldingen-i1" label="Kosten per jaar"><inputExpression id="meldingen-e1"><text>perJaar</text></inputExpression></input>
          <output id="meldingen-uit" label="Melding" />
          <rule id="meldingen-r1"><description>Boven de grens is het veel. [\(fact)] en: Above the limit it is much.</description>
            <inputEntry id="m1a"><text>&gt; \(figure)</text></inputEntry><outputEntry id="m1u"><text>"hoog"</text></outputEntry></rule>
        </decisionTable>
      </decision>

    """
  }
}
