/** A leadership file of the root, with nearly all that one can say. */
export const everything = `version: 1
purpose: Merchants get their money.
goals:
  - { id: same-day, statement: Settle the same day }
  - Every domain leads
decisionCriteria:
  - { id: undo, statement: Prefer what can be undone }
  - { statement: Late is better than double, domains: [money] }
  - { statement: Widen first, paths: ["*.sql", "!old.sql"] }
  - { statement: Not here, domains: [docs], paths: [docs/] }
  - { statement: Either holds, domains: [docs], paths: [src/payouts/] }
authority: i-would-like
people:
  ana: { name: Ana Silva, github: ana-acme }
  ben: Ben
teams:
  crew: { name: The Crew, members: [ana, ben] }
  gang: [ana, ben]
competencies: { ledger: Books, sql: SQL }
domains:
  - { id: docs, paths: ["*"], owners: [gang] }
  - id: money
    name: Money
    purpose: Every cent is where it should be
    paths: []
    owners: [ana]
    delegatedBy: ben
    requires: { ledger: expert, sql: novice }
    contact: { slack: "#money" }
    decisionCriteria: [Book it twice]
  - id: payouts
    name: Payouts
    parent: money
    paths: [src/payouts/, "!*.md"]
    owners: [crew, gang, ana, "@ana-acme", "@acme/sre", else@example.com]
    authority: i-have-done
    decisions:
      - { decision: Replay, authority: i-intend, consult: [ana, "@acme/sre"], inform: [crew] }
      - { decision: Move the cut-off, authority: tell-me }
    goals: [same-day]
    requires: { sql: expert }
    decisionCriteria:
      - { id: once, statement: Pay once }
      - { statement: Test it, paths: ["*.test.ts"] }
unowned: [dist/]
`;

/** One of `src/payouts` below it. */
export const furtherIn = `version: 1
inherits: true
purpose: What is due leaves today.
decisionCriteria: [Retry quietly]
authority: i-intend
domains:
  - { id: retry, parent: payouts, paths: [/retry/], owners: [ben], goals: [same-day] }
  - { id: drafts, paths: [/drafts/], owners: [] }
`;
