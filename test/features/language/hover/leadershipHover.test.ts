import assert from 'node:assert/strict';
import { analyze } from '../../../../src/analyze.ts';
import {
  leadershipHover,
  type LeadershipHover,
} from '../../../../src/features/language/hover/leadershipHover.ts';
import { fileList } from '../../../../src/ownership/coverage/fileList.ts';

const written = `version: 1
purpose: Merchants get their money
goals:
  - id: same-day
    statement: Settle the same day
    owner: crew
    measure: { metric: settled, unit: percent, baseline: 91, current: 96.4, target: 99 }
    due: 2028-06-30
    status: at-risk
  - Just a sentence
decisionCriteria:
  - id: reversible
    statement: Prefer what can be undone
    why: We learn early
    example: The old file ran beside the new one
    serves: [same-day]
    domains: [ledger]
    paths: ["*.sql"]
authority: i-have-done
people:
  ana:
    name: Ana Oliveira
    email: ana@acme.example
    github: ana-acme
    competencies: { double-entry: competent }
    growing:
      - { competency: sql, to: proficient, by: 2028-03-31 }
    away: { until: 2027-08-31, deputy: bo }
  bo: Bo
  samira: { name: Samira Haddad, gitlab: samira.h }
teams:
  crew: { name: Payouts crew, members: [ana, bo], github: acme/payouts, contact: { slack: "#payouts" } }
  small: [bo]
competencies:
  double-entry:
    name: Double-entry bookkeeping
    description: Knows why the sum is zero
    learn: [docs/double-entry.md]
  sql: Writes migrations
domains:
  - id: docs
    paths: [docs/, '*.md', "!docs/generated/"]
    owners: ["@acme/writers", samira]
  - id: money
    name: Money movement
    paths: []
    owners: ["@samira.h", "@acme/payouts"]
    delegatedBy: samira
    requires: { sql: competent }
  - id: payouts
    name: Payouts
    purpose: What is due leaves today
    parent: money
    paths:
      - src/payouts/
      - nowhere/
      - 'src\\\\x'
    owners:
      - crew
      - "ana@acme.example"
    authority: i-recommend
    decisions:
      - { decision: Cut off, authority: i-would-like, consult: ["@acme/treasury"], inform: [bo] }
    goals: [same-day]
    requires: { double-entry: expert }
  - id: ledger
    paths: [src/payouts/ledger/]
    owners: [bo, unknown-word]
    decisionCriteria:
      - { id: final, statement: Add an entry, paths: [db/] }
unowned: [vendor/, src/payouts/generated.ts]
rules: { control/single-owner: hint }
review: { every: P3M, last: 2026-11-16 }
x-team: { id: docs }
`;

const below = `version: 1
inherits: true
domains:
  - id: web
    parent: money
    paths: [pages/]
    owners: [crew, "@ANA-acme"]
    delegatedBy: samira
    goals: [same-day]
    requires: { sql: novice }
`;

const paths = [
  'README.md',
  'db/1.sql',
  'docs/a.md',
  'docs/generated/b.md',
  ...Array.from({ length: 12 }, (_, number) => `src/payouts/${String(number).padStart(2, '0')}.ts`),
  'src/payouts/generated.ts',
  'src/payouts/ledger/entry.ts',
  'vendor/x/LICENSE',
  'vendor/web.ts',
  'web/pages/index.ts',
];

/** A piece of the file with `$0` at the pointer, and what is said of which stretch; nothing where that is ''. */
type Row = readonly [piece: string, said: string];

