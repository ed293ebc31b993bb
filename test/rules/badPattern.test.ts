import { checkFindings } from '../checkFindings.ts';

const bad = (pattern: string, message: string): { it: string; written: string; finds: string[] } => ({
  it: pattern.length > 40 ? `${String(pattern.length)} characters` : pattern,
  written: `unowned:\n  - '${pattern}'\n  - a\n`,
  finds: [`2:5-2:${String(pattern.length + 7)} reference/bad-pattern ${message}`],
});
const good = (pattern: string): { it: string; written: string; finds: string[] } => ({
  it: pattern.length > 40 ? `${String(pattern.length)} characters are read` : `${pattern} is read`,
  written: `unowned:\n  - '${pattern}'\n  - a\n`,
  finds: [],
});

describe('reference/bad-pattern', () => {
  checkFindings(/^reference\/bad-pattern$/, [
    bad('', 'Write a pattern here: it is empty'),
    bad('!', 'Write a pattern here: it is empty'),
    bad('/', 'Write "/**" for everything below this folder, or "/*" for the files in it'),
    bad('!/', 'Write "/**" for everything below this folder, or "/*" for the files in it'),
    bad('a***', 'Write ** for any number of folders, or * for a part of a name'),
    bad('a/***/b', 'Write ** for any number of folders, or * for a part of a name'),
    bad('a//b', 'Write a single / between folders'),
    bad('//a', 'Write a single / between folders'),
    bad('a//', 'Write a single / between folders'),
    bad('//', 'Write a single / between folders'),
    bad('./a', 'Write the path from the folder of this file, without . and ..'),
    bad('a/./b', 'Write the path from the folder of this file, without . and ..'),
    bad('.', 'Write the path from the folder of this file, without . and ..'),
    bad('a/.', 'Write the path from the folder of this file, without . and ..'),
    bad('../a', 'Write the path from the folder of this file, without . and ..'),
    bad('a/..', 'Write the path from the folder of this file, without . and ..'),
    bad('a\\', 'Remove the \\ at the end: no character follows it'),
    bad('a\\\\\\', 'Remove the \\ at the end: no character follows it'),
    bad('src\\payouts', 'Write / between folders: src/payouts'),
    bad('src\\payouts\\', 'Write / between folders: src/payouts/'),
    bad('!src\\payouts', 'Write / between folders: src/payouts'),
    bad('a'.repeat(1025), 'Write a shorter pattern: at most 1024 characters are read'),
    bad(`${'**/'.repeat(17)}a`, 'Write fewer **: at most 16 are read in a pattern'),
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
domains:
  - id: a
    paths: [c//d, e/]
    owners: []
    decisionCriteria: [{ statement: Ask, paths: [f//g] }]
unowned: [h//i]
`,
      finds: [
        '1:47-1:51 reference/bad-pattern Write a single / between folders',
        '4:13-4:17 reference/bad-pattern Write a single / between folders',
        '6:50-6:54 reference/bad-pattern Write a single / between folders',
        '7:11-7:15 reference/bad-pattern Write a single / between folders',
      ],
    },
    {
      it: 'lists that only take out',
      written: `
domains:
  - { id: a, paths: ["!b", "!c"], owners: [] }
  - { id: b, paths: ["!b", c], owners: [] }
  - { id: c, paths: [], owners: [] }
unowned: ["!*.md"]
`,
      finds: [
        '2:21-2:33 reference/bad-pattern Add a pattern without "!": this list only takes paths out',
        '5:10-5:19 reference/bad-pattern Add a pattern without "!": this list only takes paths out',
      ],
    },
    {
      it: 'a list of which a part cannot be read may do more than take out',
      written: 'unowned:\n  - "!a"\n  - *.js\n',
      finds: [],
    },
    {
      it: 'the fix of a pattern with a quotation mark',
      written: `unowned:\n  - 'a"//b'\n`,
      finds: ['2:5-2:12 reference/bad-pattern Write a single / between folders'],
    },
  ]);
});
