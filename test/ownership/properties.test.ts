import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze.ts';
import { compileLists } from '../../src/ownership/patterns/patternLists.ts';
import type { RepoPath } from '../../src/text/repoPath.ts';
import { holds } from '../property.ts';
import {
  counts,
  files,
  folders,
  leadershipsOf,
  lookups,
  plainDecision,
  sourceOf,
  type Written,
} from './properties.ts';

describe('random leadership files', function () {
  this.timeout(120_000);

  holds(lookups);
  holds(counts);

  it('have the same answers where more folders are asked about than are remembered', () => {
    const written = [
      fileOf('', [['*', '!*.md'], ['a/*1*/', '!a/*2/'], ['**/ab*7/'], ['c.ts'], ['/é/', '!*.ts']]),
      fileOf('b', [['b*/'], ['LICENSE', '**/b*9/*']]),
    ];
    const { matcher, rules } = compileLists(leadershipsOf(analyze(written.map(sourceOf))));
    const paths = Array.from({ length: 120_000 }, (_, at) => {
      const folder = `${folders[at % 5] ?? ''}/${folders[at % 3] ?? ''}${String(at % 110_000)}`;
      return `${folder}/${files[at % 6] ?? ''}`;
    });
    const decisions = paths.map((path) => matcher.decide(path));
    const streamed = matcher.decideAll(paths);
    const differing = paths.filter(
      (path, at) =>
        decisions[at] !== streamed[at] ||
        (at % 100 === 0 && rules[decisions[at] ?? -1]?.pattern?.value !== plainDecision(written, path)),
    );
    assert.deepEqual(differing, []);
    assert.ok(new Set(decisions).size > 3);
  });
});

function fileOf(folder: RepoPath, domains: readonly (readonly string[])[]): Written {
  const owned = domains.map((paths, at) => ({ id: `d${String(at)}`, paths, isOwned: true }));
  return { folder, inherits: folder !== '', domains: owned, unowned: [], criterion: [] };
}