describe('a hover in a leadership file', () => {
  checkHovers('on a reference', written, [
    [
      'owner: $0crew',
      '«crew» **Payouts crew** · `crew` · GitHub acme/payouts ¶ Members: Ana Oliveira (away), Bo / Owns: Money movement, Payouts, web / Goal: Settle the same day / Contact: slack #payouts',
    ],
    [
      'owner: cr$0ew',
      '«crew» **Payouts crew** · `crew` · GitHub acme/payouts ¶ Members: Ana Oliveira (away), Bo / Owns: Money movement, Payouts, web / Goal: Settle the same day / Contact: slack #payouts',
    ],
    [
      'owner: crew$0\n    measure',
      '«crew» **Payouts crew** · `crew` · GitHub acme/payouts ¶ Members: Ana Oliveira (away), Bo / Owns: Money movement, Payouts, web / Goal: Settle the same day / Contact: slack #payouts',
    ],
    [
      'serves: [same$0-day]',
      '«same-day» **Settle the same day** · `same-day` ¶ **at-risk** · due 2028-06-30 / settled: 91 → 99 percent, now 96.4 / Owner: Payouts crew / Listed by: Payouts, web',
    ],
    [
      'domains: [$0ledger]',
      '«ledger» **ledger** · Bo, unknown-word ¶ **“I’ve done…”** · Act, then let others know / 1 file',
    ],
    [
      'deputy: $0bo }',
      '«bo» **Bo** · `bo` ¶ Owns: Money movement (via Payouts crew), Payouts (via Payouts crew), ledger, web (via Payouts crew)',
    ],
    [
      'members: [an$0a, bo]',
      '«ana» **Ana Oliveira** · `ana` · GitHub ana-acme · ana@acme.example ¶ **away until 2027-08-31** · deputy: Bo / Owns: Money movement (via Payouts crew), Payouts, web / Competencies: double-entry (competent) / Growing toward: sql: proficient by 2028-03-31',
    ],
    [
      'members: [ana, b$0o]',
      '«bo» **Bo** · `bo` ¶ Owns: Money movement (via Payouts crew), Payouts (via Payouts crew), ledger, web (via Payouts crew)',
    ],
    [
      'small: [$0bo]',
      '«bo» **Bo** · `bo` ¶ Owns: Money movement (via Payouts crew), Payouts (via Payouts crew), ledger, web (via Payouts crew)',
    ],
    [
      'parent: $0money',
      '«money» **Money movement** · `money` · Samira Haddad, Payouts crew ¶ **“I’ve done…”** · Act, then let others know · delegated by Samira Haddad / Requires: sql (competent) / Groups: Payouts, web',
    ],
    [
      '      - $0crew',
      '«crew» **Payouts crew** · `crew` · GitHub acme/payouts ¶ Members: Ana Oliveira (away), Bo / Owns: Money movement, Payouts, web / Goal: Settle the same day / Contact: slack #payouts',
    ],
    [
      '      - "$0ana@acme.example"',
      '«"ana@acme.example"» **Ana Oliveira** · `ana` · GitHub ana-acme · ana@acme.example ¶ **away until 2027-08-31** · deputy: Bo / Owns: Money movement (via Payouts crew), Payouts, web / Competencies: double-entry (competent) / Growing toward: sql: proficient by 2028-03-31',
    ],
    [
      '      - $0"ana@acme.example"',
      '«"ana@acme.example"» **Ana Oliveira** · `ana` · GitHub ana-acme · ana@acme.example ¶ **away until 2027-08-31** · deputy: Bo / Owns: Money movement (via Payouts crew), Payouts, web / Competencies: double-entry (competent) / Growing toward: sql: proficient by 2028-03-31',
    ],
    [
      'owners: ["$0@samira.h"',
      '«"@samira.h"» **Samira Haddad** · `samira` · GitLab samira.h ¶ Owns: docs, Money movement / Delegated: Money movement, web',
    ],
    [
      '"@acme/pay$0outs"]',
      '«"@acme/payouts"» **Payouts crew** · `crew` · GitHub acme/payouts ¶ Members: Ana Oliveira (away), Bo / Owns: Money movement, Payouts, web / Goal: Settle the same day / Contact: slack #payouts',
    ],
    [
      'delegatedBy: sam$0ira\n    requires',
      '«samira» **Samira Haddad** · `samira` · GitLab samira.h ¶ Owns: docs, Money movement / Delegated: Money movement, web',
    ],
    ['consult: ["@acme/$0treasury"]', '«"@acme/treasury"» **@acme/treasury** · external handle'],
    [
      'inform: [$0bo]',
      '«bo» **Bo** · `bo` ¶ Owns: Money movement (via Payouts crew), Payouts (via Payouts crew), ledger, web (via Payouts crew)',
    ],
    [
      'goals: [same$0-day]',
      '«same-day» **Settle the same day** · `same-day` ¶ **at-risk** · due 2028-06-30 / settled: 91 → 99 percent, now 96.4 / Owner: Payouts crew / Listed by: Payouts, web',
    ],
    [
      'requires: { $0double-entry',
      '«double-entry» **Double-entry bookkeeping** · `double-entry` ¶ Knows why the sum is zero / Held by: Ana Oliveira (competent) / Required by: Payouts (expert) / Learn: docs/double-entry.md',
    ],
    [
      'requires: { sql$0: competent',
      '«sql» **sql** ¶ Writes migrations / Growing: Ana Oliveira: proficient by 2028-03-31 / Required by: Money movement (competent), web (novice)',
    ],
    [
      'competencies: { dou$0ble-entry: comp',
      '«double-entry» **Double-entry bookkeeping** · `double-entry` ¶ Knows why the sum is zero / Held by: Ana Oliveira (competent) / Required by: Payouts (expert) / Learn: docs/double-entry.md',
    ],
    [
      'competency: $0sql',
      '«sql» **sql** ¶ Writes migrations / Growing: Ana Oliveira: proficient by 2028-03-31 / Required by: Money movement (competent), web (novice)',
    ],
    ['["@acme/wri$0ters"', '«"@acme/writers"» **@acme/writers** · external handle ¶ Owns: docs'],
    ['owners: [bo, unkn$0own-word]', ''],
  ]);
  checkHovers('on a declaration', written, [
    [
      '  $0ana:\n',
      '«ana» **Ana Oliveira** · `ana` · GitHub ana-acme · ana@acme.example ¶ **away until 2027-08-31** · deputy: Bo / Owns: Money movement (via Payouts crew), Payouts, web / Competencies: double-entry (competent) / Growing toward: sql: proficient by 2028-03-31',
    ],
    [
      '  bo$0: Bo',
      '«bo» **Bo** · `bo` ¶ Owns: Money movement (via Payouts crew), Payouts (via Payouts crew), ledger, web (via Payouts crew)',
    ],
    [
      '  sam$0ira: {',
      '«samira» **Samira Haddad** · `samira` · GitLab samira.h ¶ Owns: docs, Money movement / Delegated: Money movement, web',
    ],
    [
      '  $0crew: {',
      '«crew» **Payouts crew** · `crew` · GitHub acme/payouts ¶ Members: Ana Oliveira (away), Bo / Owns: Money movement, Payouts, web / Goal: Settle the same day / Contact: slack #payouts',
    ],
    ['  sma$0ll: [', '«small» **small** ¶ Members: Bo'],
    [
      '- id: same-$0day',
      '«same-day» **Settle the same day** · `same-day` ¶ **at-risk** · due 2028-06-30 / settled: 91 → 99 percent, now 96.4 / Owner: Payouts crew / Listed by: Payouts, web',
    ],
    [
      '- id: rever$0sible',
      '«reversible» **Prefer what can be undone** · `reversible` ¶ We learn early / Example: The old file ran beside the new one / Serves: Settle the same day / Applies to: ledger, `*.sql`',
    ],
    ['{ id: $0final,', '«final» **Add an entry** · `final` ¶ Applies to: `db/`'],
    [
      '  double$0-entry:\n',
      '«double-entry» **Double-entry bookkeeping** · `double-entry` ¶ Knows why the sum is zero / Held by: Ana Oliveira (competent) / Required by: Payouts (expert) / Learn: docs/double-entry.md',
    ],
    [
      '  s$0ql: Writes',
      '«sql» **sql** ¶ Writes migrations / Growing: Ana Oliveira: proficient by 2028-03-31 / Required by: Money movement (competent), web (novice)',
    ],
    [
      '- id: do$0cs\n    paths',
      '«docs» **docs** · @acme/writers, Samira Haddad ¶ **“I’ve done…”** · Act, then let others know / 2 files',
    ],
    [
      '- id: $0money',
      '«money» **Money movement** · `money` · Samira Haddad, Payouts crew ¶ **“I’ve done…”** · Act, then let others know · delegated by Samira Haddad / Requires: sql (competent) / Groups: Payouts, web',
    ],
    [
      '- id: pay$0outs',
      '«payouts» **Payouts** · `payouts` · Payouts crew, Ana Oliveira ¶ What is due leaves today / **“I recommend…”** · Propose a change; Samira Haddad decides / Requires: sql (competent), double-entry (expert) / Part of Money movement / 12 files · 1 intentionally unowned · 1 overridden by ledger',
    ],
    [
      '- id: led$0ger',
      '«ledger» **ledger** · Bo, unknown-word ¶ **“I’ve done…”** · Act, then let others know / 1 file',
    ],
  ]);
  checkHovers('on a pattern', written, [
    [
      '[doc$0s/,',
      '«docs/» **2 files** · 1 owned by docs · 1 excluded later in this list ¶ - `docs/a.md` / - `docs/generated/b.md`',
    ],
    [
      "'$0*.md'",
      "«'*.md'» **3 files** · 2 owned by docs · 1 excluded later in this list ¶ - `README.md` / - `docs/a.md` / - `docs/generated/b.md`",
    ],
    [
      '"!docs/gen$0erated/"',
      '«"!docs/generated/"» **1 file excluded from this list** ¶ - `docs/generated/b.md`',
    ],
    [
      '- src/pay$0outs/\n',
      '«src/payouts/» **14 files** · 12 owned by Payouts · 1 intentionally unowned · 1 overridden by ledger ¶ - `src/payouts/00.ts` / - `src/payouts/01.ts` / - `src/payouts/02.ts` / - `src/payouts/03.ts` / - `src/payouts/04.ts` / - `src/payouts/05.ts` / - `src/payouts/06.ts` / - `src/payouts/07.ts` / - `src/payouts/08.ts` / - `src/payouts/09.ts` / - and 4 more',
    ],
    ['- now$0here/', '«nowhere/» **no files**'],
    ["'src$0\\\\x'", ''],
    [
      '[src/payouts/led$0ger/]',
      '«src/payouts/ledger/» **1 file** · owned by ledger ¶ - `src/payouts/ledger/entry.ts`',
    ],
    [
      '[ven$0dor/,',
      '«vendor/» **2 files** · all intentionally unowned ¶ - `vendor/web.ts` / - `vendor/x/LICENSE`',
    ],
    [
      'src/payouts/gen$0erated.ts]',
      '«src/payouts/generated.ts» **1 file** · intentionally unowned ¶ - `src/payouts/generated.ts`',
    ],
    ['["*.s$0ql"]', '«"*.sql"» **applies to 1 file** ¶ - `db/1.sql`'],
    ['paths: [d$0b/]', '«db/» **applies to 1 file** ¶ - `db/1.sql`'],
  ]);
  checkHovers('on a word of a closed set', written, [
    [
      'authority: $0i-have-done',
      '«i-have-done» **“I’ve done…”** · Act, then let others know ¶ tell-me → i-think → i-recommend → i-would-like → i-intend → **i-have-done** → i-have-been-doing',
    ],
    [
      'authority: i-rec$0ommend',
      '«i-recommend» **“I recommend…”** · Propose a change; Samira Haddad decides ¶ tell-me → i-think → **i-recommend** → i-would-like → i-intend → i-have-done → i-have-been-doing',
    ],
    [
      'authority: i-would$0-like',
      '«i-would-like» **“I would like to…”** · Get approval from Samira Haddad first ¶ tell-me → i-think → i-recommend → **i-would-like** → i-intend → i-have-done → i-have-been-doing',
    ],
    [
      'double-entry: comp$0etent }',
      '«competent» **competent** · Plans and completes routine work alone, and takes responsibility for the result. ¶ novice < advanced-beginner < **competent** < proficient < expert',
    ],
    [
      'to: pro$0ficient',
      '«proficient» **proficient** · Sees the whole picture, notices what matters, and self-corrects. ¶ novice < advanced-beginner < competent < **proficient** < expert',
    ],
    ['status: at$0-risk', '«at-risk» **at-risk** · May not be reached; help is welcome.'],
    [
      'single-owner: hi$0nt',
      '«hint» **hint** · Shown subtly in the editor; may not appear in the Problems panel.',
    ],
  ]);
  checkHovers('on a key', written, [
    ['ver$0sion: 1', '«version» **version** · required ¶ Format version of this file: … ¶ Example: `1`'],
    [
      '$0purpose: Merchants',
      '«purpose» **purpose** · required unless `inherits: true` ¶ Why this repository exists, … ¶ Example: `Merchants get their money the day they earn it.`',
    ],
    [
      'goa$0ls:\n  -',
      '«goals» **goals** · required unless `inherits: true` ¶ What this repository is working toward, … ¶ Example: `[99% of payouts settle the same day, A new merchant is live within a week]`',
    ],
    [
      'autho$0rity: i-have',
      '«authority» **authority** · default `i-intend` ¶ Default authority level for domains that do not set one: … ¶ Example: `i-intend`',
    ],
    [
      'autho$0rity: i-rec',
      '«authority» **authority** ¶ Authority level of the owners: … ¶ Example: `i-intend`',
    ],
    [
      'pa$0ths: [docs',
      '«paths» **paths** · required ¶ Patterns of the files in this domain, … ¶ Example: `[src/payouts/, "!src/payouts/fixtures/"]`',
    ],
    ['own$0ers: [bo', '«owners» **owners** · required ¶ Who owns this domain: … ¶ Example: `[payouts-team]`'],
    [
      'sta$0tus:',
      '«status» **status** ¶ Current status. `at-risk` is a request for help, not an admission of failure. ¶ Example: `on-track`',
    ],
    [
      'control/sin$0gle-owner',
      '«control/single-owner» **control/single-owner** · default `warning` ¶ A domain has a single owner: … ¶ Example: `info`',
    ],
    [
      'x-te$0am',
      '«x-team» **x-team** ¶ Custom extension. Keys that start with `x-` can hold anything and are ignored. Allowed at the top level only. ¶ Example: `{ cost-center: 4711 }`',
    ],
    ['x-team: { i$0d', ''],
    ['mem$0bers:', "«members» **members** · required ¶ Ids of the team's members. … ¶ Example: `[ana, ben]`"],
    [
      'le$0arn:',
      '«learn» **learn** ¶ How to learn it: sentences, … ¶ Example: `[Shadow the monthly close, "https://example.com/ledger-course", docs/ledger.md]`',
    ],
    ['slac$0k:', '«slack» **slack** ¶ Slack channel or user. … ¶ Example: `"#payouts"`'],
    [
      'peo$0ple:',
      '«people» **people** ¶ People in this repository, … ¶ Example: `{ ana: Ana Silva, ben: { name: Ben Okafor, github: benokafor } }`',
    ],
    [
      'sta$0tement: Add',
      '«statement» **statement** · required ¶ The principle, in one sentence. … ¶ Example: `"Prefer the change we can undo in one deploy, even where it takes longer"`',
    ],
    ['  na$0me: Payouts\n', '«name» **name** ¶ Display name. Defaults to the id. ¶ Example: `Payouts`'],
  ]);
  checkHovers('in an empty file', '', [['$0', '']]);
  checkHovers('on nothing', written, [
    ['Just a sen$0tence', ''],
    ['version: $01', ''],
    ['every: P3$0M', ''],
    ['Merchants get $0their', ''],
  ]);

  checkHovers(
    'beside an extension that tells what the schema says',
    written,
    [
      ['autho$0rity: i-rec', ''],
      [
        'authority: $0i-have-done',
        '«i-have-done» **“I’ve done…”** · Act, then let others know ¶ tell-me → i-think → i-recommend → i-would-like → i-intend → **i-have-done** → i-have-been-doing',
      ],
      [
        'double-entry: comp$0etent }',
        '«competent» **competent** · Plans and completes routine work alone, and takes responsibility for the result. ¶ novice < advanced-beginner < **competent** < proficient < expert',
      ],
      ['status: at$0-risk', ''],
      ['single-owner: hi$0nt', ''],
      [
        'domains: [$0ledger]',
        '«ledger» **ledger** · Bo, unknown-word ¶ **“I’ve done…”** · Act, then let others know / 1 file',
      ],
      [
        '[ven$0dor/,',
        '«vendor/» **2 files** · all intentionally unowned ¶ - `vendor/web.ts` / - `vendor/x/LICENSE`',
      ],
    ],
    { keys: false },
  );
  checkHovers(
    'of what a file inherits',
    below,
    [
      [
        'parent: mo$0ney',
        '«money» **Money movement** · `money` · Samira Haddad, Payouts crew · from `leadership.yaml` ¶ **“I’ve done…”** · Act, then let others know · delegated by Samira Haddad / Requires: sql (competent) / Groups: Payouts, web',
      ],
      [
        'owners: [cr$0ew,',
        '«crew» **Payouts crew** · `crew` · GitHub acme/payouts · from `leadership.yaml` ¶ Members: Ana Oliveira (away), Bo / Owns: Money movement, Payouts, web / Goal: Settle the same day / Contact: slack #payouts',
      ],
      [
        '"$0@ANA-acme"',
        '«"@ANA-acme"» **Ana Oliveira** · `ana` · GitHub ana-acme · ana@acme.example · from `leadership.yaml` ¶ **away until 2027-08-31** · deputy: Bo / Owns: Money movement (via Payouts crew), Payouts, web / Competencies: double-entry (competent) / Growing toward: sql: proficient by 2028-03-31',
      ],
      [
        'delegatedBy: sa$0mira',
        '«samira» **Samira Haddad** · `samira` · GitLab samira.h · from `leadership.yaml` ¶ Owns: docs, Money movement / Delegated: Money movement, web',
      ],
      [
        'goals: [same$0-day]',
        '«same-day» **Settle the same day** · `same-day` · from `leadership.yaml` ¶ **at-risk** · due 2028-06-30 / settled: 91 → 99 percent, now 96.4 / Owner: Payouts crew / Listed by: Payouts, web',
      ],
      [
        'requires: { sq$0l',
        '«sql» **sql** · from `leadership.yaml` ¶ Writes migrations / Growing: Ana Oliveira: proficient by 2028-03-31 / Required by: Money movement (competent), web (novice)',
      ],
      ['[pa$0ges/]', '«pages/» **1 file** · owned by web ¶ - `web/pages/index.ts`'],
      [
        '- id: we$0b',
        '«web» **web** · Payouts crew, Ana Oliveira ¶ **“I’ve done…”** · Act, then let others know · delegated by Samira Haddad / Requires: sql (novice) / Part of Money movement / 1 file',
      ],
      [
        'inh$0erits',
        '«inherits» **inherits** · default `false` ¶ Whether this file inherits from the leadership files in parent folders. … ¶ Example: `true`',
      ],
      [
        'sql: nov$0ice',
        '«novice» **novice** · Follows clear rules step by step, with help at hand. ¶ **novice** < advanced-beginner < competent < proficient < expert',
      ],
    ],
    { path: 'web/leadership.yaml' },
  );
  checkHovers(
    'in a second file for the same folder',
    below,
    [
      [
        'parent: mo$0ney',
        '«money» **Money movement** · `money` · Samira Haddad, Payouts crew ¶ **“I’ve done…”** · Act, then let others know · delegated by Samira Haddad / Requires: sql (competent) / Groups: Payouts, web',
      ],
      ['[pa$0ges/]', ''],
      [
        'inh$0erits',
        '«inherits» **inherits** · default `false` ¶ Whether this file inherits from the leadership files in parent folders. … ¶ Example: `true`',
      ],
    ],
    { path: '.github/leadership.yml' },
  );

  describe('while somebody types', () => {
    const people = 'people: { ana: Ana, bo: Bo }\n';
    checkTexts([
      ['pur$0', ''],
      [
        'pur$0pose:',
        '«purpose» **purpose** · required unless `inherits: true` ¶ Why this repository exists, in one sentence. Name the people it serves and what gets better for them, not the technology. People who know the purpose can decide cases that no instruction foresaw. ¶ Example: `Merchants get their money the day they earn it.`',
      ],
      [
        'domains:\n  - id: a\n    paths: [a/]\n    own$0ers:',
        '«owners» **owners** · required ¶ Who owns this domain: ids of people or teams, `"@user"`, `"@org/team"`, or email addresses. Owners are the people who decide, not the people who are told afterwards. Two or more avoid a single point of failure. `[]` means intentionally unowned. ¶ Example: `[payouts-team]`',
      ],
      [`${people}domains:\n  - id: a\n    owners: [an$0a, `, ''],
      [`${people}domains:\n  - id: a\n    owners: [an$0a\n  - id: b\n    owners: [bo]\n`, ''],
      [`${people}domains:\n  - id: a\n    owners: ["an$0a\n`, ''],
      [`${people}domains:\n  - id: a\n    owners: ["an$0a"\n`, ''],
      [`${people}domains:\n  - { id: a, owners: [bo$0], pa`, ''],
      [`${people}domains: [{ id: a, owners: [bo$0], authority: i-think }]`, '«bo» **Bo** · `bo` ¶ Owns: a'],
      [
        `${people}domains: [{ id: a, authority: i-th$0ink }]`,
        '«i-think» **“I think…”** · Share your view; the delegator decides ¶ tell-me → **i-think** → i-recommend → i-would-like → i-intend → i-have-done → i-have-been-doing',
      ],
      [`${people}domains:\n  - id: a\n    authority: i-in$0\n`, ''],
      [`${people}domains:\n  - id: a\n    owners: [@an$0a, bo]\n`, ''],
      [`${people}domains:\n  - id: a\n    paths: [*.j$0s]\n    owners: [bo]\n`, ''],
      [`${people}domains:\n  - id: a\n    paths: [docs/a$0]\n    owners: [bo]\n`, '«docs/a» **no files**'],
      [`${people}domains:\n  - id: a\n    paths: [docs//a$0]\n`, ''],
      [`${people}teams:\n  crew:\n    members: [ana, b$0o`, ''],
      [`${people}teams: { ana: [bo], crew: [an$0a] }\n`, '«ana» **Ana** · `ana` ¶ Owns: web (via crew)'],
      [
        `people:\r\n  ana: Ana\r\ngoals:\r\n  - { id: g, statement: S, owner: a$0na }\r\n`,
        '«ana» **Ana** · `ana` ¶ Goal: S',
      ],
      [
        `people:\r  ana: Ana\rgoals:\r  - { id: g, statement: S, owner: a$0na }\r`,
        '«ana» **Ana** · `ana` ¶ Goal: S',
      ],
      [
        `people: { ana: "Ana 🧑‍🚀 山田" }\ngoals: [{ id: g, statement: 🎯 hit it, owner: a$0na }]\n`,
        '«ana» **Ana 🧑‍🚀 山田** · `ana` ¶ Goal: 🎯 hit it',
      ],
      [
        'people:\n  __proto__: P\n  constructor: C\nteams: { t: [__pro$0to__, constructor] }\n',
        '«__proto__» **P** · `__proto__`',
      ],
      ['rules: { control/single-owner: of$0f }', '«off» **off** · Not reported.'],
      ['rules: { control/sin$0gle: off }', ''],
      [
        'domains: [{ id: a, parent: b }, { id: b, parent: a$0 }]',
        '«a» **a** ¶ **“I intend to…”** · State your intent, then act unless someone objects / Part of b / Groups: b',
      ],
      ['- pur$0pose: P', ''],
      ['x-mine: { purpose: P, owners: [an$0a] }', ''],
      ['competencies: { sql: , go: Go$0 }', ''],
      [`${people}version: 2\nteams: { t: [an$0a] }`, ''],
    ]);
  });

  describe('shows text of the file as it is', () => {
    const hostile = '**b** [x](command:y) $(alert) <img src=x> `c` ![i](https://e.example/i.png)';
    checkRaw([
      `people: { ana: '${hostile}' }\nteams: { t: [an$0a] }`,
      `people: { ana: { name: Ana, github: '${hostile}', email: '${hostile}', contact: '${hostile}' } }\nteams: { t: [an$0a] }`,
      `teams: { t: { name: '${hostile}', members: ['${hostile}'] } }\ngoals: [{ id: g, statement: S, owner: t$0 }]`,
      `goals: [{ id: g$0, statement: '${hostile}', status: '${hostile}', due: '${hostile}', measure: { metric: '${hostile}', target: '${hostile}' } }]`,
      `competencies: { sql$0: { name: '${hostile}', description: '${hostile}', learn: ['${hostile}'] } }`,
      `domains: [{ id: a$0, name: '${hostile}', purpose: '${hostile}', owners: ['${hostile}'], delegatedBy: '${hostile}', authority: i-think }]`,
      `domains: [{ id: a, delegatedBy: '${hostile}', authority: i-th$0ink }]`,
      `decisionCriteria: [{ id: c$0, statement: '${hostile}', why: '${hostile}', example: '${hostile}', domains: ['${hostile}'], paths: ['a\`b'] }]`,
      `domains: [{ id: a, name: '${hostile}', paths: [doc$0s/a.md] }]`,
      "people: { 'a`b': { name: 'A\\n\\n# B' } }\nteams: { t: ['a`b$0'] }",
    ]);
  });
});

