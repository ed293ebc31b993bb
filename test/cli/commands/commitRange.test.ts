import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { completed } from '../../checkFindings.ts';
import { run } from '../checkCall.ts';
import { git, withFolder } from '../temporaryFolder.ts';

type Tree = Readonly<Record<string, string | undefined>>;

const policy = completed(`
people:
  ana: { name: Ana Silva, github: ana-acme, email: ana@acme.example }
  bo: { name: Bo Lindqvist, github: bo-acme, email: bo@acme.example }
  chidi: { name: Chidi Okafor, github: chidi-acme }
  samira: { name: Samira Haddad, github: samira-acme, email: samira@acme.example }
teams:
  crew: [ana, bo]
  heads: [samira, ana]
domains:
  - { id: platform, paths: ["*"], owners: [ana, chidi] }
  - { id: payouts, paths: [src/payouts/], owners: [crew], decisions: [{ decision: Move the cut-off time, authority: i-would-like, consult: [chidi] }] }
  - { id: risk, paths: [src/risk/, "!src/risk/docs/"], owners: [bo], authority: i-recommend, delegatedBy: samira }
  - { id: score, parent: risk, paths: [src/score/], owners: [bo] }
  - { id: fraud, paths: [src/fraud/], owners: [bo], authority: i-would-like, delegatedBy: heads }
unowned: [gen/]
rules: { intent/wrong-domain: error, intent/needs-approval: warning }
`);
const files: Tree = {
  'leadership.yaml': policy,
  'src/payouts/a.ts': '',
  'src/risk/b.ts': '',
  'src/risk/docs/c.md': '',
  'src/score/d.ts': '',
  'src/fraud/e.ts': '',
  'gen/f.ts': '',
  'README.md': '',
};

/** A branch from a base: what is checked, and what is found. */
interface Case {
  readonly it: string;
  /** The files of the base, in place of those above. */
  readonly base?: Tree;
  /** What the base changes after the branch began. */
  readonly baseLater?: Tree;
  /** What the commits of the branch change; `undefined` deletes a file. */
  readonly branch: readonly Tree[];
  /** The messages of these commits. The last one is that of all further ones. */
  readonly messages?: readonly string[];
  readonly author?: readonly [name: string, email: string];
  readonly args?: readonly string[];
  /** `code: message`, without the location. */
  readonly finds: readonly string[];
  readonly code?: number;
}

