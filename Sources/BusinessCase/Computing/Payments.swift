/// Who pays whom, so that each party pays or receives what a division says.
package struct Payment: Hashable, Sendable {
  /// The place of the party that pays.
  package let from: Int
  /// The place of the party that receives.
  package let to: Int
  /// Above 0.
  package let amount: Cents

  /// As few payments as the parties allow: whoever pays first fills what the first still misses. For parties it makes no difference who
  /// pays whom.
  ///
  /// - Parameter amounts: per party, above 0 for who receives; their sum is 0.
  package static func settling(_ amounts: [Cents]) -> [Payment] {
    var left = amounts.map(\.count)
    var payments: [Payment] = []
    for payer in left.indices where left[payer] < 0 {
      for receiver in left.indices where left[receiver] > 0 && left[payer] < 0 {
        let paid = min(-left[payer], left[receiver])
        payments.append(Payment(from: payer, to: receiver, amount: Cents(count: paid)))
        left[payer] += paid
        left[receiver] -= paid
      }
    }
    return payments
  }
}