function checkHovers(
  title: string,
  text: string,
  rows: readonly Row[],
  { keys = true, path = 'leadership.yaml' } = {},
): void {
  describe(title, () => {
    for (const [piece, said] of rows)
      it(JSON.stringify(piece), () => {
        const actual = hoverAt(text, piece, path, keys).replace(
          /(?<=\*\*[^¶]* ¶ [^.¶]{20,}[.,:]) [^¶]*(?= ¶ Example)/,
          ' …',
        );
        assert.equal(actual, said);
      });
  });
}

/** Whole files with `$0` at the pointer. */
function checkTexts(rows: readonly Row[]): void {
  for (const [text, said] of rows)
    it(JSON.stringify(text), () => {
      const actual = hoverAt(text.replace('$0', ''), text, 'leadership.yaml', true);
      assert.equal(actual, said);
    });
}

function checkRaw(texts: readonly string[]): void {
  for (const text of texts)
    it(JSON.stringify(text), () => {
      const markdown = markdownAt(
        text.replace('$0', ''),
        text.indexOf('$0'),
        'leadership.yaml',
        true,
      )?.markdown;
      assert.ok(markdown !== undefined);
      const ours = /\*\*|(`+).*?\1|·|“[^”]*”/g;
      const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, '').replaceAll(ours, '');
      assert.doesNotMatch(bare, /[<>[\]!$*#`]/);
    });
}

function hoverAt(text: string, piece: string, path: string, keys: boolean): string {
  const plain = piece.replace('$0', '');
  assert.equal(plain === '' ? 2 : text.split(plain).length, 2, `${plain} is not there once`);
  const offset = text.indexOf(plain) + piece.indexOf('$0');
  const hover = markdownAt(text, offset, path, keys);
  return hover === undefined
    ? ''
    : `«${text.slice(hover.span.start, hover.span.end)}» ${inWords(hover.markdown)}`;
}

function markdownAt(text: string, offset: number, path: string, keys: boolean): LeadershipHover | undefined {
  const texts = { 'leadership.yaml': written, 'web/leadership.yaml': below, [path]: text };
  const files = fileList([...Object.keys(texts), ...paths]);
  const analysis = analyze(
    Object.entries(texts).map(([path, text]) => ({ path, text })),
    files,
  );
  const file = analysis.files.find((file) => file.path === path);
  assert.ok(file !== undefined);
  return leadershipHover(file, offset, analysis, files, { keys });
}

/** Markdown without its escapes: paragraphs parted by ¶, lines by /. */
function inWords(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('\n\n', ' ¶ ')
    .replaceAll(/ *\n/g, ' / ');
}
