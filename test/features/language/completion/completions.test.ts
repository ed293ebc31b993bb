import assert from 'node:assert/strict';
import fs from 'node:fs';
import schema from '../../../../schemas/leadership.schema.json';
import fc from 'fast-check';
import { analyze } from '../../../../src/analyze.ts';
import {
  completionsAt,
  type Completion,
  type CompletionOptions,
} from '../../../../src/features/language/completion/completions.ts';
import type { CompletionSubject } from '../../../../src/features/language/completion/subject.ts';
import { fileList } from '../../../../src/ownership/coverage/fileList.ts';
import { chosen, holds, pick } from '../../../property.ts';

const numberOfRules = Object.keys(schema.definitions.rules.properties).length;
const files = [
  'README.md',
  'docs/a.md',
  'docs/b.md',
  'docs/img/x.png',
  'src/[id]/page.ts',
  'src/payouts/cut off.ts',
  'src/payouts/pay.ts',
  'src/payouts/send.ts',
  'src/risk/score.ts',
  '!odd.txt',
];

/** What stands above every text of a test, in another file that it inherits from. */
const above = `version: 1
purpose: P
goals:
  - { id: same-day, statement: Paid the same day, owner: bo, due: 2027-01-31 }
  - id: no-loss
    statement: Nothing is lost
  - A sentence
decisionCriteria: []
people:
  ana: { name: Ana O*, github: ana-gh, email: ana@acme.example, competencies: { ledger: expert } }
  bo: Bo
teams:
  crew: { name: The Crew, members: [ana, bo], github: acme/crew }
competencies:
  ledger: Keeps books
  risk: Guesses well
domains:
  - { id: money, name: Money, paths: [src/payouts/], owners: [crew, "@acme/sre"], authority: i-think, delegatedBy: ana }
  - { id: guesses, paths: [src/risk/], owners: [bo] }
`;

const outside = {
  codeowners: ['@acme/sre', '@ana-gh', '@acme/crew', '@Zed'],
  authors: [
    { name: 'Ana', email: 'ana@acme.example' },
    { name: 'Cy Dee', email: 'cy@acme.example' },
    { name: 'Zed', email: '12+zed@users.noreply.github.com' },
    { name: 'renovate[bot]', email: 'bot@renovate.example' },
  ],
};

const { ownership } = analyze(
  [
    { path: 'leadership.yaml', text: above },
    { path: 'sub/leadership.yaml', text: 'inherits: true' },
  ],
  fileList(files),
);
const subject: CompletionSubject = {
  text: '',
  file: 'leadership.yaml',
  scope: ownership.scopeIn('sub'),
  ownership,
  files: fileList(files),
  outside,
  today: '2026-11-22',
};

function cursorIn(written: string): { readonly text: string; readonly offset: number } {
  const offset = written.indexOf('$0');
  return { text: written.slice(0, offset) + written.slice(offset + 2), offset };
}

interface CompletionCase extends Partial<CompletionOptions> {
  readonly it: string;
  /** `$0` is the cursor. */
  readonly written: string;
  /** Up to five labels, and how many more there are. */
  readonly offers: string;
  /** What is accepted; the first one where it does not say. */
  readonly take?: string;
  /** The text then, the cursor in its first placeholder; absent where nothing is offered. */
  readonly gives?: string | undefined;
}

function checkCompletion(cases: readonly CompletionCase[]): void {
  for (const { it: title, written, offers, take, gives, ...options } of cases)
    it(title, () => {
      assert.deepEqual(outcomeOf(written, take, options), { offers, gives });
    });
}

function outcomeOf(
  written: string,
  take: string | undefined,
  options: Partial<CompletionOptions>,
): Pick<CompletionCase, 'offers' | 'gives'> {
  const { text, offset } = cursorIn(written);
  const completions = completionsAt({ ...subject, text }, offset, { keys: true, asked: false, ...options });
  const labels = completions.map(({ label }) => label);
  const more = labels.length > 5 ? ` +${String(labels.length - 5)}` : '';
  const taken = take === undefined ? completions[0] : completions.find(({ label }) => label === take);
  return {
    offers: labels.slice(0, 5).join(' | ') + more,
    gives: taken === undefined ? undefined : accepted(text, taken),
  };
}

/** The text behind a completion, with the cursor where it is then. */
function accepted(text: string, { span, newText, isSnippet }: Completion): string {
  const inserted = isSnippet ? filledIn(newText) : `${newText}$0`;
  return text.slice(0, span.start) + inserted + text.slice(span.end);
}

function filledIn(snippet: string): string {
  const first = /\$1|\$\{1:/.test(snippet) ? '1' : '0';
  return snippet
    .replace(/\$(?:(\d)|\{(\d):([^}]*)\})/g, (_, bare: string | undefined, number?: string, name?: string) =>
      (bare ?? number) === first ? `\0${name ?? ''}` : (name ?? ''),
    )
    .replace(/\\([\\$}])/g, '$1')
    .replace('\0', '$0');
}

