import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { codeownersDrift, codeownersLines } from '../../../src/features/reports/codeownersDrift.ts';
import { placeBlock } from '../../../src/ownership/codeowners/block.ts';
import { compareReviews, resolveOwners } from '../../../src/ownership/codeowners/effect.ts';
import { readCodeowners } from '../../../src/ownership/codeowners/read.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { runSync } from '../../../src/text/task.ts';
import { completed } from '../../checkFindings.ts';

const paths = ['a/1', 'a/2', 'a/b/1', 'c/1', 'd/1', 'x'];
const files = fileList(paths);
const text = completed(`domains:
  - { id: all, paths: [a/, c/], owners: ["@acme/all"] }
  - { id: b, paths: [a/b/, x], owners: ["@acme/b"] }
`);
const analysis = analyze([{ path: 'leadership.yaml', text }], files);

describe('the drift of CODEOWNERS', () => {
  const generated = codeownersLines(analysis, 'github');
  const lines = 'lines' in generated ? generated.lines : [];
  const drifting = (codeowners: string): string[] =>
    runSync(codeownersDrift(codeowners, lines, 'github', files)).map(
      ({ line, files: count, path, wanted, given, isLeft }) =>
        `${String(line)}: ${String(count)} ${path} ${wanted} | ${given}${isLeft ? ' (left)' : ''}`,
    );

  it('is none after an update', () => {
    const updated = placeBlock('# Ours\n', lines, 'github');
    assert.ok('text' in updated && updated.text.startsWith('# Ours\n'));
    assert.deepEqual(drifting(updated.text), []);
  });
  it('is at the line that decides, and without one for files that no line matches', () => {
    assert.deepEqual(drifting('* @acme/all\na/b/ @acme/b\nd/ @acme/d\n'), [
      '1: 1 x @acme/b | @acme/all',
      '3: 1 d/1 no owner | @acme/d (left)',
    ]);
    assert.deepEqual(drifting('a/ @ACME/all\na/b/ @acme/b\n'), ['undefined: 2 x @acme/b | no owner']);
  });
  it('is at a line without owners, and says where an update does not help', () => {
    const updated = placeBlock('c/ @acme/c\n', lines, 'github');
    assert.ok('text' in updated);
    const below = updated.text.split('\n').length;
    assert.deepEqual(drifting(`${updated.text}/c/\n`), [
      `${String(below)}: 1 c/1 @acme/all | no owner (left)`,
    ]);
  });
  it('has all the files that differ one by one', () => {
    const given = '* @acme/all @acme/b\n/a/b/ @acme/b\n/c/\n';
    const found = compareReviews(
      paths,
      resolveOwners(readCodeowners(lines.join('\n'), 'github', paths)),
      resolveOwners(readCodeowners(given, 'github', paths)),
    );
    const counts = runSync(codeownersDrift(given, lines, 'github', files)).map((line) => line.files);
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      found.length,
    );
  });
});
