import Funding
import Library

/// When each warning holds, on complete answers: from the table of the decision, and for the warnings that the table does not
/// name from what their texts say. Written apart from the rule tables.
struct ReferenceWarnings {
  /// The warnings with when they hold. "Fits" is `past` or `past-na-voldoen`.
  static let all: [(id: String, holds: @Sendable (ReferenceDecision) -> Bool)] = [
    // Who pays.
    ("geen-betaler", { $0.innov && $0.answers.betalers.isEmpty }),
    ("meer-betalers", { $0.innov && $0.answers.betalers.count > 1 }),
    ("gemeente-eigen-personeel", { $0.answers.betalers.contains("gemeente") && !$0.zorg }),
    ("dubbele-route-werk-zorg", { $0.answers.betalers.isSuperset(of: ["werkgever", "zorgorganisatie"]) }),
    // A product that does nothing for professional or client, of which the tree says nothing.
    ("misfit-zorgorganisatie", { $0.org && $0.answers.rolProduct.isEmpty && !$0.fits("zorgaanbieder") }),
    ("b2b2c", { $0.org && $0.answers.rolProduct.count == 2 }),
    ("geen-route", { decision in !ReferenceDecision.outcomes.contains { $0 != "ontwikkeling" && decision.fits($0) } }),

    // Prevention.
    ("preventie-niet-verzekerd", { !$0.verzekerbaar }),
    ("preventie-soort-bepaalt", { $0.innov && $0.isInsurablePrevention }),
    ("wie-betaalt-wie-wint", { ($0.fits("zorgaanbieder") || $0.fits("wlz-regulier")) && $0.isInsurablePrevention }),

    // Which law.
    (
      "thuiszorg-meer-wetten",
      {
        $0.zorg && $0.answers.zorgtype.contains("verpleging-thuis")
          && ($0.answers.wlzIndicatie == "beide" || $0.answers.zorgtype.contains("zelfredzaamheid"))
      }
    ),
    ("begeleiding-meer-wetten", { $0.answers.zorgtype.contains("begeleiding") && $0.zorg }),
    ("behandeling-wlz-of-zvw", { $0.answers.zorgtype.contains("genezing") && $0.wlzClient }),
    ("technologie-reist-niet-mee", { [$0.wlzFits, $0.zvwFits, $0.fits("wmo")].count(where: \.self) > 1 }),
    ("eerst-indicatie", { $0.answers.zorgtype.contains("langdurig-intensief") && $0.answers.wlzIndicatie == "nee" }),

    // Aids that replace supervision, and what the provider pays itself.
    ("wlz-hulpmiddel-factuur", { $0.fits("wlz-hulpmiddel") }),
    ("wlz-hulpmiddel-betwist", { $0.fits("wlz-hulpmiddel") && ($0.zzp || $0.vpt || $0.answers.opAfstand == "nee") }),
    ("hulpmiddel-of-experiment", { $0.fits("wlz-hulpmiddel") && $0.fits("wlz-innovatie-experiment") }),
    ("wlz-eigen-budget", { $0.fits("wlz-hulpmiddel") || $0.fits("wlz-regulier") || $0.wlzTechniek }),

    // Delivery forms.
    ("pgb-geen-wlz-optie", { $0.wlzClient && $0.pgb && !$0.fits("wlz-pgb") }),
    ("pgb-betaalt-niet", { $0.wlzClient && $0.pgb && !$0.natura && $0.fits("zorgaanbieder") }),
    ("vpt-geen-thuiszorgtechnologie", { $0.wlzClient && $0.vpt && $0.answers.opAfstand == "ja" && $0.thuiszorgSoort }),
    (
      "wlz-opties-combineren",
      { decision in
        ["wlz-regulier", "wlz-thuiszorgtechnologie", "wlz-innovatie-experiment", "wlz-pgb"].count(where: decision.fits) > 1
      }
    ),

    // Care at a distance.
    ("thuiszorgtechnologie-twee-wetten", { $0.answers.wlzIndicatie == "beide" && $0.homeTechnologyFits }),
    ("ondersteunend-op-afstand", { $0.answers.opAfstand == "ja" && $0.homeTechnologyFits }),
    ("prestatie-bestaat-al", { $0.fits("zvw-thuiszorgtechnologie") && $0.fits("zvw-nieuwe-prestatie") }),

    // Experiments. The text says that the product works.
    (
      "experiment-zonder-bewijs",
      {
        $0.answers.werkendProduct == "ja" && $0.answers.bewezenWerking == "nee" && $0.fits("wlz-innovatie-experiment")
      }
    ),
    // All that is in the way of the experiment is that the product is proven and asks for no research.
    (
      "bewezen-geen-innovatie",
      {
        $0.answers.bewezenWerking == "ja" && $0.answers.onderzoekNodig == "nee" && $0.answers.pastRegulier == "nee"
          && $0.org && $0.wlzClient && $0.verzekerbaar && $0.experimentVorm
      }
    ),
    ("verantwoording-geen-betaling", { $0.answers.onderwerp == "verantwoording" }),
    ("verantwoording-aanvraag-onduidelijk", { $0.answers.onderwerp == "verantwoording" }),

    // Beside the Zvw.
    ("zvw-vaak-niet-passend", { $0.fits("zvw") }),
    ("hulpmiddelenzorg-of-richtlijn", { $0.fits("zvw") }),
    (
      "aanvullende-verzekering",
      {
        $0.status("zvw") == .fitsAfter && ($0.answers.bewezenWerking == "nee" || $0.answers.bewijslast == "nee")
      }
    ),
  ]

  /// The warnings that hold, in one number: bit *n* for `all[n]`.
  static func holding(_ decision: ReferenceDecision) -> UInt64 {
    var bits: UInt64 = 0
    for index in all.indices where all[index].holds(decision) { bits |= 1 << UInt64(index) }
    return bits
  }

  static func ids(_ bits: UInt64) -> Set<String> { Set(all.indices.filter { bits >> UInt64($0) & 1 == 1 }.map { all[$0].id }) }
}

extension ReferenceDecision {
  fileprivate var isInsurablePrevention: Bool { answers.preventievorm == "geindiceerd" || answers.preventievorm == "zorggerelateerd" }
  fileprivate var homeTechnologyFits: Bool { fits("wlz-thuiszorgtechnologie") || fits("zvw-thuiszorgtechnologie") }
  fileprivate var wlzFits: Bool {
    ["wlz-hulpmiddel", "wlz-regulier", "wlz-thuiszorgtechnologie", "wlz-innovatie-experiment", "wlz-pgb"].contains(where: fits)
  }
  fileprivate var zvwFits: Bool { fits("zvw") || fits("zvw-thuiszorgtechnologie") }
}
