import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { isPlaceholder, type Meaning } from '../../../src/model/placeholder.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { startText } from '../../../src/ownership/codeowners/startText.ts';
import { missingKeyFixes } from '../../../src/features/language/edits/missingKeys.ts';
import { applied, checkFindings, completed } from '../../checkFindings.ts';

const own = ' is a placeholder. Replace it with your own words.';
const anOwner = ' is a placeholder. Replace it with an owner.';

describe('file/placeholder', () => {
  checkFindings(/^(?:file\/placeholder|reference|schema|syntax)/, [
    {
      it: 'a purpose, a goal, and a criterion that are to be written',
      written:
        'purpose: "TODO: Pays merchants"\ngoals: ["TODO: an outcome you want, and when"]\ndecisionCriteria: [FIXME]\n',
      finds: [
        `1:10-1:32 file/placeholder "TODO: Pays merchants"${own}`,
        `2:9-2:46 file/placeholder "TODO: an outcome you want, and when"${own}`,
        `3:20-3:25 file/placeholder "FIXME"${own}`,
      ],
    },
    {
      it: 'in every place',
      written: `
purpose: Why this repository exists.
goals:
  - An outcome you want
  - { id: new-id, statement: The outcome you want, owner: "@owner", measure: { metric: what is counted, target: 100 } }
decisionCriteria:
  - { id: id, statement: TBD, why: "TODO: why", example: … }
people:
  id: Name
  bo: { name: xxx, github: your-handle, gitlab: TODO, email: your.name@acme.example, contact: TBD }
  cy: { name: Cy, growing: [{ competency: sql, to: expert, how: TODO }], away: { deputy: TODO } }
teams:
  crew: { name: TODO, members: [bo, TODO], github: your-org/your-team, contact: { slack: "…" } }
competencies:
  sql: What it takes
  web: { name: Name, description: "TODO", learn: [TODO] }
domains:
  - id: new-id
    name: <name>
    purpose: "TODO write it"
    paths: [src/]
    owners: [bo, "@second-owner", "@org/team", TODO, "@acme/your-team"]
    delegatedBy: "@who-answers"
    contact: TODO
    decisions: [{ decision: What is decided, authority: i-intend, consult: [TODO], inform: ["@your-team/here"] }]
    decisionCriteria: [What you prefer when two good options conflict]
`,
      finds: [
        `1:10-1:37 file/placeholder "Why this repository exists."${own}`,
        `3:5-3:24 file/placeholder "An outcome you want"${own}`,
        `4:11-4:17 file/placeholder "new-id" is a placeholder. Replace it.`,
        `4:30-4:50 file/placeholder "The outcome you want"${own}`,
        `4:59-4:67 file/placeholder "@owner"${anOwner}`,
        `4:88-4:103 file/placeholder "what is counted"${own}`,
        `6:11-6:13 file/placeholder "id" is a placeholder. Replace it.`,
        `6:26-6:29 file/placeholder "TBD"${own}`,
        `6:36-6:47 file/placeholder "TODO: why"${own}`,
        `6:58-6:59 file/placeholder "…"${own}`,
        `8:3-8:5 file/placeholder "id" is a placeholder. Replace it.`,
        `8:7-8:11 file/placeholder "Name" is a placeholder. Replace it.`,
        `9:15-9:18 file/placeholder "xxx" is a placeholder. Replace it.`,
        `9:28-9:39 file/placeholder "your-handle" is a placeholder. Replace it.`,
        `9:49-9:53 file/placeholder "TODO" is a placeholder. Replace it.`,
        `9:62-9:84 file/placeholder "your.name@acme.example" is a placeholder. Replace it.`,
        `9:95-9:98 file/placeholder "TBD"${own}`,
        `10:65-10:69 file/placeholder "TODO"${own}`,
        `10:90-10:94 file/placeholder "TODO"${anOwner}`,
        `12:17-12:21 file/placeholder "TODO" is a placeholder. Replace it.`,
        `12:37-12:41 file/placeholder "TODO"${anOwner}`,
        `12:52-12:70 file/placeholder "your-org/your-team" is a placeholder. Replace it.`,
        `12:90-12:93 file/placeholder "…"${own}`,
        `14:8-14:21 file/placeholder "What it takes"${own}`,
        `15:16-15:20 file/placeholder "Name" is a placeholder. Replace it.`,
        `15:35-15:41 file/placeholder "TODO"${own}`,
        `15:51-15:55 file/placeholder "TODO"${own}`,
        `17:9-17:15 file/placeholder "new-id" is a placeholder. Replace it.`,
        `18:11-18:17 file/placeholder "<name>" is a placeholder. Replace it.`,
        `19:14-19:29 file/placeholder "TODO write it"${own}`,
        `21:18-21:33 file/placeholder "@second-owner"${anOwner}`,
        `21:35-21:46 file/placeholder "@org/team"${anOwner}`,
        `21:48-21:52 file/placeholder "TODO"${anOwner}`,
        `21:54-21:71 file/placeholder "@acme/your-team"${anOwner}`,
        `22:18-22:32 file/placeholder "@who-answers"${anOwner}`,
        `23:14-23:18 file/placeholder "TODO"${own}`,
        `24:29-24:44 file/placeholder "What is decided"${own}`,
        `24:77-24:81 file/placeholder "TODO"${anOwner}`,
        `24:93-24:110 file/placeholder "@your-team/here"${anOwner}`,
        `25:24-25:70 file/placeholder "What you prefer when two good options conflict"${own}`,
      ],
    },
    {
      it: 'an id whose statement is to be written can be referred to, but not twice',
      written: `
goals:
  - { id: fast, statement: TODO, measure: { metric: Hours, target: 1 }, owner: ana }
  - { id: fast, statement: Fast, measure: { metric: Hours, target: 1 }, owner: ana }
decisionCriteria:
  - { id: undo, statement: TODO, serves: [fast, slow] }
people: { ana: Ana }
domains:
  - { id: a, paths: [], owners: [ana], goals: [fast] }
`,
      finds: [
        `2:28-2:32 file/placeholder "TODO"${own}`,
        '3:11-3:15 reference/duplicate-id Duplicate id "fast". Choose another id.',
        `5:28-5:32 file/placeholder "TODO"${own}`,
        '5:49-5:53 reference/unknown-goal Unknown goal "slow". Declare it, or fix the reference.',
      ],
    },
    {
      it: 'once for all aliases',
      written: 'purpose: &t TODO\ngoals: [*t]\n',
      finds: [`1:13-1:17 file/placeholder "TODO"${own}`],
    },
    {
      it: 'nothing in patterns, ids, links, and comments, nor at keys of other tools',
      written: `
# TODO: more domains
x-todo: "TODO: later"
people: { todo: Aoi Todo, xxx: Bo }
domains:
  - { id: todo, name: Todo, paths: [TODO, "TODO.md", xxx/], owners: [todo, xxx, "@acme/todo"] } # TODO
unowned: [TODO]
`,
      finds: [],
    },
    {
      it: 'nothing if the rule is off',
      written: 'rules: { file/placeholder: off }\ngoals: [TODO]\n',
      finds: [],
    },
  ]);
});

