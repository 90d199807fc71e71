import Funding

/// The answer as a letter in the visitor's own mail program.
enum AdviceMail {
  static func address(_ brief: AdviceBrief, _ context: PageContext) -> WebAddress {
    let link = context.site + context.addresses.permanent.text
    return .letter(subject: context.say(.mailSubject), body: [brief.verdict, link, context.say(.noRights)].joined(separator: "\n\n"))
  }
}
