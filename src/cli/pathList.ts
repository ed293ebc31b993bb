import { exitCodes, Failure } from './failure.ts';

/** No path that a system allows is longer, in UTF-16 units. */
const maxLength = 65_536;

/**
 * The paths of a list that comes piece by piece: separated by NUL, or one a line, where a path in double quotes is
 * read as git writes those with unusual characters.
 */
export async function* pathsIn(
  pieces: AsyncIterable<string>,
  separator: '\0' | '\n',
): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const piece of pieces) {
    const parts = (rest + piece).split(separator);
    rest = parts.pop() ?? '';
    for (const part of parts) yield* pathOf(part, separator);
    if (rest.length > maxLength)
      throw new Failure(
        exitCodes.usage,
        separator === '\n'
          ? 'Give a path a line on standard input: a line is too long for one'
          : 'Separate the paths on standard input by NUL, or leave out -z: there is one that is too long',
      );
  }
  yield* pathOf(rest, separator);
}

function pathOf(part: string, separator: '\0' | '\n'): string[] {
  const path = separator === '\n' ? unquoted(part.replace(/\r$/, '')) : part;
  if (path.includes('\0'))
    throw new Failure(
      exitCodes.usage,
      'Add -z: the paths on standard input are separated by NUL, not by line breaks',
    );
  return path === '' ? [] : [path];
}

/** https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath */
function unquoted(line: string): string {
  if (!/^".*"$/.test(line)) return line;
  const bytes: Buffer[] = [];
  for (const [part, escape] of line.slice(1, -1).matchAll(/\\([0-7]{3}|.)|[^\\]+/gu)) {
    if (escape === undefined) bytes.push(Buffer.from(part));
    else if (/^[0-7]{3}$/.test(escape)) bytes.push(Buffer.from([Number.parseInt(escape, 8) & 255]));
    else bytes.push(Buffer.from(escapes.get(escape) ?? escape));
  }
  return Buffer.concat(bytes).toString();
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
]);