describe('a placeholder', () => {
  const cases: Readonly<
    Record<
      Exclude<Meaning, 'id' | 'domain-id'>,
      { readonly yes: readonly string[]; readonly no: readonly string[] }
    >
  > = {
    text: {
      yes: [
        'TODO',
        'TODO:',
        'TODO: why this repository exists',
        'TODO write the purpose',
        'TODO - write the purpose',
        'TODO — write the purpose',
        'TODO…',
        'TODO!',
        'TODO(ana): write the purpose',
        'TODO (see #12)',
        'TODO #12',
        'TODO @ana',
        '[TODO] write the purpose',
        '<TODO>',
        '(TODO)',
        '**TODO**: write the purpose',
        '_TODO_',
        '“TODO: write the purpose”',
        '# TODO: write the purpose',
        '  TODO: write the purpose',
        'TODO\nWrite the purpose',
        'todo',
        'Todo: write the purpose',
        'todo - write the purpose',
        'To do: write the purpose',
        'To-do',
        'To be defined',
        'to be decided.',
        'TO BE DONE',
        'Not yet defined',
        'Coming soon…',
        'FIXME',
        'FIXME: wrong',
        'FIXME wrong',
        'Fix me: wrong',
        'TBD',
        'tbd',
        'TBD.',
        'TBD: after the offsite',
        'TBD after the offsite',
        'TBD (see #12)',
        'TBA',
        'TBC',
        'XXX',
        'xxx',
        'xxxxxx',
        'XXX: wrong',
        'WIP',
        'Work in progress',
        '…',
        '...',
        '???',
        '-',
        '—',
        '___',
        '<purpose>',
        '<your purpose here>',
        '{{ purpose }}',
        '${PURPOSE}',
        '[your purpose]',
        '[insert text]',
        'Your purpose here',
        'Insert purpose here.',
        'Placeholder',
        'changeme',
        'Change me!',
        'Lorem ipsum dolor sit amet, consectetur adipiscing elit.',
        'Why this repository exists',
        'What you want to achieve now',
        'why this repository exists.',
        'An outcome you want, and when',
        'What you prefer, and what you give up for it',
      ],
      no: [
        '',
        'Keep the TODO list short',
        'Resolve each TODO within a week',
        'No TODO stays in main',
        'TODO lists stay short',
        'TODO comments name an owner',
        'TODO, FIXME, and XXX are tracked as issues',
        'TODO/FIXME comments need an issue',
        'TODO and FIXME need an issue',
        'TODO is never merged',
        'TODOs are tracked as issues',
        'TODO-free code before new code',
        '"TODO" is never merged',
        'Todo lists that sync everywhere',
        'todo apps people love',
        'Todoist users get their tasks in a second',
        'To do the right thing is cheaper than to fix it',
        'To-do lists that sync everywhere',
        'To be decided in one meeting, not in five',
        'To be the place where merchants get paid',
        'Fix me first: the customer',
        'Fixme.io shows errors',
        'TBD (trunk-based development) keeps branches short',
        'TBD is how we merge',
        'WIP limits before deadlines',
        'WIP: at most three items per person',
        'Work in progress stays below three items per person',
        'Placeholders in forms have labels',
        'xxx-large text fits the button',
        'XXXL sizes are in stock',
        'Changes reach customers within a day',
        'Your data stays here',
        'Handles payouts…',
        '99% of payouts settle the same day',
        '<200 ms at the 99th percentile',
        '[A] beats [B]',
        '🚀',
        'Why this repository exists is on its first page',
        'The outcome you want matters more than the way',
        'Ship, then measure — not the other way round',
        'Name the cost of each decision',
        'x',
        'Alles erledigt: kein TODO bleibt liegen',
      ],
    },
    name: {
      yes: [
        'Name',
        'name',
        'Your name',
        'What it takes',
        'TODO',
        'TODO: name',
        'TBD',
        '…',
        '<name>',
        'xxx',
        'FIXME',
      ],
      no: [
        'Todo',
        'To do',
        'To-do',
        'Aoi Todo',
        'Todo Aoi',
        'WIP',
        'Names',
        'Payouts',
        'Xi',
        'Placeholder',
        'To be defined by you',
      ],
    },
    owner: {
      yes: [
        'TODO',
        'TBD',
        'Todo: owner',
        '…',
        '???',
        '<owner>',
        '[your team]',
        'To be defined',
        'TODO @ana',
        '@your-team',
        '@Your-Team',
        '@your-team/here',
        '@your-org/your-team',
        '@your_team',
        '@yourname',
        '@acme/your-team',
        '@acme/TODO',
        '@acme/tbd',
        '@todo',
        '@TODO',
        '@tbd',
        '@xxx',
        '@fixme',
        '@changeme',
        '@second-owner',
        '@who-answers',
        '@owner',
        '@user',
        '@username',
        '@org/team',
        'your.name@acme.example',
        'your-team@acme.example',
        'todo@acme.example',
        'you@example.com',
        'name@example.com',
        'first.last@example.org',
      ],
      no: [
        '',
        'todo',
        'tbd',
        'xxx',
        'ana',
        'your-team',
        '@ana',
        '@acme/todo',
        '@acme/team',
        '@acme/owners',
        '@org/payouts',
        '@yours',
        '@yourbasic',
        '@todoist',
        '@owners',
        '@ana-todo',
        '@xxx-acme',
        'ana@example.com',
        'you@acme.example',
        'todo-list@acme.example',
        'team@your-company.example',
      ],
    },
    account: {
      yes: [
        'TODO',
        'your-handle',
        '@your-handle',
        'your-org/your-team',
        'acme/your-team',
        '…',
        'tbd',
        'your.name@acme.example',
      ],
      no: ['ana', '@ana', 'acme/payouts', 'ana@acme.example', 'owner', 'user'],
    },
  };
  for (const [meaning, { yes, no }] of Object.entries(cases) as [Meaning, (typeof cases)['text']][]) {
    it(`in place of a value of kind ${meaning}`, () => {
      assert.deepEqual(
        yes.filter((value) => !isPlaceholder(meaning, value)),
        [],
      );
    });

    it(`is no value of kind ${meaning} that means something`, () => {
      assert.deepEqual(
        no.filter((value) => isPlaceholder(meaning, value)),
        [],
      );
    });
  }

  it('is recognized in no time, however long the text is', () => {
    for (const part of ['TODO', '.', '…', '"', '<', 'x', ' ', 'TODO ', '([', 'a.', '-'])
      for (const meaning of ['text', 'name', 'owner', 'account'] as const)
        for (const long of [part.repeat(1_000_000 / part.length), `${part.repeat(1_000_000 / part.length)}a`])
          isPlaceholder(meaning, long);
  });
});

