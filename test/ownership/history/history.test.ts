import assert from 'node:assert/strict';
import { machineOf, machines } from '../../../src/ownership/history/machines.ts';
import { filesIn, historyFrom, idOf, proposed, textOf, work, type Written } from './syntheticHistory.ts';

const ana = 'Ana Oliveira <ana@acme.test>';
const bo = 'Bo Lindqvist <bo@acme.test>';
const chidi = 'Chidi Okafor <chidi@acme.test>';

/** Made-up histories with the areas, and the people who know them best, that they were made with. */
const histories: readonly (readonly [
  title: string,
  commits: readonly Written[],
  files: readonly string[],
  truth: Readonly<Record<string, string>>,
])[] = [
  [
    'two teams, two folders',
    [...work(ana, filesIn('api', 12), 30), ...work(bo, filesIn('web', 12), 30)],
    [...filesIn('api', 12), ...filesIn('web', 12), 'README.md'],
    { '': '', api: 'Ana', web: 'Bo' },
  ],
  [
    'one author',
    [...work(ana, filesIn('api', 12), 30), ...work(ana, ['README.md'], 2)],
    [...filesIn('api', 12), 'README.md'],
    { '': 'Ana', api: 'Ana' },
  ],
  [
    'days count, not commits: a busy day is a day',
    [
      ...Array.from({ length: 50 }, (): Written => ({ by: bo, age: 1, files: filesIn('api', 12) })),
      ...work(ana, filesIn('api', 12), 5),
    ],
    filesIn('api', 12),
    { '': '', api: 'Ana Bo' },
  ],
  [
    'knowledge fades: much work long ago is less than some lately',
    [...work(ana, filesIn('api', 12), 20, 720), ...work(bo, filesIn('api', 12), 8), ...work(ana, ['x'], 1)],
    [...filesIn('api', 12), 'x'],
    { '': 'Ana', api: 'Bo Ana' },
  ],
  [
    'an author who left',
    [...work(ana, filesIn('api', 12), 30, 400), ...work(bo, filesIn('web', 12), 30)],
    [...filesIn('api', 12), ...filesIn('web', 12)],
    { '': '', api: 'none for 400 days', web: 'Bo' },
  ],
  [
    'a large folder of one team is divided, a small one is not',
    [
      ...['src/a', 'src/b'].flatMap((folder) => work(ana, filesIn(folder, 100), 30)),
      ...['lib/a', 'lib/b'].flatMap((folder) => work(ana, filesIn(folder, 10), 30)),
    ],
    ['src/a', 'src/b']
      .flatMap((folder) => filesIn(folder, 100))
      .concat(filesIn('lib/a', 10), filesIn('lib/b', 10)),
    { '': '', lib: 'Ana', 'src/a': 'Ana', 'src/b': 'Ana' },
  ],
  [
    'a small folder of different people is divided',
    [
      ...work(ana, filesIn('lib/a', 10), 30),
      ...work(bo, filesIn('lib/b', 10), 30),
      ...work(chidi, filesIn('src', 400), 30),
    ],
    [...filesIn('lib/a', 10), ...filesIn('lib/b', 10), ...filesIn('src', 400)],
    { '': '', 'lib/a': 'Ana', 'lib/b': 'Bo', src: 'Chidi' },
  ],
  [
    'folders in which nearly everything is in one folder',
    [
      ...work(ana, filesIn('src/main/java/acme/pay', 60), 30),
      ...work(bo, filesIn('src/main/java/acme/risk', 60), 30),
    ],
    [...filesIn('src/main/java/acme/pay', 60), ...filesIn('src/main/java/acme/risk', 60), 'src/README.md'],
    { '': '', 'src/main/java/acme/pay': 'Ana', 'src/main/java/acme/risk': 'Bo' },
  ],
  [
    'more packages than areas: those with a manifest come first',
    Array.from({ length: 16 }, (_, at) =>
      work(at % 2 === 0 ? ana : bo, filesIn(`packages/p${String(at)}`, 10), 20),
    ).flat(),
    Array.from({ length: 16 }, (_, at) => [
      ...filesIn(`packages/p${String(at)}`, 10),
      ...(at < 11 ? [`packages/p${String(at)}/package.json`] : filesIn(`packages/p${String(at)}/more`, 10)),
    ]).flat(),
    Object.fromEntries([
      ['', ''],
      ['packages', 'Ana Bo'],
      ...Array.from({ length: 11 }, (_, at) => [`packages/p${String(at)}`, at % 2 === 0 ? 'Ana' : 'Bo']),
    ]) as Record<string, string>,
  ],
  [
    'one person with 200 names',
    [
      ...Array.from({ length: 200 }, (_, at): Written => ({
        by: `Ana ${String(at)} <ana@acme.test>`,
        age: at,
        files: ['api/f0.ts'],
      })),
      ...work(bo, filesIn('web', 12), 30),
    ],
    [...filesIn('api', 12), ...filesIn('web', 12)],
    { '': '', api: 'Ana', web: 'Bo' },
  ],
  [
    'one person with two addresses and the same name, and with a hidden address',
    [
      ...work(ana, filesIn('api', 12), 15),
      ...work('Ana Oliveira <ana@home.test>', filesIn('api', 12), 15, 60),
      ...work('ANA OLIVEIRA <12+ana-acme@users.noreply.github.com>', filesIn('api', 12), 5, 120),
      ...work('oliveira <ana-acme@users.noreply.github.com>', filesIn('api', 12), 5, 180),
      ...work(bo, filesIn('api', 12), 3, 1),
    ],
    filesIn('api', 12),
    { '': '', api: 'Ana Bo' },
  ],
  [
    'bots and agents: left out, or credited to the person they worked for',
    [
      ...work('dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>', filesIn('api', 12), 300),
      ...work('Copilot <198982749+Copilot@users.noreply.github.com>', filesIn('api', 12), 25).map(
        (commit) => ({
          ...commit,
          message: `Fix\n\nCo-authored-by: copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>\nCo-authored-by: ${ana}\n`,
        }),
      ),
      ...work(bo, filesIn('api', 12), 5).map((commit) => ({
        ...commit,
        message:
          'Fix\n\nAssisted-by: Claude:opus-4.6\nCo-authored-by: Claude Opus 4.6 <noreply@anthropic.com>\n',
      })),
    ],
    filesIn('api', 12),
    { '': '', api: 'Ana Bo' },
  ],
  [
    'mass commits, and reverted work',
    [
      ...Array.from({ length: 30 }, (_, at): Written => ({ by: bo, age: at, files: filesIn('api', 201) })),
      ...Array.from({ length: 20 }, (_, at): Written => ({ by: chidi, age: at, files: ['api/f0.ts'] })),
      ...Array.from({ length: 20 }, (_, at): Written => ({
        by: bo,
        age: at,
        files: ['api/f0.ts'],
        message: `Revert "Work"\n\nThis reverts commit ${idOf(30 + at)}.\n`,
      })),
      ...work(ana, filesIn('api', 12), 25),
    ],
    filesIn('api', 201),
    { '': '', api: 'Ana' },
  ],
  [
    'dates in the future count as today',
    [...work(ana, filesIn('api', 12), 25, -4000), ...work(bo, filesIn('api', 12), 5, 30)],
    filesIn('api', 12),
    { '': '', api: 'Bo Ana' },
  ],
];

