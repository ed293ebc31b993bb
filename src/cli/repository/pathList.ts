import { exitCodes, CliError } from '../terminal/cliError.ts';

/** The longest path that is read, in UTF-16 units. */
const maxLength = 65_536;

/**
 * The paths of a list that arrives in pieces, separated by NUL or by line breaks: those of each piece. In lines, a path in double quotes is
 * unescaped as Git escapes unusual characters.
 */
export async function* pathsIn(
  pieces: AsyncIterable<string>,
  separator: '\0' | '\n',
): AsyncGenerator<readonly string[], void, undefined> {
  let rest = '';
  for await (const piece of pieces) {
    const parts = (rest + piece).split(separator);
    rest = parts.pop() ?? '';
    yield parts.flatMap((part) => pathOf(part, separator));
    if (rest.length > maxLength)
      throw new CliError(
        exitCodes.usage,
        separator === '\n'
          ? 'A line on standard input is too long for a path. Write one path per line.'
          : 'A path on standard input is too long. Separate paths with NUL, or remove -z.',
      );
  }
  yield pathOf(rest, separator);
}

function pathOf(part: string, separator: '\0' | '\n'): string[] {
  const path = separator === '\n' ? unquoted(part.replace(/\r$/, '')) : part;
  if (path.includes('\0'))
    throw new CliError(
      exitCodes.usage,
      'Standard input contains NUL characters. Use -z for NUL-separated paths.',
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