describe('completion of keys', () => {
  checkCompletion([
    {
      it: 'offers the whole smallest file in an empty one',
      written: '$0',
      offers: 'New leadership file | version | purpose | goals | decisionCriteria +9',
      gives:
        'version: 1\npurpose: $0Why this repository exists\ngoals:\n  - An outcome you want\ndecisionCriteria:\n  - What you prefer when two good options conflict\ndomains:\n  - id: everything\n    paths: ["*"]\n    owners: ["@org/team"]\n',
    },
    {
      it: 'offers it below a comment',
      written: '# Who leads\n$0',
      offers: 'New leadership file | version | purpose | goals | decisionCriteria +9',
      gives:
        '# Who leads\nversion: 1\npurpose: $0Why this repository exists\ngoals:\n  - An outcome you want\ndecisionCriteria:\n  - What you prefer when two good options conflict\ndomains:\n  - id: everything\n    paths: ["*"]\n    owners: ["@org/team"]\n',
    },
    {
      it: 'offers the keys of the file that are not there',
      written: 'version: 1\ndomains: []\n$0',
      offers: 'purpose | goals | decisionCriteria | inherits | authority +6',
      gives: 'version: 1\ndomains: []\npurpose: $0',
    },
    {
      it: 'sees the keys below the cursor',
      written: '$0\nversion: 1\npurpose: P\n',
      offers: 'goals | decisionCriteria | domains | inherits | authority +6',
      gives: 'goals:\n  - $0\nversion: 1\npurpose: P\n',
    },
    {
      it: 'puts last what a file that inherits need not say',
      written: 'inherits: true\n$0',
      offers: 'version | domains | purpose | goals | decisionCriteria +7',
      gives: 'inherits: true\nversion: 1',
    },
    {
      it: 'indents as the file does',
      written: 'people:\n    ana: Ana\ndomains:\n    - id: x\n      $0',
      take: 'decisions',
      offers: 'paths | owners | name | purpose | parent +8',
      gives:
        'people:\n    ana: Ana\ndomains:\n    - id: x\n      decisions:\n          - decision: $0\n            authority: ',
    },
    {
      it: 'indents as the file does, below a key',
      written: 'people:\n    ana: Ana\ndomains: $0',
      offers: 'New domain',
      gives: 'people:\n    ana: Ana\ndomains:\n    - id: $0id\n      paths: []\n      owners: []',
    },
    {
      it: 'offers keys while one is typed',
      written: 'version: 1\npur$0',
      offers: 'purpose | goals | decisionCriteria | domains | inherits +7',
      gives: 'version: 1\npurpose: $0',
    },
    {
      it: 'writes only the name where there is a colon',
      written: 'version: 1\nunow$0: []',
      offers: 'purpose | goals | decisionCriteria | domains | inherits +7',
      gives: 'version: 1\npurpose$0: []',
    },
    {
      it: 'replaces a key around the cursor',
      written: 'version: 1\nun$0owned: []',
      take: 'review',
      offers: 'purpose | goals | decisionCriteria | domains | inherits +7',
      gives: 'version: 1\nreview$0: []',
    },
    {
      it: 'replaces a key behind the cursor',
      written: 'domains:\n  - id: x\n    $0paths: []',
      take: 'goals',
      offers: 'paths | owners | name | purpose | parent +8',
      gives: 'domains:\n  - id: x\n    goals$0: []',
    },
    {
      it: 'offers the keys of a domain',
      written: 'domains:\n  - id: x\n    $0\n    owners: [a]\n',
      offers: 'paths | name | purpose | parent | delegatedBy +7',
      gives: 'domains:\n  - id: x\n    paths: [$0]\n    owners: [a]\n',
    },
    {
      it: 'offers them behind a blank line',
      written: 'domains:\n  - id: x\n\n    $0',
      offers: 'paths | owners | name | purpose | parent +8',
      gives: 'domains:\n  - id: x\n\n    paths: [$0]',
    },
    {
      it: 'offers them between two domains',
      written: 'domains:\n  - id: x\n    $0\n  - id: y\n    paths: []',
      offers: 'paths | owners | name | purpose | parent +8',
      gives: 'domains:\n  - id: x\n    paths: [$0]\n  - id: y\n    paths: []',
    },
    {
      it: 'gives a new domain at once',
      written: 'domains:\n  - $0',
      offers: 'New domain | id | paths | owners | name +10',
      gives: 'domains:\n  - id: $0id\n    paths: []\n    owners: []',
    },
    {
      it: 'gives a new domain its dash',
      written: 'domains:\n  $0',
      offers: 'New domain',
      gives: 'domains:\n  - id: $0id\n    paths: []\n    owners: []',
    },
    {
      it: 'gives a new domain below a key',
      written: 'domains: $0',
      offers: 'New domain',
      gives: 'domains:\n  - id: $0id\n    paths: []\n    owners: []',
    },
    {
      it: 'gives a new domain in brackets',
      written: 'domains: [$0]',
      offers: 'New domain',
      gives: 'domains: [{ id: $0id, paths: [], owners: [] }]',
    },
    {
      it: 'gives a blank behind a dash',
      written: 'domains:\n  -$0',
      offers: 'New domain | id | paths | owners | name +10',
      gives: 'domains:\n  - id: $0id\n    paths: []\n    owners: []',
    },
    {
      it: 'puts the keys of the domain above in its column',
      written: 'domains:\n  - id: x\n    paths: []\n  $0',
      offers: 'owners | name | purpose | parent | delegatedBy +8',
      gives: 'domains:\n  - id: x\n    paths: []\n    owners: [$0]',
    },
    {
      it: 'offers a new domain there too',
      written: 'domains:\n  - id: x\n    paths: []\n  $0',
      take: 'New domain',
      offers: 'owners | name | purpose | parent | delegatedBy +8',
      gives: 'domains:\n  - id: x\n    paths: []\n  - id: $0id\n    paths: []\n    owners: []',
    },
    {
      it: 'offers keys in braces',
      written: 'domains:\n  - { id: x, $0 }',
      offers: 'paths | owners | name | purpose | parent +8',
      gives: 'domains:\n  - { id: x, paths: [$0] }',
    },
    {
      it: 'offers keys in braces that are not closed',
      written: 'domains:\n  - { id: x, $0',
      offers: 'paths | owners | name | purpose | parent +8',
      gives: 'domains:\n  - { id: x, paths: [$0]',
    },
    {
      it: 'offers keys in braces while one is typed',
      written: 'domains:\n  - { id: x, au$0 }',
      offers: 'paths | owners | name | purpose | parent +8',
      gives: 'domains:\n  - { id: x, paths: [$0] }',
    },
    {
      it: 'sees the keys in braces behind the cursor',
      written: 'domains:\n  - { $0, paths: [a, b], owners: [c] }',
      offers: 'id | name | purpose | parent | delegatedBy +7',
      gives: 'domains:\n  - { id: $0id, paths: [a, b], owners: [c] }',
    },
    {
      it: 'offers keys over several lines in braces',
      written: 'domains:\n  - {\n      id: x,\n      $0\n    }',
      offers: 'paths | owners | name | purpose | parent +8',
      gives: 'domains:\n  - {\n      id: x,\n      paths: [$0]\n    }',
    },
    {
      it: 'gives a list of entries its first one',
      written: 'domains:\n  - id: x\n    $0',
      take: 'decisions',
      offers: 'paths | owners | name | purpose | parent +8',
      gives: 'domains:\n  - id: x\n    decisions:\n      - decision: $0\n        authority: ',
    },
    {
      it: 'gives it on one line in braces',
      written: 'domains:\n  - { id: x, $0 }',
      take: 'decisions',
      offers: 'paths | owners | name | purpose | parent +8',
      gives: 'domains:\n  - { id: x, decisions: [{ decision: $0, authority:  }] }',
    },
    {
      it: 'gives a new decision',
      written: 'domains:\n  - id: x\n    decisions:\n      - $0',
      offers: 'New decision | decision | authority | consult | inform',
      gives: 'domains:\n  - id: x\n    decisions:\n      - decision: $0\n        authority: ',
    },
    {
      it: 'gives a new decision below a key',
      written: 'domains:\n  - id: x\n    decisions: $0',
      offers: 'New decision',
      gives: 'domains:\n  - id: x\n    decisions:\n      - decision: $0\n        authority: ',
    },
    {
      it: 'offers the other keys of a decision',
      written: 'domains:\n  - id: x\n    decisions:\n      - { decision: d, $0 }',
      offers: 'authority | consult | inform',
      gives: 'domains:\n  - id: x\n    decisions:\n      - { decision: d, authority: $0 }',
    },
    {
      it: 'gives a new goal',
      written: 'goals:\n  - $0',
      offers: 'New goal | statement | id | owner | measure +3',
      gives: 'goals:\n  - id: $0id\n    statement: ',
    },
    {
      it: 'gives a new criterion',
      written: 'decisionCriteria:\n  - $0',
      offers: 'New criterion | statement | id | why | example +3',
      gives: 'decisionCriteria:\n  - id: $0id\n    statement: ',
    },
    {
      it: 'offers no scope by domain in the criteria of a domain',
      written: 'domains:\n  - id: x\n    decisionCriteria:\n      - id: c\n        $0',
      offers: 'statement | why | example | serves | paths',
      gives: 'domains:\n  - id: x\n    decisionCriteria:\n      - id: c\n        statement: $0',
    },
    {
      it: 'gives a new person',
      written: 'people:\n  $0',
      offers: 'New person | New person with details',
      gives: 'people:\n  $0id: Name',
    },
    {
      it: 'gives a new person with details',
      written: 'people:\n  ana: Ana\n  $0',
      take: 'New person with details',
      offers: 'New person | New person with details',
      gives: 'people:\n  ana: Ana\n  $0id:\n    name: ',
    },
    {
      it: 'gives a new person on one line',
      written: 'people: { $0 }',
      take: 'New person with details',
      offers: 'New person | New person with details',
      gives: 'people: { $0id: { name:  } }',
    },
    {
      it: 'gives a new team',
      written: 'teams:\n  $0',
      offers: 'New team | New team with details',
      gives: 'teams:\n  $0id: []',
    },
    {
      it: 'gives a new competency',
      written: 'competencies:\n  $0',
      offers: 'New competency | New competency with details',
      gives: 'competencies:\n  $0id: What it takes',
    },
    {
      it: 'offers the keys of a person',
      written: 'people:\n  ana:\n    $0\n    name: A\n',
      offers: 'email | github | gitlab | contact | competencies +2',
      gives: 'people:\n  ana:\n    email: $0\n    name: A\n',
    },
    {
      it: 'offers the keys of an absence',
      written: 'people:\n  ana: { away: { $0 } }',
      offers: 'until | deputy',
      gives: 'people:\n  ana: { away: { until: $0 } }',
    },
    {
      it: 'gives an absence on one line',
      written: 'people:\n  ana: { away: $0 }',
      offers: 'until, deputy',
      gives: 'people:\n  ana: { away: { until: $0, deputy:  } }',
    },
    {
      it: 'gives a review on one line',
      written: 'review: $0',
      offers: 'every, last',
      gives: 'review: { every: $0, last:  }',
    },
    {
      it: 'offers the keys of a measure',
      written: 'goals:\n  - id: g\n    measure: { metric: m, $0 }',
      offers: 'target | unit | baseline | current | source',
      gives: 'goals:\n  - id: g\n    measure: { metric: m, target: $0 }',
    },
    {
      it: 'offers a person as a map when asked',
      written: 'people:\n  ana: $0',
      asked: true,
      offers: 'New person',
      gives: 'people:\n  ana: { name: $0 }',
    },
    {
      it: 'offers the ways to contact when asked',
      written: 'domains:\n  - id: x\n    contact: $0',
      asked: true,
      offers: 'slack, teams',
      gives: 'domains:\n  - id: x\n    contact: { slack: $0, teams:  }',
    },
    {
      it: 'offers the keys of a contact',
      written: 'domains:\n  - id: x\n    contact:\n      $0',
      offers: 'slack, teams | slack | teams | email | url +1',
      gives: 'domains:\n  - id: x\n    contact:\n      slack: $0\n      teams: ',
    },
    {
      it: 'offers the codes of rules',
      written: 'rules:\n  control/single-owner: off\n  $0',
      offers: `file/duplicate | file/suppression | file/confusable | file/placeholder | control/bottleneck +${String(numberOfRules - 6)}`,
      gives: 'rules:\n  control/single-owner: off\n  file/duplicate: $0',
    },
    {
      it: 'knows the column of lists at the margin',
      written: 'domains:\n- id: x\n  $0',
      offers: 'paths | owners | name | purpose | parent +8',
      gives: 'domains:\n- id: x\n  paths: [$0]',
    },
    {
      it: 'offers keys of the file below a list at the margin',
      written: 'goals:\n- id: x\n$0',
      offers: 'version | purpose | decisionCriteria | domains | inherits +14',
      gives: 'goals:\n- id: x\nversion: 1',
    },
    {
      it: 'writes the line breaks of the file',
      written: 'version: 1\r\n$0\r\n',
      take: 'domains',
      offers: 'purpose | goals | decisionCriteria | domains | inherits +7',
      gives: 'version: 1\r\ndomains:\r\n  - id: $0id\r\n    paths: []\r\n    owners: []\r\n',
    },
    {
      it: 'takes a lone CR for a line break',
      written: 'version: 1\r$0\rpurpose: P',
      offers: 'goals | decisionCriteria | domains | inherits | authority +6',
      gives: 'version: 1\rgoals:\r  - $0\rpurpose: P',
    },
    {
      it: 'goes on below brackets that are not closed',
      written: 'domains:\n  - id: x\n    owners: [ana\n    $0',
      offers: 'paths | name | purpose | parent | delegatedBy +7',
      gives: 'domains:\n  - id: x\n    owners: [ana\n    paths: [$0]',
    },
    {
      it: 'goes on below a quotation that is not closed',
      written: 'domains:\n  - id: x\n    name: "un\n    $0',
      offers: 'paths | owners | purpose | parent | delegatedBy +7',
      gives: 'domains:\n  - id: x\n    name: "un\n    paths: [$0]',
    },
    {
      it: 'goes on below a text of several lines',
      written: 'domains:\n  - id: x\n    purpose: |\n      text\n\n      text\n    $0',
      offers: 'paths | owners | name | parent | delegatedBy +7',
      gives: 'domains:\n  - id: x\n    purpose: |\n      text\n\n      text\n    paths: [$0]',
    },
    {
      it: 'sees keys behind a mark of byte order',
      written: '\uFEFFversion: 1\n$0',
      offers: 'purpose | goals | decisionCriteria | domains | inherits +7',
      gives: '\uFEFFversion: 1\npurpose: $0',
    },
  ]);
});

