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
    ['/', 'a/b', false, true],
    ['/a[b', 'a[b', false, false],
    ['/a[]b', 'a[]b', false, false],
    ['/a{b,c}', 'ab', false, false],
    ['/a\u00a0b', 'a\u00a0b', true, true],
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

  // The words of a line, ee/lib/gitlab/code_owners/reference_extractor.rb
  ['owners with commas after them', '* @a, @b', ['@a @b']],
  ['owners without a space between them', '* @a,@b;@c', ['@a @b @c']],
  ['owners in brackets, quotes, and at the end of a sentence', '* (@a) "@b" @c. <@d>', ['@a @b @c @d']],
  ['owners in words', '* thanks to @a and @b!', ['@a @b']],
  ['a comma after an address', '* ana@acme.example, bo@acme.example.', ['ana@acme.example bo@acme.example']],
  ['two addresses in one word, which are none', '* ana@acme.example,bo@acme.example', []],
  ['brackets before an address, which are a part of it', '* (ana@acme.example) @a', ['@a']],
  ['the first of two owners in one word', '* @x@y', ['@x']],
  ['a name up to its last letter or digit', '* @a/ @b. @c_ @d/e/', ['@a @b @c_ @d/e']],
  ['no name that starts with a hyphen', '* @-a @b', ['@b']],
  ['each owner once', '* @a @b, @a', ['@a @b']],
  ['roles as whole words only', '* @@owner, @@Maintainers @@@developer', ['@@Maintainers']],
  ['words without owners instead of default owners', '[A] @a\n/src/ nobody', []],
  ['a comment instead of default owners', '[A] @a\n/src/ # nobody', []],
  ['owners in a comment', '[A] @a\n/src/ # @b', ['@b']],

  // Blanks, ee/lib/gitlab/code_owners/file.rb
  ['tabs, form feeds, and vertical tabs between words', '*\t@a\f@b\v@c', ['@a @b @c']],
  ['no other blanks between the pattern and the owners', '* @a\n/src/\u00a0@b', ['@a']],
  ['no other blanks before a pattern', '* @a\n\u3000/src/ @b', ['@a']],
  ['other blanks between owners', '* @a\u00a0@b', ['@a @b']],
  ['a line with other blanks only', '* @a\n\u00a0\u3000\n', ['@a']],
  ['other blanks instead of owners as none', '[A] @a\n/src/ \u00a0', ['@a']],
  ['the line breaks of Windows', '[A] @a\r\n/src/\r\n', ['@a']],
  ['no line breaks of old', '* @a\r/src/ @b', ['@a @b']],

  // Headings, ee/lib/gitlab/code_owners/section_parser.rb
  ['a heading before other characters', '* @x\n[A].ts @a\n* @b', ['@x', '@b']],
  ['a heading without a name', '* @x\n[] @a\n*', ['@x', '@a']],
  ['a heading of blanks', '* @x\n[ ] @a\n*', ['@x', '@a']],
  ['a heading with a bad approval count', '* @x\n[A][two] @a\n* @b', ['@x', '@b']],
  ['a bad approval count without default owners', '[A][two] @a\n*', []],
  ['a heading with an empty approval count', '[A][] @a\n*', ['@a']],
  ['a heading with a count of zero', '[A][0] @a\n*', ['@a']],
  ['a heading with a minus', '[A][-1] @a\n* @b', ['@b']],
  ['an optional heading with approvals', '^[A][2] @a\n*', ['@a optional 2']],
  ['default owners up to a comment', '[A] @a # @b\n*', ['@a']],
  ['default owners up to a comma', '[A] @a, @b\n*', ['@a']],
  ['default owners up to a letter that no name has', '[A] @a @\u00fc @b\n*', ['@a']],
  ['a heading in the middle of a line as a pattern', '* @a\nx [A] @b\n*.ts @c', ['@c']],
  ['blanks before a heading', '* @x\n  [A] @a\n*', ['@x', '@a']],
  ['the approvals of the heading before a line', '[A][2] @a\n*\n[a][3] @b\n*.ts', ['@b 3']],
  ['the approvals of the heading before a line that wins', '[A][3] @a\n*\n[a] @b\n*.ts', ['@b']],
  ['an optional section whose other heading has no lines', '^[A] @a\n*\n[a] @b\n[B]\n', ['@a optional']],
  ['a name with blanks around it as another name', '[A] @a\n*\n[ A] @b\n*', ['@a', '@b']],
  ['the lines before the sections as a section with a name', '* @x\n[codeowners] @a\n*.ts', ['@a']],
  [
    'the first section in other letters than that as another one',
    '* @x\n[CODEOWNERS] @a\n*.ts',
    ['@x', '@a'],
  ],
  ['a later section in other letters than that as the same', '* @x\n[B]\n[CODEOWNERS] @a\n*.ts', ['@a']],

  // One line for each pattern, in its first place
  ['that a repeated pattern keeps its place', '/src/ @a\n*.ts @b\n/src/ @c', ['@b']],
  ['that a repeated pattern has its last owners', '*.ts @a\n/src/ @b\n*.md @c\n/src/ @d', ['@d']],
  ['the same pattern in other forms', '/**/*.ts @a\n/src/ @b\n*.ts @c', ['@b']],
  ['another pattern for the same paths', '**/*.ts @a\n/src/ @b\n*.ts @c', ['@c']],
  ['a folder and all in it as the same pattern', '/src/ @a\n*.ts @b\n/src/**/* @c', ['@b']],
  ['a repeated pattern in each section', '*.ts @a\n[B]\n*.ts @b', ['@a', '@b']],
  ['that an exclusion replaces its pattern', '* @x\n/src/ @a\n!/src/', []],
  ['that a pattern replaces its exclusion', '* @x\n!/src/\n/src/ @a', ['@a']],
  ['an exclusion of everything', '* @x\n!\n/src/ @a', []],
  ['an exclusion with a space, which is one of everything', '* @x\n! /docs/', []],
  ['a backslash and two spaces', '* @x\n/src\\  @a', ['@x']],
];

