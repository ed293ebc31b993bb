import assert from 'node:assert/strict';
import { analyze, analyzeSteps, countSteps, type Analysis } from '../../../src/analyze.ts';
import { runSync } from '../../../src/text/task.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { chosen, holds, pick, several } from '../../property.ts';

const required = 'version: 1\npurpose: P\ngoals: []\ndecisionCriteria: []\n';

describe('the coverage of a repository', () => {
  holds({
    title: 'says of every file what the lookup says',
    runs: 400,
    input: chosen((choose) => {
      const pattern = (): string =>
        `"${pick(choose, ['', '', '', '!'])}${pick(choose, ['a/', 'b/', 'a/b/', '*.ts', '*', '**', 'c.ts', '/a/c.ts', 'a/*', 'b'])}"`;
      const patterns = (): string => `[${several(choose, 3, pattern).join(', ')}]`;
      const leadership = (start: string): string => {
        const domains = several(
          choose,
          3,
          (at) =>
            `  - { id: d${String(at)}, paths: ${patterns()}, owners: [${pick(choose, ['x', 'x', '"@your-team"'])}] }\n`,
        );
        return `${start}domains:${domains.length === 0 ? ' []' : ''}\n${domains.join('')}unowned: ${patterns()}\n`;
      };
      return ['', 'a/', 'a/b/']
        .filter(() => choose(3) < 2)
        .map((folder) => ({
          path: `${folder}leadership.yaml`,
          text: leadership(pick(choose, [required, 'version: 1\ninherits: true\n'])),
        }));
    }),
    check: (sources) => {
      const paths = ['c.ts', 'd', 'a/c.ts', 'a/d', 'a/b/c.ts', 'a/b/d/e', 'b/c.ts', 'b/a/b', 'e/f'];
      const { ownership, coverage } = analyze(sources, fileList(paths));
      const answers = new Map(paths.map((path) => [path, 'intentionally unowned or not governed']));
      for (const { path: file } of sources) {
        for (const covered of coverage?.domainsIn(file) ?? [])
          for (const path of covered?.owned.paths ?? [])
            answers.set(path, `${file} ${covered?.domain.id.value ?? ''}`);
        for (const path of coverage?.unownedIn(file).paths ?? []) answers.set(path, 'unowned');
      }
      for (const path of paths) {
        const { status, matchedBy } = ownership.lookup(path);
        const isGoverned = sources.some(
          ({ path: file }) => file === 'leadership.yaml' || path.startsWith(file.slice(0, -15)),
        );
        const { leadership: by, domain } = matchedBy ?? {};
        const expected =
          domain !== undefined && status === 'owned'
            ? `${by?.file ?? ''} ${domain.id.value}`
            : status === 'unowned' && isGoverned
              ? 'unowned'
              : 'intentionally unowned or not governed';
        assert.equal(answers.get(path), expected, path);
      }
    },
  });
});

describe('the coverage of a repository with very many files', () => {
  const paths = Array.from(
    { length: 60_000 },
    (_, at) => `src/${String(at % 40)}/${String(at % 700)}/${String(at)}.ts`,
  );
  const files = fileList([...paths, 'docs/a.md', 'leadership.yaml']);
  const text = `${required}domains:
  - { id: a, paths: [src/, nowhere/], owners: ["@acme/a", "@acme/b"] }
  - { id: b, paths: [src/1/, "src/1/*/"], owners: ["@acme/a", "@acme/b"] }
unowned: [leadership.yaml]
`;
  const edited = text
    .replace('nowhere/', 'elsewhere/')
    .replace('  - { id: b', '  - { id: c, paths: [docs/], owners: ["@acme/c", "@acme/d"] }\n  - { id: b');
  const uncounted = (now: string, previous?: Analysis): Analysis =>
    runSync(analyzeSteps([{ path: 'leadership.yaml', text: now }], files, undefined, previous));
  const counted = (analysis: Analysis): Analysis => runSync(countSteps(analysis));
  const said = ({ files: [file], coverage }: Analysis): string[] => [
    ...(file?.findings ?? []).map(({ message }) => message),
    ...(coverage?.domainsIn('leadership.yaml') ?? []).map((covered) =>
      covered === undefined
        ? 'not counted'
        : `${covered.domain.id.value} ${String(covered.owned.count)} of ${String(covered.matched.count)}`,
    ),
  ];

  it('is not counted at once, and then says all', () => {
    const first = uncounted(text);
    const then = counted(first);
    assert.deepEqual([first.coverage?.isComplete, then.coverage?.isComplete], [false, true]);
    assert.deepEqual(said(first), ['not counted', 'not counted']);
    assert.deepEqual(said(then), [
      '1 file is unowned: docs/a.md. Add it to a domain, or list it under "unowned".',
      'Pattern "nowhere/" matches no files. Fix it, or remove it.',
      'a 58500 of 60000',
      'b 1500 of 1500',
    ]);
  });

  it('says of what did not change what it said before, until all is counted again', () => {
    const before = counted(uncounted(text));
    const during = uncounted(edited, before);
    assert.deepEqual(said(during), ['not counted', 'not counted', 'b 1500 of 1500']);
    const after = counted(during);
    assert.deepEqual(said(after), [
      'Pattern "elsewhere/" matches no files. Fix it, or remove it.',
      'a 58500 of 60000',
      'c 1 of 1',
      'b 1500 of 1500',
    ]);
    assert.deepEqual(said(after), said(counted(uncounted(edited))));
  });
});

describe('a list of files that changed', () => {
  holds({
    title: 'is counted as one that was listed anew',
    runs: 6,
    atLeast: { change: 60 },
    input: chosen((choose) => {
      const path = (): string =>
        Array.from({ length: 1 + choose(4) }, () => `n${String(choose(6))}`).join('/') +
        pick(choose, ['', '.ts']);
      const paths = Array.from({ length: 2000 }, path);
      const removed = (): string => {
        const gone = pick(choose, paths);
        return choose(3) === 2 && gone.includes('/') ? gone.slice(0, gone.lastIndexOf('/')) : gone;
      };
      const changes = Array.from({ length: 12 }, () => ({
        removed: several(choose, 3, removed),
        added: several(choose, 3, path),
      }));
      return { paths, changes };
    }),
    check: ({ paths, changes }, saw) => {
      const leadership = `${required}domains:
  - { id: a, paths: [n1, "*.ts"], owners: [x] }
  - { id: b, paths: ["n2/**/n3", "!n4"], owners: [x] }
`;
      const source = [{ path: 'leadership.yaml', text: leadership }];
      let files = fileList(paths);
      for (const { removed, added: wanted } of changes) {
        saw('change');
        const all = [...files.paths];
        const added = wanted.filter((one) => !files.hasFolder(one));
        const isGone = (one: string): boolean =>
          removed.some((gone) => one === gone || one.startsWith(`${gone}/`));
        const expected = new Set([...all.filter((one) => !isGone(one)), ...added]);
        files = files.changed({ removed, added });
        const anew = fileList([...expected].toSorted());
        assert.deepEqual([...files.paths].toSorted(), [...expected].toSorted());
        assert.equal(files.count, expected.size);
        const numbers = [files, anew].map((list) =>
          analyze(source, list)
            .coverage?.domainsIn('leadership.yaml')
            .map((covered) => [
              covered?.matched.count,
              covered?.owned.count,
              [...(covered?.owned.paths ?? [])].length,
            ]),
        );
        assert.deepEqual(numbers[0], numbers[1]);
      }
    },
  });
});