describe('no completion', () => {
  checkCompletion([
    {
      it: 'leaves out keys that another extension offers',
      written: 'domains:\n  - id: x\n    $0',
      keys: false,
      offers: '',
    },
    {
      it: 'is silent after a key whose value is below',
      written: 'people: { ana: Ana }\nteams:\n  crew:$0\n    name: Crew\n',
      offers: '',
    },
    {
      it: 'is silent in a comment',
      written: 'domains:\n  - id: x\n    # own$0',
      offers: '',
    },
    {
      it: 'is silent in a comment behind a value',
      written: 'domains:\n  - id: x\n    owners: [a] # own$0',
      offers: '',
    },
    {
      it: 'is silent in a purpose',
      written: 'purpose: Wait $0',
      offers: '',
    },
    {
      it: 'is silent in a sentence that is typed',
      written: 'goals:\n  - Id$0',
      offers: '',
    },
    {
      it: 'is silent in a sentence of several words',
      written: 'decisionCriteria:\n  - Prefer $0',
      offers: '',
    },
    {
      it: 'is silent in a text of several lines',
      written: 'purpose: |\n  Some $0',
      offers: '',
    },
    {
      it: 'is silent in a quotation of several lines',
      written: 'purpose: "one\n  two $0',
      offers: '',
    },
    {
      it: 'is silent where a text goes on',
      written: 'purpose: one\n  two$0',
      offers: '',
    },
    {
      it: 'is silent behind a list',
      written: 'domains:\n  - id: x\n    owners: [a]$0',
      offers: '',
    },
    {
      it: 'is silent behind a quotation',
      written: 'domains:\n  - id: x\n    owners: ["a"$0]',
      offers: '',
    },
    {
      it: 'is silent in a column that fits nothing',
      written: 'domains:\n  - id: x\n   $0',
      offers: '',
    },
    {
      it: 'is silent for the name of a person',
      written: 'people:\n  ana: An$0',
      offers: '',
    },
    {
      it: 'is silent in an extension',
      written: 'x-mine:\n  $0',
      offers: '',
    },
  ]);
});

