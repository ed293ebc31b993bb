import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze.ts';
import { fileList } from '../../src/ownership/fileList.ts';
import { randomNumbers } from '../randomNumbers.ts';

const required = 'version: 1\npurpose: P\ngoals: []\ndecisionCriteria: []\n';

describe('the coverage of a repository', () => {
  it('says of every file what the lookup says', function () {
    this.timeout(60_000);
    const random = randomNumbers(11);
    const pick = (choices: readonly string[]): string => choices[random(choices.length)] ?? '';
    const pattern = (): string =>
      `"${pick(['', '', '', '!'])}${pick(['a/', 'b/', 'a/b/', '*.ts', '*', '**', 'c.ts', '/a/c.ts', 'a/*', 'b'])}"`;
    const patterns = (): string => `[${Array.from({ length: random(4) }, pattern).join(', ')}]`;
    const leadership = (start: string): string => {
      const domains = Array.from(
        { length: random(4) },
        (_, at) => `  - { id: d${String(at)}, paths: ${patterns()}, owners: [x] }\n`,
      );
      return `${start}domains:${domains.length === 0 ? ' []' : ''}\n${domains.join('')}unowned: ${patterns()}\n`;
    };
    const differing: string[] = [];
    for (let round = 0; round < 400; round++) {
      const sources = ['', 'a/', 'a/b/']
        .filter(() => random(3) > 0)
        .map((folder) => ({
          path: `${folder}leadership.yaml`,
          text: leadership(random(2) === 0 ? required : 'version: 1\ninherits: true\n'),
        }));
      const paths = ['c.ts', 'd', 'a/c.ts', 'a/d', 'a/b/c.ts', 'a/b/d/e', 'b/c.ts', 'b/a/b', 'e/f'];
      const { ownership, coverage } = analyze(sources, fileList(paths));
      const answers = new Map(paths.map((path) => [path, 'unowned on purpose or not governed']));
      for (const { path: file } of sources) {
        for (const covered of coverage?.domainsIn(file) ?? [])
          for (const path of covered?.owned.paths ?? [])
            answers.set(path, `${file} ${covered?.domain.id.value ?? ''}`);
        for (const path of coverage?.unownedIn(file).paths ?? []) answers.set(path, 'unowned');
      }
      for (const path of paths) {
        const { status, decidedBy } = ownership.lookup(path);
        const isGoverned = sources.some(
          ({ path: file }) => file === 'leadership.yaml' || path.startsWith(file.slice(0, -15)),
        );
        const { leadership: by, domain } = decidedBy ?? {};
        const expected =
          domain !== undefined
            ? `${by?.file ?? ''} ${domain.id.value}`
            : status === 'unowned' && isGoverned
              ? 'unowned'
              : 'unowned on purpose or not governed';
        if (answers.get(path) !== expected)
          differing.push(
            `${path}: ${String(answers.get(path))}, not ${expected}\n${JSON.stringify(sources)}`,
          );
      }
    }
    assert.deepEqual(differing, []);
  });
});
