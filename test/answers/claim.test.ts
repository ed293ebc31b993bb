import assert from 'node:assert/strict';
import { analyzeOnce, analyze, type Analysis } from '../../src/analyze.ts';
import {
  claimants,
  claimFor,
  claimForNew,
  claimingOwner,
  holdingsIn,
  losersOf,
} from '../../src/answers/claim.ts';
import { fileList } from '../../src/ownership/fileList.ts';

const head = 'version: 1\npurpose: P\ngoals: [G]\ndecisionCriteria: [C]\npeople: { ana: Ana }\n';
const analysisOf = (text: string): Analysis => analyzeOnce([{ path: 'leadership.yaml', text: head + text }]);

describe('claiming a path for a domain', () => {
  const block = 'domains:\n  - id: a\n    paths:\n      - src/ # the code\n    owners: [ana]\n';
  const flow = 'domains: [{ id: a, paths: [src/], owners: [ana] }]\n';

  checkClaim('adds a folder', block, 'tools/x/', block.replace('the code\n', 'the code\n      - tools/x/\n'));
  checkClaim('adds a file', flow, 'docs/a.md', flow.replace('[src/]', '[src/, docs/a.md]'));
  checkClaim(
    'keeps a name from matching in every folder',
    flow,
    'tools/',
    flow.replace('[src/]', '[src/, /tools/]'),
  );
  checkClaim(
    'quotes what YAML would take for something else',
    flow,
    '!x.md',
    flow.replace('[src/]', '[src/, /!x.md]').replace('/!x.md', '"/!x.md"'),
  );
  checkClaim(
    'means the signs of a pattern as they are',
    flow,
    'web/[id]/a*b.ts',
    flow.replace('[src/]', "[src/, 'web/[id]/a\\*b.ts']"),
  );
  checkClaim('fills an empty list', flow.replace('[src/]', '[]'), 'x/y/', flow.replace('[src/]', '[x/y/]'));
  checkClaim(
    'keeps CRLF',
    block.replaceAll('\n', '\r\n'),
    'x/y/',
    block.replaceAll('\n', '\r\n').replace('the code\r\n', 'the code\r\n      - x/y/\r\n'),
  );
  checkClaim(
    'does nothing where the list is not readable',
    flow.replace('[src/]', '[src/, "'),
    'x/',
    undefined,
  );

  function checkClaim(title: string, text: string, path: string, expected: string | undefined): void {
    it(title, () => {
      const analysis = analysisOf(text);
      const [claimant] = claimants(analysis, path);
      const claim = claimant && claimFor(analysis, path, claimant);
      assert.equal(
        claim && apply(head + text, claim.edit),
        expected === undefined ? undefined : head + expected,
      );
      if (expected === undefined) return;
      const after = analysisOf(expected).ownership;
      assert.equal(after.lookup(path).matchedBy?.domain?.id.value, 'a');
      const name = path.replace(/\/$/, '');
      assert.equal(after.lookup(`other/${name}/x`).status, 'unowned');
    });
  }
});

describe('claiming a path for a new domain', () => {
  for (const [before, after] of [
    ['domains: []\n', 'domains: [{ id: tools, paths: [/tools/], owners: [ana] }]\n'],
    [
      'domains:\n  - id: a\n    paths: [src/]\n    owners: [ana]\n',
      'domains:\n  - id: a\n    paths: [src/]\n    owners: [ana]\n  - id: tools\n    paths: [/tools/]\n    owners: [ana]\n',
    ],
    ['', 'domains: [{ id: tools, paths: [/tools/], owners: [ana] }]\n'],
  ] as const)
    it(JSON.stringify(before), () => {
      const analysis = analysisOf(before);
      const owner = claimingOwner(analysis.ownership.scopeIn(''), { ref: 'ana' });
      const claim = claimForNew(analysis, 'tools/', { file: 'leadership.yaml', id: 'tools', owner });
      assert.equal(claim && apply(head + before, claim.edit).trimEnd(), (head + after).trimEnd());
    });

  it('names who claims it as they can be named', () => {
    const scope = analysisOf('domains: []').ownership.scopeIn('');
    assert.deepEqual(
      [{ name: 'ana', email: 'x@y.example' }, { email: 'x@y.example' }, { ref: '@x' }, {}].map((self) =>
        claimingOwner(scope, self),
      ),
      ['ana', 'x@y.example', '@x', '@your-team'],
    );
  });
});

describe('what a claim takes from others', () => {
  it('is what domains before it have in the folder', () => {
    const text = `${head}domains:
  - { id: first, paths: ["*.md"], owners: [ana] }
  - { id: mine, paths: [src/], owners: [ana] }
  - { id: last, paths: ["*.sql"], owners: [ana] }
  - { id: nobody, paths: [z/], owners: [] }
`;
    const files = fileList(['tools/a.md', 'tools/b.md', 'tools/deep/c.sql', 'tools/d.ts', 'src/a.md']);
    const analysis = analyze([{ path: 'leadership.yaml', text }], files);
    const holdings = holdingsIn(analysis, files, 'tools/');
    const lost = claimants(analysis, 'tools/').map((claimant) => [
      claimant.id,
      losersOf(claimant, 0, holdings).map(({ title, files }) => `${title} ${String(files)}`),
    ]);
    assert.deepEqual(lost, [
      ['first', []],
      ['mine', ['first 2']],
      ['last', ['first 2']],
    ]);
  });

  it('is what files above have, where a file further in claims', () => {
    const inner = 'version: 1\ninherits: true\ndomains:\n  - { id: inner, paths: [src/], owners: [ana] }\n';
    const files = fileList(['web/tools/a.md', 'web/tools/b.ts']);
    const analysis = analyze(
      [
        {
          path: 'leadership.yaml',
          text: `${head}domains:\n  - { id: outer, paths: ["*.md"], owners: [ana] }\n`,
        },
        { path: 'web/leadership.yaml', text: inner },
      ],
      files,
    );
    const holdings = holdingsIn(analysis, files, 'web/tools/');
    const lost = claimants(analysis, 'web/tools/').map((claimant) => [
      `${claimant.file} ${claimant.id}`,
      losersOf(claimant, claimant.file === 'leadership.yaml' ? 0 : 1, holdings).map(({ title }) => title),
    ]);
    assert.deepEqual(lost, [
      ['web/leadership.yaml inner', ['outer']],
      ['leadership.yaml outer', []],
    ]);
  });
});

function apply(
  text: string,
  { span, newText }: { span: { start: number; end: number }; newText: string },
): string {
  return text.slice(0, span.start) + newText + text.slice(span.end);
}