describe('completion of values', () => {
  checkCompletion([
    {
      it: 'offers the rungs',
      written: 'authority: $0',
      offers: 'tell-me | i-think | i-recommend | i-would-like | i-intend +2',
      gives: 'authority: tell-me$0',
    },
    {
      it: 'offers the rungs in the middle of one',
      written: 'authority: i-in$0tend',
      take: 'i-think',
      offers: 'tell-me | i-think | i-recommend | i-would-like | i-intend +2',
      gives: 'authority: i-think$0',
    },
    {
      it: 'offers the rungs in braces',
      written: 'domains:\n  - id: x\n    decisions:\n      - { decision: d, authority: $0 }',
      take: 'i-have-done',
      offers: 'tell-me | i-think | i-recommend | i-would-like | i-intend +2',
      gives: 'domains:\n  - id: x\n    decisions:\n      - { decision: d, authority: i-have-done$0 }',
    },
    {
      it: 'offers the levels',
      written: 'people:\n  ana: { competencies: { ledger: $0 } }',
      offers: 'novice | advanced-beginner | competent | proficient | expert',
      gives: 'people:\n  ana: { competencies: { ledger: novice$0 } }',
    },
    {
      it: 'offers the level to grow to',
      written: 'people:\n  ana:\n    growing:\n      - competency: ledger\n        to: $0',
      offers: 'novice | advanced-beginner | competent | proficient | expert',
      gives: 'people:\n  ana:\n    growing:\n      - competency: ledger\n        to: novice$0',
    },
    {
      it: 'offers the statuses',
      written: 'goals:\n  - id: g\n    status: on$0',
      offers: 'on-track | at-risk | off-track | done | dropped',
      gives: 'goals:\n  - id: g\n    status: on-track$0',
    },
    {
      it: 'offers the severities',
      written: 'rules:\n  control/single-owner: $0',
      offers: 'off | hint | info | warning | error',
      gives: 'rules:\n  control/single-owner: off$0',
    },
    {
      it: 'offers true and false',
      written: 'inherits:$0',
      offers: 'true | false',
      gives: 'inherits: true$0',
    },
    {
      it: 'offers the version',
      written: 'version: $0',
      offers: '1',
      gives: 'version: 1$0',
    },
    {
      it: 'offers days',
      written: 'goals:\n  - id: g\n    due: $0',
      offers: '2026-11-22 | 2026-11-30 | 2026-12-31 | 2027-02-22 | 2027-05-22 +1',
      gives: 'goals:\n  - id: g\n    due: 2026-11-22$0',
    },
    {
      it: 'offers days of an absence',
      written: 'people:\n  ana: { away: { until: $0 } }',
      offers: '2026-11-22 | 2026-11-29 | 2026-11-30 | 2026-12-06 | 2026-12-22 +1',
      gives: 'people:\n  ana: { away: { until: 2026-11-22$0 } }',
    },
    {
      it: 'offers today for the last review',
      written: 'review: { every: P3M, last: $0 }',
      offers: '2026-11-22',
      gives: 'review: { every: P3M, last: 2026-11-22$0 }',
    },
    {
      it: 'offers durations',
      written: 'review:\n  every: $0',
      offers: 'P1M | P3M | P6M | P1Y',
      gives: 'review:\n  every: P1M$0',
    },
  ]);
});

