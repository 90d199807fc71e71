import Funding
import Library

/// `questions/vervallen.yaml`: answers of earlier editions, and what becomes of them.
enum RetirementsFile {
  static let reader = ContentReader(.file("questions/vervallen.yaml"), list: "vervallen") { node in
    let becomes = (node.optional("wordt")?.members ?? []).map { (Question.ID($0.key), $0.value.text ?? "") }
    return Retirement(
      origin: node.origin, question: node.string("vraag"), answers: node.strings("antwoorden"), asksAgain: node.ids("opnieuw"),
      becomes: Dictionary(becomes) { first, _ in first }, text: node.translated("tekst"))
  }
}