describe('what we write for a person to replace', () => {
  const problems = (text: string): string[] => {
    const [file] = analyze(
      [{ path: 'leadership.yaml', text }],
      fileList(['leadership.yaml', 'src/a.ts']),
    ).files;
    return file?.findings.map(({ code }) => code).sort() ?? [];
  };

  it('is reported once for each TODO of a new file', () => {
    const files = fileList(['src/a.ts']);
    const stated = { text: 'Pays merchants on time.', from: 'README.md' };
    for (const [purpose, count] of [
      [undefined, 4],
      [stated, 3],
    ] as const) {
      const text = startText({ files, purpose, codeowners: undefined });
      const todos = Array.from({ length: count }, () => 'file/placeholder');
      assert.deepEqual(problems(text), ['control/unowned-paths', ...todos]);
      assert.equal(text.match(/TODO[: ](?!with)/g)?.length, count);
    }
  });

  it('is reported after each fix that writes it, with the problem that remains', () => {
    const text = completed(`
goals: [{ id: fast, statement: Fast }]
decisionCriteria: [{ why: Because }]
people: { ana: { github: ana } }
domains:
  - { id: a, paths: [src/], owners: [ana], authority: tell-me, decisions: [{ authority: i-intend }] }
`);
    const [file] = analyze([{ path: 'leadership.yaml', text }]).files;
    assert.ok(file);
    const written = [
      'Add a second owner',
      'Add "delegatedBy"',
      'Add "measure"',
      'Add "owner"',
      'Add "name"',
      'Add "decision"',
      'Add "statement"',
    ];
    const fixes = file.findings.flatMap((finding) => [...finding.fixes, ...missingKeyFixes(file, finding)]);
    assert.deepEqual(
      written.filter((title) => {
        const fix = fixes.find((one) => one.title === title);
        return fix === undefined || !problems(applied(text, fix)).includes('file/placeholder');
      }),
      [],
    );
  });
});