describe('completion of ids', () => {
  checkCompletion([
    {
      it: 'offers owners in a list',
      written: 'domains:\n  - id: x\n    owners: [$0]',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'domains:\n  - id: x\n    owners: [ana$0]',
    },
    {
      it: 'offers owners that are not there yet',
      written: 'domains:\n  - id: x\n    owners: [ana, $0, bo]',
      offers: 'crew | @acme/sre | @Zed | cy@acme.example',
      gives: 'domains:\n  - id: x\n    owners: [ana, crew$0, bo]',
    },
    {
      it: 'offers nobody twice, however they are written',
      written: 'domains:\n  - id: x\n    owners: ["@ana-gh", "@ACME/sre", $0]',
      offers: 'bo | crew | @Zed | cy@acme.example',
      gives: 'domains:\n  - id: x\n    owners: ["@ana-gh", "@ACME/sre", bo$0]',
    },
    {
      it: 'puts owners into brackets',
      written: 'domains:\n  - id: x\n    owners: $0',
      take: '@acme/sre',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'domains:\n  - id: x\n    owners: ["@acme/sre"$0]',
    },
    {
      it: 'offers owners behind a dash',
      written: 'domains:\n  - id: x\n    owners:\n      - ana\n      - $0',
      take: '@acme/sre',
      offers: 'bo | crew | @acme/sre | @Zed | cy@acme.example',
      gives: 'domains:\n  - id: x\n    owners:\n      - ana\n      - "@acme/sre"$0',
    },
    {
      it: 'gives owners a dash',
      written: 'domains:\n  - id: x\n    owners:\n      - ana\n      $0\n      - bo',
      offers: 'crew | @acme/sre | @Zed | cy@acme.example',
      gives: 'domains:\n  - id: x\n    owners:\n      - ana\n      - crew$0\n      - bo',
    },
    {
      it: 'offers owners in quotation marks',
      written: 'domains:\n  - id: x\n    owners: ["@ac$0"]',
      take: '@acme/sre',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'domains:\n  - id: x\n    owners: ["@acme/sre$0"]',
    },
    {
      it: 'offers owners in single quotation marks',
      written: "domains:\n  - id: x\n    owners: ['$0']",
      take: '@acme/sre',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: "domains:\n  - id: x\n    owners: ['@acme/sre$0']",
    },
    {
      it: 'closes a quotation mark',
      written: 'domains:\n  - id: x\n    owners: ["@ac$0]',
      take: '@acme/sre',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'domains:\n  - id: x\n    owners: ["@acme/sre"$0]',
    },
    {
      it: 'closes a quotation mark before another owner',
      written: 'domains:\n  - id: x\n    owners: ["@ac$0, "@acme/ops"]',
      take: '@acme/sre',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'domains:\n  - id: x\n    owners: ["@acme/sre"$0, "@acme/ops"]',
    },
    {
      it: 'replaces all of a quotation',
      written: 'domains:\n  - id: x\n    owners: ["@ac$0me/old", bo]',
      take: '@acme/sre',
      offers: 'ana | crew | @acme/sre | @Zed | cy@acme.example',
      gives: 'domains:\n  - id: x\n    owners: ["@acme/sre$0", bo]',
    },
    {
      it: 'quotes a handle that was begun without quotes',
      written: 'domains:\n  - id: x\n    owners: [@ac$0]',
      take: '@acme/sre',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'domains:\n  - id: x\n    owners: ["@acme/sre"$0]',
    },
    {
      it: 'replaces all of a word',
      written: 'domains:\n  - id: x\n    delegatedBy: sam$0ira',
      take: 'bo',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'domains:\n  - id: x\n    delegatedBy: bo$0',
    },
    {
      it: 'writes an address as it is',
      written: 'domains:\n  - id: x\n    delegatedBy: $0',
      take: 'cy@acme.example',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'domains:\n  - id: x\n    delegatedBy: cy@acme.example$0',
    },
    {
      it: 'puts a blank behind a comma',
      written: 'domains:\n  - id: x\n    owners: [ana,$0]',
      offers: 'bo | crew | @acme/sre | @Zed | cy@acme.example',
      gives: 'domains:\n  - id: x\n    owners: [ana, bo$0]',
    },
    {
      it: 'offers owners over several lines',
      written: 'domains:\n  - id: x\n    owners: [\n      ana,\n      $0\n    ]',
      offers: 'bo | crew | @acme/sre | @Zed | cy@acme.example',
      gives: 'domains:\n  - id: x\n    owners: [\n      ana,\n      bo$0\n    ]',
    },
    {
      it: 'offers owners of a goal',
      written: 'goals:\n  - { id: g, owner: $0 }',
      take: 'crew',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'goals:\n  - { id: g, owner: crew$0 }',
    },
    {
      it: 'offers whom to consult',
      written: 'domains:\n  - id: x\n    decisions:\n      - decision: d\n        consult: [$0]',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'domains:\n  - id: x\n    decisions:\n      - decision: d\n        consult: [ana$0]',
    },
    {
      it: 'offers members',
      written: 'teams:\n  crew: [ana, $0]',
      offers: 'bo',
      gives: 'teams:\n  crew: [ana, bo$0]',
    },
    {
      it: 'offers members of a team with details',
      written: 'teams:\n  crew:\n    members: $0',
      offers: 'ana | bo',
      gives: 'teams:\n  crew:\n    members: [ana$0]',
    },
    {
      it: 'offers deputies but not oneself',
      written: 'people:\n  ana: { away: { deputy: $0 } }',
      offers: 'bo',
      gives: 'people:\n  ana: { away: { deputy: bo$0 } }',
    },
    {
      it: 'offers goals',
      written: 'domains:\n  - { id: x, goals: [$0] }',
      offers: 'same-day | no-loss',
      gives: 'domains:\n  - { id: x, goals: [same-day$0] }',
    },
    {
      it: 'offers goals that a criterion serves',
      written: 'decisionCriteria:\n  - { statement: s, serves: [same-day, $0] }',
      offers: 'no-loss',
      gives: 'decisionCriteria:\n  - { statement: s, serves: [same-day, no-loss$0] }',
    },
    {
      it: 'offers parents but not itself',
      written: 'domains:\n  - id: money\n    parent: $0',
      offers: 'guesses',
      gives: 'domains:\n  - id: money\n    parent: guesses$0',
    },
    {
      it: 'sees its own id below',
      written: 'domains:\n  - parent: $0\n    id: money',
      offers: 'guesses',
      gives: 'domains:\n  - parent: guesses$0\n    id: money',
    },
    {
      it: 'offers domains of a criterion',
      written: 'decisionCriteria:\n  - statement: s\n    domains: [$0]',
      offers: 'money | guesses',
      gives: 'decisionCriteria:\n  - statement: s\n    domains: [money$0]',
    },
    {
      it: 'offers competencies that are required',
      written: 'domains:\n  - id: x\n    requires: { $0 }',
      offers: 'ledger | risk',
      gives: 'domains:\n  - id: x\n    requires: { ledger: $0 }',
    },
    {
      it: 'offers competencies that are not there yet',
      written: 'domains:\n  - id: x\n    requires:\n      ledger: expert\n      $0',
      offers: 'risk',
      gives: 'domains:\n  - id: x\n    requires:\n      ledger: expert\n      risk: $0',
    },
    {
      it: 'puts competencies into braces',
      written: 'domains:\n  - id: x\n    requires: $0',
      offers: 'ledger | risk',
      gives: 'domains:\n  - id: x\n    requires: { ledger: $0 }',
    },
    {
      it: 'offers competencies of a person',
      written: 'people:\n  ana:\n    competencies: { risk: novice, l$0 }',
      offers: 'ledger',
      gives: 'people:\n  ana:\n    competencies: { risk: novice, ledger: $0 }',
    },
    {
      it: 'offers competencies to grow into',
      written: 'people:\n  ana:\n    growing:\n      - competency: $0',
      offers: 'ledger | risk',
      gives: 'people:\n  ana:\n    growing:\n      - competency: ledger$0',
    },
  ]);
});

