import { checkFindings } from '../../checkFindings.ts';

const bad = (pattern: string, message: string): { it: string; written: string; finds: string[] } => ({
  it: pattern.length > 40 ? `${String(pattern.length)} characters` : pattern,
  written: `unowned:\n  - '${pattern}'\n  - a\n`,
  finds: [`2:5-2:${String(pattern.length + 7)} reference/invalid-pattern ${message}`],
});
const good = (pattern: string): { it: string; written: string; finds: string[] } => ({
  it: pattern.length > 40 ? `${String(pattern.length)} characters are read` : `${pattern} is read`,
  written: `unowned:\n  - '${pattern}'\n  - a\n`,
  finds: [],
});

describe('reference/invalid-pattern', () => {
  checkFindings(/^reference\/invalid-pattern$/, [
    bad('', 'Empty pattern. Enter a path such as "src/".'),
    bad('!', 'Empty pattern. Enter a path such as "src/".'),
    bad(
      '/',
      '"/" alone matches nothing. Use "/**" for everything in this folder, or "/*" for its direct children.',
    ),
    bad(
      '!/',
      '"/" alone matches nothing. Use "/**" for everything in this folder, or "/*" for its direct children.',
    ),
    bad('a***', 'Invalid wildcard. Use "**" for any number of folders, or "*" within a name.'),
    bad('a/***/b', 'Invalid wildcard. Use "**" for any number of folders, or "*" within a name.'),
    bad('a//b', 'Empty path segment. Use a single "/" between folders.'),
    bad('//a', 'Empty path segment. Use a single "/" between folders.'),
    bad('a//', 'Empty path segment. Use a single "/" between folders.'),
    bad('//', 'Empty path segment. Use a single "/" between folders.'),
    bad('./a', '"." and ".." are not allowed. Write the path relative to this file\'s folder.'),
    bad('a/./b', '"." and ".." are not allowed. Write the path relative to this file\'s folder.'),
    bad('.', '"." and ".." are not allowed. Write the path relative to this file\'s folder.'),
    bad('a/.', '"." and ".." are not allowed. Write the path relative to this file\'s folder.'),
    bad('../a', '"." and ".." are not allowed. Write the path relative to this file\'s folder.'),
    bad('a/..', '"." and ".." are not allowed. Write the path relative to this file\'s folder.'),
    bad('a\\', 'A trailing "\\" escapes nothing. Remove it.'),
    bad('a\\\\\\', 'A trailing "\\" escapes nothing. Remove it.'),
    bad('src\\payouts', 'Use "/" as the path separator: src/payouts'),
    bad('src\\payouts\\', 'Use "/" as the path separator: src/payouts/'),
    bad('!src\\payouts', 'Use "/" as the path separator: src/payouts'),
    bad('a'.repeat(1025), 'Pattern is too long (max 1024 characters).'),
    bad(`${'**/'.repeat(17)}a`, 'Too many "**" in one pattern (max 16).'),
    good('a\\\\'),
    good('a'.repeat(1024)),
    good(`${'**/'.repeat(16)}a`),
    good('..a/b..'),
    good('/**'),
    good('/*'),
    good('\\*'),
    good('[a'),
    good('a b'),
    {
      it: 'in every list of patterns',
      written: `
decisionCriteria: [{ statement: Undo, paths: [a//b] }]
#                                             ^^^^ reference/invalid-pattern Empty path segment. Use a single "/" between folders.
domains:
  - id: a
    paths: [c//d, e/]
    #       ^^^^ reference/invalid-pattern Empty path segment. Use a single "/" between folders.
    owners: []
    decisionCriteria: [{ statement: Ask, paths: [f//g] }]
    #                                            ^^^^ reference/invalid-pattern Empty path segment. Use a single "/" between folders.
unowned: [h//i]
#         ^^^^ reference/invalid-pattern Empty path segment. Use a single "/" between folders.
`,
    },
    {
      it: 'lists that only take out',
      written: `
domains:
  - { id: a, paths: ["!b", "!c"], owners: [] }
  #                 ^^^^^^^^^^^^ reference/invalid-pattern This list only excludes paths. Add at least one pattern without "!".
  - { id: b, paths: ["!b", c], owners: [] }
  - { id: c, paths: [], owners: [] }
unowned: ["!*.md"]
#        ^^^^^^^^^ reference/invalid-pattern This list only excludes paths. Add at least one pattern without "!".
`,
    },
    {
      it: 'a list of which a part cannot be read may do more than take out',
      written: 'unowned:\n  - "!a"\n  - *.js\n',
      finds: [],
    },
    {
      it: 'the fix of a pattern with a quotation mark',
      written: `unowned:\n  - 'a"//b'\n`,
      finds: ['2:5-2:12 reference/invalid-pattern Empty path segment. Use a single "/" between folders.'],
    },
  ]);
});