describe('what is proposed from a history', () => {
  for (const [title, commits, files, truth] of histories)
    it(`fits ${title}`, () => {
      assert.deepEqual(proposed(historyFrom(commits), files), truth);
    });

  it('does not depend on the order of commits', () => {
    for (const [, commits, files] of histories) {
      const history = historyFrom(commits);
      const text = textOf(history, files);
      // Ids stay with their commits, which reverts name.
      const shuffled = [...commits.entries()]
        .map(([at, commit]) => ({ at, commit, key: (at * 7919) % 104_729 }))
        .sort((one, other) => one.key - other.key);
      const ids = new Map(shuffled.map(({ at }, place) => [idOf(at), idOf(place)]));
      const again = shuffled.map(({ commit }) => ({
        ...commit,
        message: commit.message?.replace(/[\da-f]{40}/g, (id) => ids.get(id) ?? id) ?? 'Work',
      }));
      assert.equal(textOf(historyFrom(again), files), text);
    }
  });

  it('keeps work whose revert is reverted', () => {
    const { changes, leftOut } = historyFrom([
      { by: ana, age: 3, files: ['a'] },
      { by: bo, age: 2, files: ['a'], message: `Revert "x"\n\nThis reverts commit ${idOf(0)}.` },
      { by: bo, age: 1, files: ['a'], message: `Reapply "x"\n\nThis reverts commit ${idOf(1)}.` },
    ]);
    assert.deepEqual([changes.length, leftOut.reverts], [1, 2]);
  });

  it('bears a long chain of reverts, and reverts in a circle', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => ({
      by: ana,
      age: 1,
      files: ['a'],
      message: `Revert "x"\n\nThis reverts commit ${idOf((at + 1) % 20_000)}.`,
    }));
    assert.equal(historyFrom(chain).changes.length, 0);
  });

  it('leaves out the first commit of a shallow clone, which seems to add all files', () => {
    const commits = [
      { by: ana, age: 3, files: ['a'], isRoot: true },
      { by: bo, age: 2, files: ['a'] },
    ];
    assert.deepEqual(
      [historyFrom(commits, true).leftOut.boundary, historyFrom(commits).changes.length],
      [1, 2],
    );
  });

  it('joins nobody by names and addresses that machines have', () => {
    const { people } = historyFrom([
      { by: 'root <root@localhost>', age: 1, files: ['a'] },
      { by: 'Ana <root@localhost>', age: 1, files: ['a'] },
      { by: 'Bo <you@example.com>', age: 1, files: ['a'] },
      { by: 'Chidi <you@example.com>', age: 1, files: ['a'] },
      { by: 'root <farah@acme.test>', age: 1, files: ['a'] },
      { by: ' <>', age: 1, files: ['a'] },
    ]);
    assert.deepEqual(
      people.map(({ name }) => name),
      ['Ana', 'Bo', 'Chidi', 'farah@acme.test', 'root@localhost', 'unknown'],
    );
  });

  it('says nothing about people without names', () => {
    const text = textOf(historyFrom(histories[0]?.[1] ?? []), histories[0]?.[2] ?? []);
    assert.match(
      text,
      / {4}# TODO: who owns this\?\n {4}# Active here: Ana Oliveira\.\n {4}owners: \[TODO\]\n/,
    );
  });
});