describe('completion of paths', () => {
  checkCompletion([
    {
      it: 'offers folders first',
      written: 'domains:\n  - id: x\n    paths: [$0]',
      offers: 'docs/ | src/ | !odd.txt | README.md',
      gives: 'domains:\n  - id: x\n    paths: [docs/$0]',
    },
    {
      it: 'goes into a folder',
      written: 'domains:\n  - id: x\n    paths: [src/$0]',
      take: 'payouts/',
      offers: 'src/ | [id]/ | payouts/ | risk/',
      gives: 'domains:\n  - id: x\n    paths: [src/payouts/$0]',
    },
    {
      it: 'goes into a folder in quotation marks',
      written: 'domains:\n  - id: x\n    paths: ["src/$0"]',
      take: '[id]/',
      offers: 'src/ | [id]/ | payouts/ | risk/',
      gives: 'domains:\n  - id: x\n    paths: ["src/[id]/$0"]',
    },
    {
      it: 'quotes a path that needs it',
      written: 'domains:\n  - id: x\n    paths: [src/$0]',
      take: '[id]/',
      offers: 'src/ | [id]/ | payouts/ | risk/',
      gives: 'domains:\n  - id: x\n    paths: ["src/[id]/$0"]',
    },
    {
      it: 'quotes a file with a blank',
      written: 'domains:\n  - id: x\n    paths:\n      - src/payouts/$0',
      take: 'cut off.ts',
      offers: 'src/payouts/ | cut off.ts | pay.ts | send.ts | *.ts',
      gives: 'domains:\n  - id: x\n    paths:\n      - "src/payouts/cut off.ts"$0',
    },
    {
      it: 'keeps what is typed of brackets in a name',
      written: 'domains:\n  - id: x\n    paths: [src/[$0]]',
      take: '[id]/',
      offers: '[id]/ | payouts/ | risk/',
      gives: 'domains:\n  - id: x\n    paths: ["src/[id]/$0"]',
    },
    {
      it: 'takes paths out again',
      written: 'domains:\n  - id: x\n    paths: [docs/, "!$0"]',
      take: 'docs/',
      offers: 'docs/ | src/ | !odd.txt | README.md',
      gives: 'domains:\n  - id: x\n    paths: [docs/, "!docs/$0"]',
    },
    {
      it: 'takes paths out below a folder',
      written: 'domains:\n  - id: x\n    paths: [docs/, "!docs/$0"]',
      take: 'img/',
      offers: '!docs/ | img/ | a.md | b.md | *.md',
      gives: 'domains:\n  - id: x\n    paths: [docs/, "!docs/img/$0"]',
    },
    {
      it: 'quotes what takes paths out',
      written: 'domains:\n  - id: x\n    paths: [docs/, !doc$0]',
      take: 'docs/',
      offers: 'docs/ | src/ | !odd.txt | README.md',
      gives: 'domains:\n  - id: x\n    paths: [docs/, "!docs/$0"]',
    },
    {
      it: 'knows anchored paths',
      written: 'domains:\n  - id: x\n    paths: [/docs/$0]',
      take: 'a.md',
      offers: '/docs/ | img/ | a.md | b.md | *.md',
      gives: 'domains:\n  - id: x\n    paths: [/docs/a.md$0]',
    },
    {
      it: 'offers kinds of file',
      written: 'domains:\n  - id: x\n    paths: [docs/$0]',
      take: '*.md',
      offers: 'docs/ | img/ | a.md | b.md | *.md',
      gives: 'domains:\n  - id: x\n    paths: [docs/*.md$0]',
    },
    {
      it: 'leaves out files that are there',
      written: 'domains:\n  - id: x\n    paths: [docs/a.md, docs/$0]',
      offers: 'docs/ | img/ | b.md | *.md',
      gives: 'domains:\n  - id: x\n    paths: [docs/a.md, docs/$0]',
    },
    {
      it: 'replaces all of a path',
      written: 'domains:\n  - id: x\n    paths: [docs/i$0mg/x.png]',
      take: 'img/',
      offers: 'img/ | a.md | b.md | *.md',
      gives: 'domains:\n  - id: x\n    paths: [docs/img/$0]',
    },
    {
      it: 'escapes a name that would take paths out',
      written: 'unowned: [$0]',
      take: '!odd.txt',
      offers: 'docs/ | src/ | !odd.txt | README.md',
      gives: "unowned: ['\\!odd.txt'$0]",
    },
    {
      it: 'says nothing of a folder that is not there',
      written: 'domains:\n  - id: x\n    paths: [nowhere/$0]',
      offers: '',
    },
    {
      it: 'offers paths of criteria',
      written: 'decisionCriteria:\n  - { statement: s, paths: [src/p$0] }',
      offers: '[id]/ | payouts/ | risk/',
      gives: 'decisionCriteria:\n  - { statement: s, paths: ["src/[id]/$0"] }',
    },
    {
      it: 'offers paths as links',
      written: 'domains:\n  - id: x\n    links: [docs/$0]',
      offers: 'docs/ | img/ | a.md | b.md',
      gives: 'domains:\n  - id: x\n    links: [docs/$0]',
    },
    {
      it: 'leaves web addresses alone',
      written: 'domains:\n  - id: x\n    links: [https://x/$0]',
      offers: '',
    },
  ]);
});

