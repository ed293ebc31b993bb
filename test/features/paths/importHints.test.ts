import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { importHints } from '../../../src/features/paths/importHints.ts';
import { cardFor } from '../../../src/features/card/card.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';

const files = fileList([
  'src/pay/a.ts',
  'src/pay/b.ts',
  'src/books/post.ts',
  'src/books/read.ts',
  'src/risk/score.ts',
  'src/free.ts',
  'ml/model.py',
  'ml/risk.py',
]);
const analysis = analyze(
  [
    {
      path: 'leadership.yaml',
      text: [
        'version: 1',
        'purpose: Pay',
        'domains:',
        '  - { id: pay, paths: [/src/pay/], owners: ["@ana"] }',
        '  - { id: books, name: Ledger, paths: [/src/books/], owners: ["@bo"] }',
        '  - { id: risk, paths: [/src/risk/, /ml/risk.py], owners: ["@chidi", "@dan", "@eva"] }',
        '  - { id: models, paths: [/ml/model.py], owners: ["@fay"] }',
      ].join('\n'),
    },
  ],
  files,
);

describe('the hint after an import from another domain', () => {
  check(
    'names its domain and owner',
    ["import { post } from '../books/post';"],
    ['0 Ledger · Owner: @bo → src/books/post.ts'],
  );
  check(
    'names two of several owners',
    ["const { score } = require('../risk/score');"],
    ['0 risk · Owners: @chidi, @dan +1 → src/risk/score.ts'],
  );
  check(
    'stands after each line',
    ["import '../books/post';", '', "export * from '../books/read';"],
    ['0 Ledger · Owner: @bo → src/books/post.ts', '2 Ledger · Owner: @bo → src/books/read.ts'],
  );
  check(
    'names a domain once a line',
    ["import '../books/post'; import '../books/read';"],
    ['0 Ledger · Owner: @bo → src/books/post.ts'],
  );
  check('is silent within a domain', ["import './b';"], []);
  check('is silent where nobody owns what is imported', ["import '../free';"], []);
  check('is silent where it would guess', ["import 'books';", "import '../books/none';"], []);
  check('Unowned: is silent in a file', ["import './books/post';"], [], 'src/free.ts');
  check('is silent in a text that imports nothing', ["const from = '../books/post';"], []);
  check(
    'knows Python',
    ['from . import risk'],
    ['0 risk · Owners: @chidi, @dan +1 → ml/risk.py'],
    'ml/model.py',
  );
  check(
    'ends after 20',
    Array.from({ length: 30 }, () => "import '../books/post';"),
    Array.from({ length: 20 }, (_, line) => `${String(line)} Ledger · Owner: @bo → src/books/post.ts`),
  );
});

function check(
  label: string,
  lines: readonly string[],
  expected: readonly string[],
  file = 'src/pay/a.ts',
): void {
  it(label, () => {
    const kind = file.endsWith('.py') ? 'python' : 'module';
    const hints = importHints(lines, { files, file, kind, root: '/work' }, (path) => cardFor(analysis, path));
    assert.deepEqual(
      hints.map(({ line, label, path }) => `${String(line)} ${label} → ${path}`),
      expected,
    );
  });
}