describe('the table of bots and agents', () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    bot: [
      'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
      'carsonbot <41898282+github-actions[bot]@users.noreply.github.com>',
      'renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>',
      'Renovate Bot <renovate@whitesourcesoftware.com>',
      'ci <project_42_bot_0af@noreply.gitlab.com>',
      'release <semantic-release-bot@martynus.net>',
      'Hosted Weblate <hosted@weblate.org>',
      'GitHub <noreply@github.com>',
      'Kubernetes Prow Robot <k8s-ci-robot@users.noreply.github.com>',
      'MetaMask Bot <37885440+metamaskbot@users.noreply.github.com>',
      'PrometheusBot <prometheus-team@googlegroups.com>',
      'acme-bot <acme@acme.test>',
      'netdatabot <bot@netdata.cloud>',
      'esphomebot <esphome@nabucasa.com>',
    ],
    agent: [
      'Copilot <198982749+Copilot@users.noreply.github.com>',
      'copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>',
      'GitHub Copilot <copilot@github.com>',
      'Claude Opus 4.6 (1M context) <noreply@anthropic.com>',
      'Claude <noreply@anthropic.com>',
      'OpenAI Codex <noreply@openai.com>',
      'Cursor Agent <cursoragent@cursor.com>',
      'aider (gpt-4o) <noreply@aider.chat>',
      'google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>',
      'Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>',
    ],
    person: [
      'Claude Pache <claude.pache@acme.test>',
      'Claude <claude@acme.test>',
      'Devin Stewart <49423028+Bigshmow@users.noreply.github.com>',
      'Rick Talbot <rick@acme.test>',
      'Abbot <abbot@acme.test>',
      'ricktalbot <rick@acme.test>',
      'Ana (aider) <ana@acme.test>',
      'RobotPsychologist <110344005+RobotPsychologist@users.noreply.github.com>',
    ],
  };
  for (const [kind, signatures] of Object.entries(known))
    it(`knows a ${kind}`, () => {
      const kinds = signatures.map((text) => {
        const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(text) ?? [];
        return [text, machineOf({ name, email }) ?? 'person'];
      });
      assert.deepEqual(
        kinds,
        signatures.map((text) => [text, kind]),
      );
    });

  it('has a source for each line', () => {
    assert.deepEqual(
      machines.filter(({ source }) => !/^https:\/\/\S+$/.test(source)),
      [],
    );
  });
});