describe('completion of what is half typed', () => {
  checkCompletion([
    {
      it: 'offers owners where another extension offers the keys',
      written: 'domains:\n  - id: x\n    owners: [$0]',
      keys: false,
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'domains:\n  - id: x\n    owners: [ana$0]',
    },
    {
      it: 'sees the items of a list whose first item is written',
      written: 'domains:\n  - id: x\n    owners:\n      $0\n      - bo',
      offers: 'ana | crew | @acme/sre | @Zed | cy@acme.example',
      gives: 'domains:\n  - id: x\n    owners:\n      - ana$0\n      - bo',
    },
    {
      it: 'offers somebody whose id is the name of a key',
      written: 'goals:\n  - { id: g, statement: s, owner: $0 }',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: 'goals:\n  - { id: g, statement: s, owner: ana$0 }',
    },
    {
      it: 'puts no brackets into quotation marks',
      written: 'domains:\n  - id: x\n    owners: "$0"',
      offers: '',
    },
    {
      it: 'offers paths in lists below a key',
      written: 'unowned:\n  $0',
      offers: 'docs/ | src/ | !odd.txt | README.md',
      gives: 'unowned:\n  - docs/$0',
    },
    {
      it: 'tells lists of the file from those of domains',
      written: 'domains:\n  - id: x\n    goals:\n      - $0',
      offers: 'same-day | no-loss',
      gives: 'domains:\n  - id: x\n    goals:\n      - same-day$0',
    },
    {
      it: 'offers nothing behind two documents',
      written: 'version: 1\n---$0',
      offers: '',
    },
    {
      it: 'writes only the name of a key that has a colon, behind a dash',
      written: 'domains:\n  - i$0d: x\n    paths: []',
      offers: 'id | owners | name | purpose | parent +8',
      gives: 'domains:\n  - id$0: x\n    paths: []',
    },
    {
      it: 'sees the keys below a dash',
      written: 'domains:\n  - $0\n    paths: []',
      offers: 'id | owners | name | purpose | parent +8',
      gives: 'domains:\n  - id: $0id\n    paths: []',
    },
    {
      it: 'sees the keys below a word',
      written: 'goals:\n  - id: g\n    measure:\n      un$0\n      # Note\n      target: 1',
      offers: 'metric | unit | baseline | current | source',
      gives: 'goals:\n  - id: g\n    measure:\n      metric: $0\n      # Note\n      target: 1',
    },
    {
      it: 'sees quoted keys',
      written: '"version": 1\n\'purpose\': P\n$0',
      offers: 'goals | decisionCriteria | domains | inherits | authority +6',
      gives: '"version": 1\n\'purpose\': P\ngoals:\n  - $0',
    },
    {
      it: 'sees the items behind a missing comma',
      written: 'teams:\n  crew: [\n    $0\n    "ana",\n  ]',
      offers: 'bo',
      gives: 'teams:\n  crew: [\n    bo$0\n    "ana",\n  ]',
    },
    {
      it: 'sees the items behind a quotation that is not closed',
      written: 'teams:\n  crew: ["$0, "ana"]',
      offers: 'bo',
      gives: 'teams:\n  crew: ["bo"$0, "ana"]',
    },
    {
      it: 'goes on in a list that is not closed within braces of several lines',
      written: 'domains:\n  - {\n      id: x,\n      owners: [ana, $0\n    }\n  - id: y',
      offers: 'bo | crew | @acme/sre | @Zed | cy@acme.example',
      gives: 'domains:\n  - {\n      id: x,\n      owners: [ana, bo$0\n    }\n  - id: y',
    },
    {
      it: 'offers what stands below an anchor',
      written: 'domains:\n  - id: x\n    requires: &r\n      $0',
      offers: 'ledger | risk',
      gives: 'domains:\n  - id: x\n    requires: &r\n      ledger: $0',
    },
    {
      it: 'offers owners in a file that begins with a blank line',
      written: '\ndomains:\n  -\n    owners: [$0]',
      offers: 'ana | bo | crew | @acme/sre | @Zed +1',
      gives: '\ndomains:\n  -\n    owners: [ana$0]',
    },
    {
      it: 'is silent where a sentence of a list goes on',
      written: 'goals:\n  - Paid on\n    $0',
      asked: true,
      offers: '',
    },
    {
      it: 'is silent where a key would take the list below',
      written: 'goals:\n$0\n  - Same day',
      offers: '',
    },
    {
      it: 'puts no dash into quotation marks',
      written: 'domains:\n  "$0"',
      offers: '',
    },
    {
      it: 'offers the smallest file only at the margin',
      written: '  $0',
      offers: 'version | purpose | goals | decisionCriteria | domains +8',
      gives: '  version: 1',
    },
    {
      it: 'survives brackets without sense',
      written: ']]}}\n- - - [{$0',
      offers: '',
    },
    {
      it: 'survives a key without a name',
      written: ': $0',
      offers: '',
    },
  ]);
});