/** Lines that a host reads differently than intended, with what is said about them. */
const noted: readonly (readonly [
  text: string,
  host: Host,
  owners: readonly string[],
  notes: readonly string[],
])[] = [
  [
    '* @a @x@y',
    'github',
    ['@a'],
    ['1 GitHub ignores this owner: "@x@y" is not a @user, @org/team, or email address.'],
  ],
  [
    '* @x@y @a @b',
    'github',
    ['@a @b'],
    ['1 GitHub ignores this owner: "@x@y" is not a @user, @org/team, or email address.'],
  ],
  [
    '* @a, @b',
    'github',
    ['@b'],
    ['1 GitHub ignores this owner: "@a," is not a @user, @org/team, or email address.'],
  ],
  [
    '* @a @@owner',
    'github',
    ['@a'],
    ['1 GitHub ignores this owner: "@@owner" is not a @user, @org/team, or email address.'],
  ],
  ['* @a @b # @x@y', 'github', ['@a @b'], []],
  [
    '* @z\n* nobody',
    'github',
    ['@z'],
    ['2 GitHub ignores this line: "nobody" is not a @user, @org/team, or email address.'],
  ],
  [
    '* @z\n* @a\u00a0@b @c',
    'github',
    ['@c'],
    [
      '2 U+00A0 does not separate words on GitHub. Replace it with a space.',
      '2 GitHub ignores this owner: "@a @b" is not a @user, @org/team, or email address.',
    ],
  ],
  [
    '* @z\n/src/\u3000@a',
    'github',
    ['@z'],
    ['2 U+3000 does not separate words on GitHub. Replace it with a space.'],
  ],
  ['* @z\n@a @b', 'github', ['@z'], ['2 The line has owners, but no pattern. Add a pattern before "@a".']],
  [
    '* @z\n@acme/web',
    'github',
    ['@z'],
    ['2 The line has owners, but no pattern. Add a pattern before "@acme/web".'],
  ],
  [
    '* @z\nana@acme.example @b # @c',
    'github',
    ['@z'],
    ['2 The line has owners, but no pattern. Add a pattern before "ana@acme.example".'],
  ],
  ['* @z\n@a /src/', 'github', ['@z'], ['2 The line has owners, but no pattern. Add a pattern before "@a".']],
  ['* @z\n@a, @b', 'gitlab', ['@z'], ['2 The line has owners, but no pattern. Add a pattern before "@a,".']],
  [
    '* @z\n@@owner',
    'gitlab',
    ['@z'],
    ['2 The line has owners, but no pattern. Add a pattern before "@@owner".'],
  ],
  [
    '* @z\n@x@y @a',
    'github',
    ['@z'],
    ['2 The line has owners, but no pattern. Add a pattern before "@x@y".'],
  ],
  ['* @z\n@types @a\n@scope/kit @b\n', 'github', ['@z'], []],
  ['* @z\n@types @a\n@scope/kit @b\n', 'gitlab', ['@z'], []],
  ['* @z\nlogo@2x.png @a\n@types/ @b\n', 'github', ['@z'], []],
  [
    '<<<<<<< HEAD\n* @a\n=======\n* @b\n>>>>>>> theirs',
    'github',
    ['@b'],
    [
      '1 "<<<<<<<" is a Git conflict marker. Resolve the conflict.',
      '3 "=======" is a Git conflict marker. Resolve the conflict.',
      '5 ">>>>>>>" is a Git conflict marker. Resolve the conflict.',
    ],
  ],
  [
    '* @a\r\n||||||| 1234567\r\n>>>>>>> @b\r\n',
    'gitlab',
    ['@a'],
    [
      '2 "|||||||" is a Git conflict marker. Resolve the conflict.',
      '3 ">>>>>>>" is a Git conflict marker. Resolve the conflict.',
    ],
  ],
  [
    '[A].ts @a\n* @b',
    'gitlab',
    ['@b'],
    [
      '1 GitLab reads this line as section [A], and ignores ".ts @a". Remove that, or escape "[" if this is a pattern.',
    ],
  ],
  [
    '[A][two] @a\n* @b',
    'gitlab',
    ['@b'],
    [
      '1 GitLab reads this line as section [A], and ignores "[two] @a". Remove that, or escape "[" if this is a pattern.',
    ],
  ],
  [
    '[A] @a, @b\n*',
    'gitlab',
    ['@a'],
    ['1 GitLab ignores ", @b": default owners end there. Separate owners by spaces.'],
  ],
  ['[A] @a # @b\n*', 'gitlab', ['@a'], []],
  ['* @x@y', 'gitlab', ['@x'], ['1 GitLab reads "@x@y" as "@x". Separate owners by spaces.']],
  ['* @a, @b', 'gitlab', ['@a @b'], []],
  ['* @a nobody', 'gitlab', ['@a'], ['1 GitLab ignores "nobody": not a user, group, or email address.']],
  [
    '* @a # @b',
    'gitlab',
    ['@a @b'],
    ['1 GitLab has no end-of-line comments: handles after "#" become owners.'],
  ],
  [
    '*.ts @a\n* @b\n/**/*.ts @c',
    'gitlab',
    ['@b'],
    ['3 Line 1 has the same pattern, so GitLab uses this line in its place. Remove one of them.'],
  ],
  [
    '* @a\n/src[ @b',
    'gitlab',
    ['@a'],
    ['2 On GitLab, "/src[" matches nothing because of its "[". Escape it as "\\[".'],
  ],
];

const others = ['node_modules/@types/a.d.ts', '@scope/kit/index.ts', 'img/logo@2x.png'];

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
  for (const [text, host, owners, notes] of noted)
    it(`${host}: ${JSON.stringify(text)}`, () => {
      const read = readCodeowners(text, host, ['src/a.ts', ...others]);
      assert.deepEqual(
        [
          resolveOwners(read)('src/a.ts').map((review) => review.owners.join(' ')),
          read.notes.map(({ line, message }) => `${String(line)} ${message}`),
        ],
        [owners, notes],
      );
    });
});