interface Json {
  readonly base: { readonly revision: string; readonly files: readonly string[] };
  readonly author: string | null;
  readonly claims: readonly { readonly by: string }[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly file: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

function write(folder: string, tree: Tree): void {
  for (const [file, content] of Object.entries(tree)) {
    const absolute = path.join(folder, file);
    if (content === undefined) fs.rmSync(absolute, { force: true });
    else {
      fs.mkdirSync(path.dirname(absolute), { recursive: true });
      fs.writeFileSync(absolute, content);
    }
  }
  git(folder, 'add', '-A');
}

function repository(folder: string, { base = files, baseLater, branch, messages = [], author }: Case): void {
  const [name, email] = author ?? ['Mallory', 'mallory@example.com'];
  const commit = (message: string): void => {
    git(
      folder,
      '-c',
      `user.name=${name}`,
      '-c',
      `user.email=${email}`,
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      message,
    );
  };
  git(folder, 'init', '-q');
  write(folder, base);
  commit('Start');
  git(folder, 'checkout', '-q', '-b', 'branch');
  for (const [position, tree] of branch.entries()) {
    write(folder, tree);
    commit(messages[position] ?? messages.at(-1) ?? 'Work on it');
  }
  if (baseLater !== undefined) {
    git(folder, 'checkout', '-q', 'main');
    write(folder, baseLater);
    commit('Go on');
    git(folder, 'checkout', '-q', 'branch');
  }
}

function check(cases: readonly Case[]): void {
  for (const one of cases)
    it(one.it, () => {
      withFolder({}, (folder) => {
        repository(folder, one);
        const args = ['commit-range', 'main..HEAD', '--format', 'json', ...(one.args ?? [])];
        const { code, output, complaint } = run(folder, args);
        assert.notEqual(output, '', complaint);
        const { findings } = JSON.parse(output) as Json;
        assert.deepEqual(
          findings.map((finding) => `${finding.code}: ${finding.message}`).sort(),
          one.finds.toSorted(),
        );
        const fails = findings.some(({ severity }) => ['error', 'warning'].includes(severity));
        assert.equal(code, one.code ?? (fails ? 1 : 0));
      });
    });
}

function edited(...edits: readonly (readonly [string, string])[]): Tree {
  let text = policy;
  for (const [from, to] of edits) {
    assert.ok(text.includes(from), from);
    text = text.replace(from, to);
  }
  return { 'leadership.yaml': text };
}

function added(...lines: readonly string[]): Tree {
  return edited(['unowned: [gen/]', [...lines, 'unowned: [gen/]'].join('\n')]);
}

const owners = 'This needs approval from Ana Silva or Chidi Okafor. Add "Approved-by" once approved.';
const delegator = 'This needs approval from Samira Haddad. Add "Approved-by" once approved.';
const heads = 'This needs approval from heads. Add "Approved-by" once approved.';
const changes = (sentence: string, remedy: string): string =>
  `intent/changes-authority: ${sentence} ${remedy}`;
const raise = edited(['authority: i-recommend', 'authority: i-intend']);
const raised = 'The authority level of "risk" rises from “I recommend…” to “I intend to…”.';
const raisedScore = 'The authority level of "score" rises from “I recommend…” to “I intend to…”.';
const needed =
  'intent/needs-approval: Needs approval from Samira Haddad (your authority level here is “I recommend…”). Add "Approved-by" once approved.';
const raisedBoth = [changes(raised, delegator), changes(raisedScore, delegator)];

describe('leadership commit-range, about authority', function () {
  this.timeout(120_000);

  check([
    { it: 'raised', branch: [raise], finds: raisedBoth },
    {
      it: 'raised, and used in the same range',
      branch: [raise, { 'src/risk/b.ts': 'x' }],
      finds: [...raisedBoth, needed],
    },
    {
      it: 'raised by removing it',
      branch: [edited([', authority: i-would-like, delegatedBy: heads', ', delegatedBy: heads'])],
      finds: [
        changes('The authority level of "fraud" rises from “I would like to…” to “I intend to…”.', heads),
      ],
    },
    {
      it: 'raised for the whole file',
      branch: [{ 'leadership.yaml': `${policy}\nauthority: i-have-done\n` }],
      finds: [
        changes('The authority level of "platform" rises from “I intend to…” to “I’ve done…”.', owners),
        changes('The authority level of "payouts" rises from “I intend to…” to “I’ve done…”.', owners),
      ],
    },
    {
      it: 'raised in a child only',
      branch: [edited(['id: score, parent: risk', 'id: score, parent: risk, authority: i-have-done'])],
      finds: [
        changes('The authority level of "score" rises from “I recommend…” to “I’ve done…”.', delegator),
      ],
    },
    {
      it: 'raised by another parent',
      branch: [edited(['id: score, parent: risk', 'id: score'])],
      finds: [
        changes(raisedScore, delegator),
        changes('"score" is no longer delegated by Samira Haddad.', delegator),
      ],
    },
    { it: 'lowered', branch: [edited(['authority: i-recommend', 'authority: tell-me'])], finds: [] },
    {
      it: 'lowered in a domain that had no level',
      branch: [edited(['owners: [crew]', 'owners: [crew], authority: i-recommend'])],
      finds: [],
    },
    {
      it: 'with criteria, goals, names, contact and competencies',
      branch: [
        edited(
          ['goals: []', 'goals: [Pay the same day]'],
          ['decisionCriteria: []', 'decisionCriteria: [Prefer what can be undone]'],
          ['name: Bo Lindqvist', 'name: Bo Lind'],
          [
            'id: payouts,',
            'id: payouts, name: Pay, purpose: Pay, contact: "#pay", requires: { ledger: competent },',
          ],
          ['teams:', 'competencies: { ledger: Ledger }\nteams:'],
        ),
      ],
      finds: [],
    },
    {
      it: 'of an owner who is added',
      branch: [edited(['owners: [crew]', 'owners: [crew, chidi, "@mallory"]'])],
      finds: [changes('"payouts" gets new owners: Chidi Okafor and @mallory.', owners)],
    },
    {
      it: 'of an owner who is removed',
      branch: [edited(['owners: [ana, chidi]', 'owners: [ana]'])],
      finds: [changes('"platform" loses owners: Chidi Okafor.', owners)],
    },
    {
      it: 'of a new member of a team',
      branch: [edited(['crew: [ana, bo]', 'crew: [ana, bo, chidi]'])],
      finds: [changes('"payouts" gets new owners: Chidi Okafor.', owners)],
    },
    {
      it: 'of a team in place of its members',
      branch: [edited(['owners: [crew]', 'owners: [bo, ana]'])],
      finds: [],
    },
    {
      it: 'of another login of an owner',
      branch: [edited(['github: bo-acme', 'github: mallory'])],
      finds: [
        changes('"payouts" gets new owners: Bo Lindqvist (@mallory).', owners),
        changes('"risk" gets new owners: Bo Lindqvist (@mallory).', delegator),
        changes('"score" gets new owners: Bo Lindqvist (@mallory).', delegator),
        changes('"fraud" gets new owners: Bo Lindqvist (@mallory).', heads),
      ],
    },
    {
      it: 'of another login of the delegator',
      branch: [edited(['github: samira-acme', 'github: mallory'])],
      finds: [
        changes('"risk" gets a new delegator: Samira Haddad (@mallory).', delegator),
        changes('"score" gets a new delegator: Samira Haddad (@mallory).', delegator),
        changes('"fraud" gets a new delegator: Samira Haddad (@mallory).', heads),
      ],
    },
    {
      it: 'of a deputy',
      branch: [edited(['github: bo-acme,', 'github: bo-acme, away: { deputy: chidi },'])],
      finds: [
        changes('"payouts" gets new owners: Chidi Okafor.', owners),
        changes('"risk" gets new owners: Chidi Okafor.', delegator),
        changes('"score" gets new owners: Chidi Okafor.', delegator),
        changes('"fraud" gets new owners: Chidi Okafor.', heads),
      ],
    },
    {
      it: 'of another delegator',
      branch: [edited(['delegatedBy: samira', 'delegatedBy: bo'])],
      finds: [
        changes('"risk" gets a new delegator: Bo Lindqvist.', delegator),
        changes('"score" gets a new delegator: Bo Lindqvist.', delegator),
      ],
    },
    {
      it: 'of a delegator who is removed',
      branch: [edited([', delegatedBy: heads', ''])],
      finds: [changes('"fraud" is no longer delegated by heads.', heads)],
    },
    {
      it: 'of a delegator where there was none',
      branch: [edited(['owners: [crew]', 'owners: [crew], delegatedBy: bo'])],
      finds: [changes('"payouts" gets a new delegator: Bo Lindqvist.', owners)],
    },
    {
      it: 'of a delegator who could approve before',
      branch: [edited(['owners: [crew]', 'owners: [crew], delegatedBy: chidi'])],
      finds: [],
    },
    {
      it: 'of a decision that is raised',
      branch: [edited(['authority: i-would-like, consult', 'authority: i-have-done, consult'])],
      finds: [
        changes(
          'The authority level of a decision of "payouts" rises from “I would like to…” to “I’ve done…”: "Move the cut-off time".',
          owners,
        ),
      ],
    },
    {
      it: 'of a decision that is removed',
      branch: [edited(['Move the cut-off time', 'Move something else'])],
      finds: [
        changes(
          'The authority level of a decision of "payouts" rises from “I would like to…” to “I intend to…”: "Move the cut-off time".',
          owners,
        ),
      ],
    },
    {
      it: 'of a decision without consulting',
      branch: [edited([', consult: [chidi]', ''])],
      finds: [
        changes(
          'A decision of "payouts" no longer needs to consult Chidi Okafor: "Move the cut-off time".',
          owners,
        ),
      ],
    },
    {
      it: 'of a pattern that moves',
      branch: [edited(['paths: [src/payouts/]', 'paths: [src/payouts/, src/risk/docs/]'])],
      finds: [changes('Files of "platform" move to "payouts", such as src/risk/docs/c.md.', owners)],
    },
    {
      it: 'of a pattern that moves to a later domain',
      branch: [edited(['paths: [src/fraud/]', 'paths: [src/fraud/, src/risk/]'])],
      finds: [
        changes('Files of "risk" move to "fraud", such as src/risk/b.ts.', delegator),
        changes('Files of "platform" move to "fraud", such as src/risk/docs/c.md.', owners),
      ],
    },
    {
      it: 'of a new domain over owned files',
      branch: [added('  - { id: mine, paths: [src/payouts/], owners: ["@mallory"] }')],
      finds: [changes('Files of "payouts" move to "mine", such as src/payouts/a.ts.', owners)],
    },
    {
      it: 'of a new domain over files that do not exist yet',
      branch: [added('  - { id: mine, paths: ["*.sql"], owners: ["@mallory"] }')],
      finds: [
        changes('Files of "platform" move to "mine", such as *.sql.', owners),
        changes('Files of "payouts" move to "mine", such as src/payouts/*.sql.', owners),
        changes('Files of "risk" move to "mine", such as src/risk/*.sql.', delegator),
        changes('Files of "score" move to "mine", such as src/score/*.sql.', delegator),
        changes('Files of "fraud" move to "mine", such as src/fraud/*.sql.', heads),
      ],
    },
    {
      it: 'of a pattern without files that is removed',
      base: { ...files, ...edited(['paths: [src/score/]', 'paths: [src/score/, src/later/]']) },
      branch: [{ 'leadership.yaml': policy }],
      finds: [changes('Files of "score" move to "platform", such as src/later/.', delegator)],
    },
    {
      it: 'of domains in another order',
      base: {
        ...files,
        ...added('  - { id: last, paths: [src/risk/new/], owners: [chidi] }'),
      },
      branch: [
        edited([
          '  - { id: risk,',
          '  - { id: last, paths: [src/risk/new/], owners: [chidi] }\n  - { id: risk,',
        ]),
      ],
      finds: [changes('Files of "last" move to "risk", such as src/risk/new/.', owners)],
    },
    {
      it: 'over files that become intentionally unowned',
      branch: [edited(['unowned: [gen/]', 'unowned: [gen/, src/risk/]'])],
      finds: [
        changes('Files of "risk" become unowned, such as src/risk/b.ts.', delegator),
        changes('Files of "platform" become unowned, such as src/risk/docs/c.md.', owners),
      ],
    },
    {
      it: 'over a domain without owners',
      branch: [edited(['owners: [crew]', 'owners: []'])],
      finds: [changes('Files of "payouts" become unowned, such as src/payouts/a.ts.', owners)],
    },
    {
      it: 'over unowned files that get an owner',
      branch: [
        edited(['unowned: [gen/]', 'unowned: []']),
        added('  - { id: gen, paths: [gen/], owners: [bo] }'),
      ],
      finds: [],
    },
    {
      it: 'over unmatched files that get an owner',
      base: { ...files, ...edited(['paths: ["*"]', 'paths: [leadership.yaml]']) },
      branch: [
        edited(
          ['paths: ["*"]', 'paths: [leadership.yaml]'],
          ['unowned: [gen/]', '  - { id: docs, paths: [README.md], owners: [bo] }\nunowned: [gen/]'],
        ),
      ],
      finds: [],
    },
    {
      it: 'of a domain with a new id',
      branch: [edited(['id: risk,', 'id: hazard,'], ['parent: risk', 'parent: hazard'])],
      finds: [],
    },
    {
      it: 'of a domain with a new id, and raised',
      branch: [
        edited(
          ['id: risk,', 'id: hazard,'],
          ['parent: risk', 'parent: hazard'],
          [': i-recommend', ': i-intend'],
        ),
      ],
      finds: raisedBoth,
    },
    {
      it: 'of a nested file that does not inherit',
      branch: [
        {
          'src/risk/leadership.yaml': completed(
            'domains: [{ id: mine, paths: ["*"], owners: ["@mallory"] }]\n',
          ),
        },
      ],
      finds: [
        changes('Files of "risk" move to "mine", such as src/risk/b.ts.', delegator),
        changes('Files of "platform" move to "mine", such as src/risk/docs/c.md.', owners),
        needed,
      ],
    },
    {
      it: 'of a nested file that does not inherit and owns nothing',
      branch: [{ 'src/risk/leadership.yaml': completed('') }],
      finds: [
        changes('Files of "risk" become unowned, such as src/risk/b.ts.', delegator),
        changes('Files of "platform" become unowned, such as src/risk/docs/c.md.', owners),
        needed,
      ],
    },
    {
      it: 'of a nested file that inherits, and raises the level of its folder',
      branch: [{ 'src/payouts/leadership.yaml': completed('inherits: true\nauthority: i-have-done\n') }],
      finds: [changes('The authority level of "payouts" rises from “I intend to…” to “I’ve done…”.', owners)],
    },
    {
      it: 'of a nested file whose owners could then approve',
      branch: [
        {
          'src/payouts/leadership.yaml': completed(
            'inherits: true\ndomains: [{ id: inner, paths: ["*"], owners: [crew] }]\n',
          ),
        },
      ],
      finds: [changes('Files of "payouts" move to "inner", such as src/payouts/a.ts.', owners)],
    },
    {
      it: 'of a nested file that stops inheriting',
      base: {
        ...files,
        'src/risk/leadership.yaml': completed('inherits: true\n'),
      },
      branch: [{ 'src/risk/leadership.yaml': completed('') }],
      finds: [
        changes('Files of "risk" become unowned, such as src/risk/b.ts.', delegator),
        changes('Files of "platform" become unowned, such as src/risk/docs/c.md.', owners),
        needed,
      ],
    },
    {
      it: 'of a nested file that is removed',
      base: {
        ...files,
        'src/fraud/leadership.yaml': completed(
          'authority: i-think\ndomains: [{ id: inner, paths: ["*"], owners: [], delegatedBy: "@lead" }, { id: code, paths: ["*.ts"], owners: ["@dev"], delegatedBy: "@lead" }]\n',
        ),
      },
      branch: [{ 'src/fraud/leadership.yaml': undefined }],
      finds: [
        changes(
          'Files of "code" move to "fraud", such as src/fraud/e.ts.',
          'This needs approval from @lead. Add "Approved-by" once approved.',
        ),
      ],
    },
    {
      it: 'without any leadership file any more',
      branch: [{ 'leadership.yaml': undefined }],
      finds: [
        changes('Files of "platform" become unowned, such as README.md.', owners),
        changes('Files of "fraud" become unowned, such as src/fraud/e.ts.', heads),
        changes('Files of "payouts" become unowned, such as src/payouts/a.ts.', owners),
        changes('Files of "risk" become unowned, such as src/risk/b.ts.', delegator),
        changes('Files of "score" become unowned, such as src/score/d.ts.', delegator),
        changes('The severity of intent/wrong-domain drops from "error" to "warning".', owners),
        changes('The severity of intent/needs-approval drops from "warning" to "info".', owners),
      ],
    },
    {
      it: 'of a leadership file in a folder of other owners',
      base: {
        ...files,
        ...added('  - { id: ci, paths: [.github/], owners: ["@ci"] }'),
      },
      branch: [
        {
          'leadership.yaml': undefined,
          '.github/leadership.yaml': added('  - { id: ci, paths: [.github/], owners: ["@ci"] }')[
            'leadership.yaml'
          ],
        },
      ],
      finds: [
        changes('"platform" moves to .github/leadership.yaml, a file of other owners: @ci.', owners),
        changes('"ci" moves to .github/leadership.yaml, a file of other owners: @ci.', owners),
        changes('"payouts" moves to .github/leadership.yaml, a file of other owners: @ci.', owners),
      ],
    },
    {
      it: 'of rules that are switched off',
      branch: [
        edited(['intent/wrong-domain: error', 'intent/wrong-domain: off, intent/changes-authority: off']),
      ],
      finds: [
        changes('The severity of intent/wrong-domain drops from "error" to "off".', owners),
        changes('The severity of intent/changes-authority drops from "warning" to "off".', owners),
      ],
    },
    {
      it: 'of rules that are removed',
      branch: [edited(['intent/wrong-domain: error, ', ''])],
      finds: [changes('The severity of intent/wrong-domain drops from "error" to "warning".', owners)],
    },
    {
      it: 'of rules that are raised, or about files',
      branch: [
        edited([
          'intent/wrong-domain: error',
          'intent/wrong-domain: error, intent/asks-permission: error, control/single-owner: off',
        ]),
      ],
      finds: [],
    },
    {
      it: 'raised in a file that is broken otherwise',
      branch: [edited(['authority: i-recommend', 'authority: i-intend'], ['purpose: P', 'purpose: [P'])],
      finds: raisedBoth,
    },
    {
      it: 'raised and lowered again',
      branch: [raise, { 'leadership.yaml': policy }],
      finds: [],
    },
  ]);
});

describe('leadership commit-range, about a base that went on', function () {
  this.timeout(120_000);
  const commit: Tree = { 'src/risk/b.ts': 'x' };
  const withoutFile: Tree = { ...files, 'leadership.yaml': 'version: 1\n' };

  check([
    {
      it: 'applies the tip of the base, which lowered a level',
      base: { ...files, ...raise },
      baseLater: { 'leadership.yaml': policy },
      branch: [commit],
      finds: [needed],
    },
    {
      it: 'does not take what the base changed for a change of the branch',
      base: { ...files, ...raise },
      baseLater: { 'leadership.yaml': policy },
      branch: [{ 'leadership.yaml': (raise['leadership.yaml'] ?? '').replace('purpose: P', 'purpose: Q') }],
      finds: [],
    },
    {
      it: 'finds what both changed in the same lines',
      base: { ...files, ...edited([': i-recommend', ': i-think']) },
      baseLater: { 'leadership.yaml': policy },
      branch: [raise],
      finds: raisedBoth,
    },
    {
      it: 'finds a new member of a team that only the base made an owner',
      baseLater: edited([
        'owners: [bo], authority: i-recommend',
        'owners: [bo, crew], authority: i-recommend',
      ]),
      branch: [edited(['crew: [ana, bo]', 'crew: [ana, bo, chidi]'])],
      finds: [
        changes('"payouts" gets new owners: Chidi Okafor.', owners),
        changes('"risk" gets new owners: Chidi Okafor.', delegator),
      ],
    },
    {
      it: 'checks a branch from before the file existed',
      base: { ...files, 'leadership.yaml': undefined },
      baseLater: { 'leadership.yaml': policy },
      branch: [commit],
      finds: [needed],
    },
    {
      it: 'checks a file of its own on a branch from before the file existed',
      base: { ...files, 'leadership.yaml': undefined },
      baseLater: { 'leadership.yaml': policy },
      branch: [raise],
      finds: raisedBoth,
    },
    {
      it: 'applies the rules of the base',
      branch: [
        edited(['intent/wrong-domain: error', 'intent/wrong-domain: off, intent/asks-permission: off']),
        { 'README.md': 'x' },
      ],
      messages: ['Work on it', 'Can I write it?\n\nDomain: payouts'],
      finds: [
        changes('The severity of intent/asks-permission drops from "warning" to "off".', owners),
        changes('The severity of intent/wrong-domain drops from "error" to "off".', owners),
        'intent/asks-permission: This asks for permission. State your intent instead: "I intend to write it"',
        'intent/wrong-domain: No changed file belongs to "payouts". Use platform.',
      ],
    },
    {
      it: 'applies rules that the branch raises',
      base: { ...files, ...edited(['intent/wrong-domain: error', 'intent/wrong-domain: off']) },
      branch: [{ 'leadership.yaml': policy }, { 'README.md': 'x' }],
      messages: ['Work on it', 'Write it\n\nDomain: payouts'],
      finds: ['intent/wrong-domain: No changed file belongs to "payouts". Use platform.'],
    },
    {
      it: 'accepts the ids of both sides',
      branch: [
        edited(
          ['id: payouts,', 'id: pay,'],
          ['goals: []', 'goals: [{ id: same-day, statement: S }]'],
          ['teams:', '  noor: { name: Noor }\nteams:'],
        ),
        { 'src/payouts/a.ts': 'x' },
        { 'src/payouts/a.ts': 'y' },
        { 'src/payouts/a.ts': 'z' },
      ],
      messages: [
        'Work on it',
        'X\n\nDomain: payouts\nGoal: same-day\nConsulted: noor',
        'X\n\nDomain: pay\nConsulted: bo',
        'X\n\nDomain: payd',
      ],
      finds: ['intent/unknown-reference: Unknown domain "payd". Did you mean "pay"?'],
    },
    {
      it: 'takes no delegator from the branch',
      branch: [edited(['delegatedBy: samira', 'delegatedBy: bo']), commit],
      author: ['Bo Lindqvist', 'bo@acme.example'],
      messages: ['Approve it\n\nApproved-by: bo'],
      finds: [
        changes('"risk" gets a new delegator: Bo Lindqvist.', delegator),
        changes('"score" gets a new delegator: Bo Lindqvist.', delegator),
        needed,
      ],
    },
    {
      it: 'reads a broken file as far as it can',
      base: { ...files, ...edited(['purpose: P', 'purpose: [P']) },
      branch: [raise],
      finds: raisedBoth,
    },
    { it: 'reads a file that says little', base: withoutFile, branch: [commit], finds: [] },
  ]);

  it('checks nothing without a leadership file at the base, and says so', () => {
    withFolder({}, (folder) => {
      repository(folder, {
        it: '',
        base: { ...files, 'leadership.yaml': undefined },
        branch: [files],
        messages: ['Can I x?'],
        finds: [],
      });
      const text = run(folder, ['commit-range', 'main..HEAD']);
      assert.deepEqual(text, {
        code: 0,
        output: 'No leadership file at main, so nothing is checked.\n',
        complaint: '',
      });
      const { output } = run(folder, ['commit-range', 'main..HEAD', '--format', 'json']);
      const { base, findings } = JSON.parse(output) as Json;
      assert.deepEqual([base.files, findings], [[], []]);
    });
  });

  for (const [title, make, reason] of [
    [
      'of another version',
      (folder: string) => {
        write(folder, { 'leadership.yaml': 'version: 2\n' });
      },
      /^Cannot read main:leadership\.yaml: .*version/i,
    ],
    [
      'that is a link to nowhere',
      (folder: string) => {
        fs.rmSync(path.join(folder, 'leadership.yaml'));
        fs.symlinkSync('/etc/hostname', path.join(folder, 'leadership.yaml'));
        git(folder, 'add', '-A');
      },
      /^Cannot read main:leadership\.yaml: /,
    ],
  ] as const)
    it(`ends with 3 if the base has a leadership file ${title}`, function () {
      if (process.platform === 'win32') this.skip();
      withFolder({}, (folder) => {
        repository(folder, { it: '', branch: [], finds: [] });
        git(folder, 'checkout', '-q', 'main');
        make(folder);
        git(folder, 'commit', '-q', '-m', 'Break it');
        git(folder, 'checkout', '-q', '-b', 'other');
        write(folder, { 'leadership.yaml': policy });
        git(folder, 'commit', '-q', '--allow-empty', '-m', 'Mend it');
        const { code, output, complaint } = run(folder, ['commit-range', 'main..HEAD']);
        assert.deepEqual([code, output], [3, '']);
        assert.match(complaint, reason);
      });
    });

  it('ends with 3 if a leadership file of the base is missing in the repository', () => {
    withFolder({}, (folder) => {
      repository(folder, { it: '', branch: [{ 'README.md': 'x' }], finds: [] });
      for (const objects of fs
        .readdirSync(path.join(folder, '.git/objects'))
        .filter((name) => name.length === 2))
        for (const name of fs.readdirSync(path.join(folder, '.git/objects', objects))) {
          const file = path.join(folder, '.git/objects', objects, name);
          // The largest one is the leadership file.
          if (fs.statSync(file).size > 400) fs.rmSync(file);
        }
      const { code, output } = run(folder, ['commit-range', 'main..HEAD']);
      assert.deepEqual([code, output], [3, '']);
    });
  });

  it('does not read the working tree', () => {
    withFolder({}, (folder) => {
      repository(folder, { it: '', branch: [{ 'src/risk/b.ts': 'x' }], finds: [] });
      fs.writeFileSync(path.join(folder, 'leadership.yaml'), raise['leadership.yaml'] ?? '');
      assert.match(run(folder, ['commit-range', 'main..HEAD']).output, /intent\/needs-approval/);
      fs.rmSync(path.join(folder, 'leadership.yaml'));
      assert.match(run(folder, ['commit-range', 'main..HEAD']).output, /intent\/needs-approval/);
    });
  });

  it('finds what only a merge changes', () => {
    withFolder({}, (folder) => {
      repository(folder, {
        it: '',
        branch: [{ 'README.md': 'x' }],
        baseLater: { 'gen/g.ts': '' },
        finds: [],
      });
      git(folder, 'merge', '-q', '--no-commit', 'main');
      write(folder, raise);
      git(folder, 'commit', '-q', '-m', "Merge branch 'main'");
      assert.match(run(folder, ['commit-range', 'main..HEAD']).output, /“I recommend…” to “I intend to…”/);
    });
  });

  it('sees files beyond the first 2,000 of a commit', () => {
    withFolder({}, (folder) => {
      const many = Array.from({ length: 2001 }, (_, index) => [`a/${String(index)}`, ''] as const);
      repository(folder, {
        it: '',
        branch: [{ ...Object.fromEntries(many), 'src/risk/b.ts': 'x' }],
        finds: [],
      });
      assert.match(run(folder, ['commit-range', 'main..HEAD']).output, /intent\/needs-approval/);
    });
  });
});

describe('leadership commit-range, about approvals', function () {
  this.timeout(120_000);
  const both = [
    edited(
      ['authority: i-recommend', 'authority: i-intend'],
      ['authority: i-would-like, delegatedBy', 'authority: i-intend, delegatedBy'],
    ),
  ];
  const fraud = changes(
    'The authority level of "fraud" rises from “I would like to…” to “I intend to…”.',
    heads,
  );
  const needs = (who: string, level: string): string =>
    `intent/needs-approval: Needs approval from ${who} (your authority level here is “${level}”). Add "Approved-by" once approved.`;
  const none: readonly string[] = [];

  check([
    ...['samira', '@samira-acme', 'Samira Haddad <samira@acme.example>', '@x, samira'].map((who): Case => ({
      it: `accepts that of ${who}`,
      branch: [raise],
      messages: [`Raise it\n\nApproved-by: ${who}`],
      finds: none,
    })),
    {
      it: 'accepts that of any commit of the range',
      branch: [raise, { 'README.md': 'x' }],
      messages: ['Raise it', 'Write it\n\nApproved-by: samira'],
      finds: none,
    },
    ...['bo', 'mallory', '@samira', 'ana', 'crew', 'Samira Haddad'].map((who): Case => ({
      it: `does not accept that of ${who}`,
      branch: [raise],
      messages: [`Raise it\n\nApproved-by: ${who}`],
      finds: [
        ...raisedBoth,
        ...(who === 'mallory'
          ? ['intent/unknown-reference: Unknown owner "mallory". Use an id declared in leadership.yaml.']
          : []),
      ],
    })),
    {
      it: 'does not accept that of a person whom the branch makes the delegator',
      branch: [edited([': i-recommend', ': i-intend'], ['github: samira-acme', 'github: mallory'])],
      messages: ['Raise it\n\nApproved-by: @mallory'],
      finds: [
        ...raisedBoth.slice(0, 1),
        changes('"risk" gets a new delegator: Samira Haddad (@mallory).', delegator),
        ...raisedBoth.slice(1),
        changes('"score" gets a new delegator: Samira Haddad (@mallory).', delegator),
        changes('"fraud" gets a new delegator: Samira Haddad (@mallory).', heads),
      ],
    },
    {
      it: 'needs one for each domain',
      branch: both,
      messages: ['Raise them\n\nApproved-by: samira'],
      // Samira is one of the heads too.
      finds: none,
    },
    {
      it: 'needs one for each domain, and has one',
      branch: both,
      messages: ['Raise them\n\nApproved-by: ana'],
      finds: raisedBoth,
    },
    {
      it: 'needs those of both',
      base: { ...files, ...edited(['heads: [samira, ana]', 'heads: [ana]']) },
      branch: [
        {
          'leadership.yaml': (both[0]?.['leadership.yaml'] ?? '').replace(
            'heads: [samira, ana]',
            'heads: [ana]',
          ),
        },
      ],
      messages: ['Raise them\n\nApproved-by: samira'],
      finds: [fraud],
    },
    {
      it: 'needs one for each domain of a commit',
      base: { ...files, ...edited(['heads: [samira, ana]', 'heads: [ana]']) },
      branch: [
        { 'src/risk/b.ts': 'x', 'src/fraud/e.ts': 'x' },
        { 'src/risk/b.ts': 'y', 'src/fraud/e.ts': 'y' },
        { 'src/risk/b.ts': 'z', 'src/fraud/e.ts': 'z' },
      ],
      messages: ['X', 'X\n\nApproved-by: samira', 'X\n\nApproved-by: samira\nApproved-by: ana'],
      finds: [
        needs('Samira Haddad', 'I recommend…'),
        needs('heads', 'I would like to…'),
        needs('heads', 'I would like to…'),
      ],
    },
    {
      it: 'of an owner of the leadership file, without a delegator',
      branch: [edited(['owners: [crew]', 'owners: [crew, chidi]'])],
      messages: ['Add Chidi\n\nApproved-by: chidi'],
      finds: none,
    },
    {
      it: 'of nobody, if the leadership file is unowned',
      base: { ...files, ...edited(['unowned: [gen/]', 'unowned: [gen/, leadership.yaml]']) },
      branch: [
        edited(
          ['unowned: [gen/]', 'unowned: [gen/, leadership.yaml]'],
          ['owners: [crew]', 'owners: [crew, chidi]'],
        ),
      ],
      messages: ['Add Chidi\n\nApproved-by: ana'],
      finds: [
        changes(
          '"payouts" gets new owners: Chidi Okafor.',
          'This needs approval, but leadership.yaml is unowned. Add it to a domain first.',
        ),
      ],
    },
    {
      it: 'of the author counts for nothing',
      branch: [raise],
      author: ['Samira Haddad', 'samira-acme@users.noreply.github.com'],
      messages: ['Raise it\n\nApproved-by: samira'],
      finds: [changes(raised, owners), changes(raisedScore, owners)],
    },
    ...['samira-acme', '@samira-acme', 'Samira-Acme'].map((login): Case => ({
      it: `of the author that CI names (${login}) counts for nothing`,
      branch: [raise],
      messages: ['Raise it\n\nApproved-by: samira\nApproved-by: @samira-acme'],
      args: ['--author', login],
      finds: [changes(raised, owners), changes(raisedScore, owners)],
    })),
    {
      it: 'of others counts for the author that CI names',
      branch: [raise],
      author: ['Samira Haddad', 'samira-acme@users.noreply.github.com'],
      messages: ['Raise it\n\nApproved-by: samira'],
      args: ['--author', 'bo-acme'],
      finds: none,
    },
    {
      it: 'of an owner of the leadership file counts for the delegator',
      branch: [raise],
      messages: ['Raise it\n\nApproved-by: chidi'],
      args: ['--author', 'samira-acme'],
      finds: none,
    },
    {
      it: 'of another member counts for a member of a team that delegates',
      branch: [edited(['authority: i-would-like, delegatedBy', 'authority: i-intend, delegatedBy'])],
      messages: ['Raise it\n\nApproved-by: ana'],
      args: ['--author', 'samira-acme'],
      finds: none,
    },
    {
      it: 'of the author counts for nothing in a team either',
      branch: [edited(['authority: i-would-like, delegatedBy', 'authority: i-intend, delegatedBy'])],
      messages: ['Raise it\n\nApproved-by: samira'],
      args: ['--author', 'samira-acme'],
      finds: [fraud],
    },
    {
      it: 'of a team counts only if all its members could approve',
      branch: [edited(['authority: i-would-like, delegatedBy', 'authority: i-intend, delegatedBy'])],
      messages: ['Raise it\n\nApproved-by: crew'],
      finds: [fraud],
    },
    {
      it: 'of the team that delegates counts',
      branch: [edited(['authority: i-would-like, delegatedBy', 'authority: i-intend, delegatedBy'])],
      messages: ['Raise it\n\nApproved-by: heads'],
      finds: none,
    },
    {
      it: 'takes the author from CI for the level of a commit too',
      branch: [{ 'src/risk/b.ts': 'x' }],
      author: ['Samira Haddad', 'samira-acme@users.noreply.github.com'],
      args: ['--author', 'mallory'],
      finds: [needs('Samira Haddad', 'I recommend…')],
    },
    {
      it: 'needs none of the delegator for a commit',
      branch: [{ 'src/risk/b.ts': 'x' }],
      args: ['--author', 'samira-acme'],
      finds: none,
    },
    {
      it: 'does not find the author by an id that is not a login',
      branch: [{ 'src/risk/b.ts': 'x' }],
      args: ['--author', 'samira'],
      finds: [needs('Samira Haddad', 'I recommend…')],
    },
    {
      it: 'needs none if the author alone owns everything',
      base: {
        ...files,
        'leadership.yaml': completed('domains: [{ id: all, paths: ["*"], owners: ["@solo"] }]\n'),
      },
      branch: [
        { 'leadership.yaml': completed('domains: [{ id: all, paths: ["*"], owners: ["@solo", "@duo"] }]\n') },
      ],
      args: ['--author', 'solo'],
      finds: none,
    },
    {
      it: 'needs one if the author only claims to own everything',
      base: {
        ...files,
        'leadership.yaml': completed('domains: [{ id: all, paths: ["*"], owners: [solo@a.example] }]\n'),
      },
      branch: [
        {
          'leadership.yaml': completed(
            'domains: [{ id: all, paths: ["*"], owners: [solo@a.example, "@duo"] }]\n',
          ),
        },
      ],
      author: ['Solo', 'solo@a.example'],
      messages: ['X\n\nApproved-by: Solo <solo@a.example>'],
      finds: [
        changes(
          '"all" gets new owners: @duo.',
          'This needs approval from someone other than the author. Verify the author with "--author".',
        ),
      ],
    },
  ]);

  for (const login of ['', '@', 'a b', 'ana@acme.example', '@acme/team'])
    it(`rejects the login "${login}"`, () => {
      withFolder({}, (folder) => {
        repository(folder, { it: '', branch: [raise], finds: [] });
        assert.equal(run(folder, ['commit-range', 'main..HEAD', '--author', login]).code, 2);
      });
    });

  it('shows the line that changes, and calls claims claims', () => {
    withFolder({}, (folder) => {
      repository(folder, { it: '', branch: [raise], messages: ['Raise it\n\nApproved-by: bo'], finds: [] });
      const { code, output, complaint } = run(folder, ['commit-range', 'main..HEAD']);
      const line = policy.split('\n').findIndex((text) => text.includes('id: risk')) + 1;
      assert.equal(code, 1);
      assert.match(
        output,
        new RegExp(`^HEAD:leadership\\.yaml:${String(line)}:\\d+ warning: The authority level of "risk"`),
      );
      assert.match(output, /authority: i-intend, delegatedBy: samira/);
      assert.match(output, /2 problems in 1 message and 1 file \(2 warnings\)\n$/);
      assert.match(
        complaint,
        /^Claimed, not verified: "Approved-by: bo" in [\da-f]{10}\.\nClaimed, not verified: the authors of the commits\. Pass --author\.\n$/,
      );
      const json = JSON.parse(
        run(folder, ['commit-range', 'main..HEAD', '--format', 'json', '--author', 'chidi-acme']).output,
      ) as Json;
      const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
      ajv.validate(JSON.parse(run(folder, ['schema', '--of', 'check']).output) as object, json);
      assert.deepEqual(ajv.errors ?? [], []);
      assert.deepEqual(
        [
          json.base.revision,
          json.base.files,
          json.author,
          json.claims.map(({ by }) => by),
          json.findings[0]?.file,
        ],
        ['main', ['leadership.yaml'], 'chidi-acme', ['bo'], 'HEAD:leadership.yaml'],
      );
    });
  });
});