describe('what a completion says', () => {
  const cases: readonly (readonly [string, string, Pick<Completion, 'documentation' | 'entry'>])[] = [
    ['domains:\n  - owners: [$0]', 'ana', { entry: { kind: 'person', id: 'ana' } }],
    ['domains:\n  - owners: [$0]', 'crew', { entry: { kind: 'team', id: 'crew' } }],
    ['domains:\n  - owners: [$0]', 'cy@acme.example', { entry: { kind: 'owner', id: 'cy@acme.example' } }],
    ['domains:\n  - parent: $0', 'money', { entry: { kind: 'domain', id: 'money' } }],
    ['domains:\n  - goals: [$0]', 'same-day', { entry: { kind: 'goal', id: 'same-day' } }],
    ['domains:\n  - requires: { $0 }', 'ledger', { entry: { kind: 'competency', id: 'ledger' } }],
    ['goals:\n  - status: $0', 'done', { documentation: '**done** · Reached\\.' }],
    [
      'review:\n  $0',
      'every',
      {
        documentation:
          '**every**\n\nHow often to review this file: `P3M`, `90d`, `12w`, `3m`, `1y`. Every quarter is a good start.\n\nExample: `P3M`',
      },
    ],
  ];
  for (const [written, label, expected] of cases)
    it(`of ${label}`, () => {
      const { text, offset } = cursorIn(written);
      const completions = completionsAt({ ...subject, text }, offset, { keys: true, asked: false });
      const { documentation, entry } = completions.find((completion) => completion.label === label) ?? {};
      assert.deepEqual({ documentation, entry }, { documentation: undefined, entry: undefined, ...expected });
    });
});

describe('a completion', () => {
  const example = fs.readFileSync('examples/acme-payments/leadership.yaml', 'utf8');
  const faultsIn = (text: string): number => {
    const findings = analyze([{ path: 'leadership.yaml', text }]).files[0]?.findings ?? [];
    return findings.filter(({ code }) => code === 'syntax').length;
  };
  const all = { keys: true, asked: true };
  const named = [
    'person',
    'team',
    'handle',
    'goal',
    'domain',
    'value',
    'date',
    'duration',
    'file',
    'pattern',
  ];

  holds({
    title: 'replaces a piece of the line of the cursor, around the cursor, in any text',
    runs: 600,
    input: chosen((choose) => {
      const at = choose(example.length);
      const lineBreak = pick(choose, ['\n', '\r\n', '\r']);
      const cut = example.slice(0, at) + example.slice(at + choose(60));
      const text = (choose(4) === 3 ? cut.slice(0, at) : cut).replaceAll('\n', lineBreak);
      return { text, offset: Math.min(text.length, Math.max(0, at + choose(80) - 40)) };
    }),
    check: ({ text, offset }) => {
      for (const completion of completionsAt({ ...subject, text }, offset, all)) {
        const { span } = completion;
        if (completion.label === 'New leadership file') continue;
        const replaced = text.slice(span.start, span.end);
        assert.ok(span.start <= offset && offset <= span.end, `${completion.label} at ${String(offset)}`);
        assert.ok(span.end <= text.length && !/[\r\n]/.test(replaced), JSON.stringify(replaced));
        assert.deepEqual(JSON.parse(JSON.stringify(completion)), completion);
      }
    },
  });

  holds({
    title: 'that names something leaves a whole file without faults',
    runs: 200,
    atLeast: { accepted: 16 },
    input: fc.record({ offset: fc.nat(example.length - 1), which: fc.nat(999) }),
    check: ({ offset, which }, saw) => {
      const completions = completionsAt({ ...subject, text: example }, offset, all);
      const some = completions.filter(({ kind }) => named.includes(kind));
      const taken = some[which % (some.length || 1)];
      if (taken === undefined) return;
      saw('accepted');
      const text = accepted(example, taken).replace('$0', '');
      assert.equal(faultsIn(text), 0, JSON.stringify(taken));
    },
  });
});
