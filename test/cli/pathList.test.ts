import assert from 'node:assert/strict';
import { pathsIn } from '../../src/cli/pathList.ts';

describe('a list of paths on standard input', () => {
  checkList('has one a line', '\n', ['a\nb/c d\n'], ['a', 'b/c d']);
  checkList('need not end in a line break', '\n', ['a\nb'], ['a', 'b']);
  checkList('comes in any pieces', '\n', ['a', 'b\nc', '', '\n', 'd'], ['ab', 'c', 'd']);
  checkList('may have empty lines', '\n', ['\n\na\n\n'], ['a']);
  checkList('may come from Windows', '\n', ['a\r\nb\r\n'], ['a', 'b']);
  checkList(
    'is read as git quotes it',
    '\n',
    ['"gr\\303\\266\\303\\237e.md"\n"a\\nb\\"c\\\\d\\te"\n'],
    ['größe.md', 'a\nb"c\\d\te'],
  );
  checkList('keeps a quotation mark that does not enclose the path', '\n', ['a"b"\n"\n'], ['a"b"', '"']);
  checkList('is separated by NUL', '\0', ['a\nb\0"c"\0', '\0d\r'], ['a\nb', '"c"', 'd\r']);
  checkFault('that is separated otherwise', '\n', ['a\0b\0'], /^Add -z/);
  checkFault('that has no end of a line', '\n', ['a'.repeat(70_000), 'b'], /a line is too long/);
  checkFault('that has no NUL', '\0', ['a\n'.repeat(70_000)], /leave out -z/);

  function checkList(
    title: string,
    separator: '\0' | '\n',
    pieces: readonly string[],
    paths: string[],
  ): void {
    it(title, async () => {
      assert.deepEqual(await listed(pieces, separator), paths);
    });
  }

  function checkFault(title: string, separator: '\0' | '\n', pieces: readonly string[], fault: RegExp): void {
    it(`${title} is told`, async () => {
      await assert.rejects(listed(pieces, separator), { message: fault });
    });
  }

  async function listed(pieces: readonly string[], separator: '\0' | '\n'): Promise<string[]> {
    const paths: string[] = [];
    for await (const path of pathsIn(piecesOf(pieces), separator)) paths.push(path);
    return paths;
  }

  async function* piecesOf(pieces: readonly string[]): AsyncGenerator<string> {
    for (const piece of pieces) yield await Promise.resolve(piece);
  }
});
