import ArgumentParser
import Foundation
import GuideWeb

/// `mcp`: answers an agent over standard input and output, a message a line, until the input closes.
struct AgentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp", abstract: "Answers agents over standard input and output (Model Context Protocol).",
    discussion: "An agent starts it by itself; docs/agents.md says how. Standard output holds the protocol and nothing else.")

  @OptionGroup var source: ContentOptions

  func run() throws {
    // A client that leaves is no reason to die without a word.
    signal(SIGPIPE, SIG_IGN)
    let server = AgentServer(guide: try source.guide(), today: { Clock.today() }, version: Routewijzer.version)
    Console.error("Routewijzer \(Routewijzer.version), MCP")
    var lines = InputLines(longest: AgentServer.longestMessage)
    while let line = try lines.next() {
      switch line {
      case .tooLong: Console.write(AgentServer.tooLong)
      case .bytes(let bytes):
        guard bytes.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { continue }
        switch server.answer(bytes) {
        case .nothing: continue
        case .result(let answer), .refusal(let answer): Console.write(answer)
        }
      }
    }
  }
}

extension Console {
  fileprivate static func write(_ line: [UInt8]) { write(String(decoding: line, as: UTF8.self) + "\n") }
}
