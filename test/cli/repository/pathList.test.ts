import assert from 'node:assert/strict';
import { pathsIn } from '../../../src/cli/repository/pathList.ts';

describe('a list of paths on standard input', () => {
  checkList('has one path per line', '\n', ['a\nb/c d\n'], ['a', 'b/c d']);
  checkList('needs no final line break', '\n', ['a\nb'], ['a', 'b']);
  checkList('arrives in any pieces', '\n', ['a', 'b\nc', '', '\n', 'd'], ['ab', 'c', 'd']);
  checkList('may have empty lines', '\n', ['\n\na\n\n'], ['a']);
  checkList('may come from Windows', '\n', ['a\r\nb\r\n'], ['a', 'b']);
  checkList(
    'is unquoted as Git quotes it',
    '\n',
    ['"gr\\303\\266\\303\\237e.md"\n"a\\nb\\"c\\\\d\\te"\n'],
    ['größe.md', 'a\nb"c\\d\te'],
  );
  checkList('keeps a quotation mark that does not enclose the path', '\n', ['a"b"\n"\n'], ['a"b"', '"']);
  checkList('is separated by NUL', '\0', ['a\nb\0"c"\0', '\0d\r'], ['a\nb', '"c"', 'd\r']);
  checkFault('with another separator', '\n', ['a\0b\0'], /Use -z/);
  checkFault('without line breaks', '\n', ['a'.repeat(70_000), 'b'], /one path per line/);
  checkFault('without NUL', '\0', ['a\n'.repeat(70_000)], /remove -z/);

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
    it(`${title} is rejected`, async () => {
      await assert.rejects(listed(pieces, separator), { message: fault });
    });
  }

  async function listed(pieces: readonly string[], separator: '\0' | '\n'): Promise<string[]> {
    const paths: string[] = [];
    for await (const some of pathsIn(piecesOf(pieces), separator)) paths.push(...some);
    return paths;
  }

  async function* piecesOf(pieces: readonly string[]): AsyncGenerator<string> {
    for (const piece of pieces) yield await Promise.resolve(piece);
  }
});
