import Funding
import Library

/// `questions/lezers.yaml`: who can read an advice.
enum ReadersFile {
  static let reader = ContentReader(.file("questions/lezers.yaml"), list: "lezers") { node in
    Reader(
      id: node.id(), origin: node.origin, label: node.translated("label"), hint: node.translated("hint"),
      notice: node.translated("tekst"))
  }
}
