import assert from 'node:assert/strict';
import { resolveOwners } from '../../../src/ownership/codeowners/effect.ts';
import type { Host } from '../../../src/ownership/codeowners/host.ts';
import { readCodeowners } from '../../../src/ownership/codeowners/read.ts';

/** Whether a pattern matches a path on GitHub, and on GitLab. */
const patterns: readonly (readonly [pattern: string, path: string, onGithub: boolean, onGitlab: boolean])[] =
  [
    ['*', 'a/b', true, true],
    ['a/b', 'a/b', true, true],
    ['a/b', 'x/a/b', false, true],
    ['a/b/', 'x/a/b/c', false, true],
    ['/a/b', 'x/a/b', false, false],
    ['a', 'a/b', true, false],
    ['/a', 'a/b', true, false],
    ['a/', 'a/b/c', true, true],
    ['a/', 'x/a/b', true, true],
    ['/a/', 'x/a/b', false, false],
    ['*.md', 'x/a.md', true, true],
    ['*.md', 'a.md/x', true, false],
    ['/docs/*', 'docs/a', true, true],
    ['/docs/*', 'docs/a/b', false, false],
    ['docs/*', 'x/docs/a', false, true],
    ['/docs/**', 'docs/a', true, true],
    ['/docs/**', 'docs/a/b', true, false],
    ['/docs/**/', 'docs/a/b', true, true],
    ['/a/**/b', 'a/b', true, true],
    ['/a/**/b', 'a/x/y/b', true, true],
    ['/a/**/b', 'a/x/b/c', true, false],
    ['**/b', 'a/b', true, true],
    ['/a\\ b/', 'a b/c', true, true],
    ['/[ab].ts', 'a.ts', false, true],
    ['/[a-c].ts', 'b.ts', false, true],
    ['/[ab].ts', 'c.ts', false, false],
    ['/\\[a\\].ts', '[a].ts', true, true],
    ['/a?c', 'abc', true, true],
    ['/a?c', 'a/c', false, false],
    ['/.a*', '.ab', true, true],
    ['/A', 'a', false, false],
    ['\\#a', '#a', false, true],
  ];

/** Features of GitLab only: the owners of `src/a.ts`, one item per section. */
const texts: readonly (readonly [title: string, text: string, asked: readonly string[]])[] = [
  ['the default owners of a section', '[A] @a @b\n/src/', ['@a @b']],
  ['owners instead of the default', '[A] @a\n/src/ @c', ['@c']],
  ['owners in each section', '* @x\n[A] @a\n/src/\n[B]\n*.ts @b', ['@x', '@a', '@b']],
  ['that the last match in a section wins', '[A]\n* @a\n/src/ @b', ['@b']],
  ['a section that comes twice, in other letters', '[Data Base] @a\n/src/\n[DATA BASE] @b\n*.ts', ['@b']],
  ['an exclusion, whatever comes later', '* @x\n!/src/\n/src/a.ts @y', []],
  ['an exclusion in its section only', '* @x\n[A]\n* @a\n!*.ts', ['@x']],
  ['an optional section', '^[A] @a\n*', ['@a optional']],
  ['approvals', '[A][3] @a\n*', ['@a 3']],
  ['that a section is optional only if it always is', '^[A] @a\n*\n[a] @b\n*.ts', ['@b']],
  ['roles and groups of groups', '* @@maintainer @a/b/c', ['@@maintainer @a/b/c']],
  ['a line without owners', '* @a\n/src/', []],
  ['words that are not owners', '* @a nobody', ['@a']],
  ['a line that is not a section', '[a.ts @a\n* @b', ['@b']],
];

describe('CODEOWNERS as its hosts read it', () => {
  for (const [pattern, path, onGithub, onGitlab] of patterns)
    it(`${pattern} and ${path}`, () => {
      const covers = (host: Host): boolean =>
        resolveOwners(readCodeowners(`${pattern} @a`, host))(path).length > 0;
      assert.deepEqual([covers('github'), covers('gitlab')], [onGithub, onGitlab]);
    });
  for (const [title, text, asked] of texts)
    it(`GitLab supports ${title}`, () => {
      const found = resolveOwners(readCodeowners(text, 'gitlab'))('src/a.ts');
      assert.deepEqual(
        found.map(({ owners, isOptional, approvals }) =>
          [...owners, ...(isOptional ? ['optional'] : []), ...(approvals > 1 ? [approvals] : [])].join(' '),
        ),
        asked,
      );
    });
});
