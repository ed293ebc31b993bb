import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { parse, type Parsed } from '../../src/parse/parse.ts';
import { toValue } from '../../src/validate/value.ts';
import { validate } from '../../src/validate/validate.ts';
import { randomNumbers } from '../randomNumbers.ts';

/** The number of valid texts to read. */
const wanted = 10_000;
const seed = Number(process.env['SEED'] ?? 14);

describe(`texts with comments and blanks in every position (seed ${String(seed)})`, () => {
  it('are read alike in blocks and as a whole', function () {
    this.timeout(600_000);
    const random = randomNumbers(seed);
    const differing: string[] = [];
    let valid = 0;
    let inBlocks = 0;
    for (let round = 0; valid < wanted && round < 2 * wanted && differing.length < 5; round++) {
      const text = writtenText(random);
      const document = parseDocument(text.replace(/\r(?!\n)/g, '\n'), { schema: 'core', logLevel: 'silent' });
      if (document.errors.length > 0) continue;
      valid++;
      const read = parse(text);
      // An anchor and its alias in two blocks have the text read as a whole.
      const rest = text.replace('\uFEFF', '');
      const further = `x-y:    1\nx-z: 11\n${rest}`;
      const furtherAsWhole = `x-y: &y 1\nx-z: *y\n${rest}`;
      const inPieces = parse(further);
      const asWhole = parse(furtherAsWhole);
      const isInBlocks = inPieces.parsedBlocks !== undefined;
      if (isInBlocks) inBlocks++;
      const isSame = !isInBlocks || stated(inPieces, further) === stated(asWhole, furtherAsWhole);
      const differences = [
        ...(read.findings.length > 0 ? [read.findings[0]?.message] : []),
        ...(plain(read) === plainValue(document.toJS()) ? [] : ['differs from what the parser reads']),
        ...(isSame ? [] : ['differs as a whole']),
        ...(asWhole.parsedBlocks === undefined ? [] : ['is not read as a whole']),
      ];
      if (differences.length > 0) differing.push(`${differences.join(', ')}: ${JSON.stringify(text)}`);
    }
    assert.deepEqual(differing, [], `seed ${String(seed)}`);
    assert.equal(valid, wanted, `seed ${String(seed)}`);
    assert.ok(inBlocks > wanted / 3, `${String(inBlocks)} texts read in blocks`);
  });
});

function plain({ root }: Parsed): string {
  return plainValue(root === undefined ? undefined : toValue(root));
}

/** A value as JSON. Line breaks at the end of a string do not count. */
function plainValue(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? part.replace(/\n+$/, '') : part,
  );
}

/** The content, comments, and findings of a text, without its first two entries. */
function stated({ root, findings, comments }: Parsed, text: string): string {
  const entries = root?.kind === 'map' ? root.entries.slice(2) : [];
  const shape = root === undefined ? [] : validate(root, text);
  return JSON.stringify({
    entries,
    findings,
    comments: comments.map(({ start, end }) => [start, end]),
    shape,
  });
}

type Random = (limit: number) => number;

/** The parts of a text that are the same throughout. */
interface Style {
  readonly random: Random;
  readonly step: number;
}

/** A random file: a map, in any style, with comments and blanks wherever they are allowed. */
function writtenText(random: Random): string {
  const style = { random, step: 1 + random(4) };
  const start = pick(random, [
    ...['', '', '', '', '\n', '# c\n', '#c\n\n', '   # c\n', '\t# c\n', '\n\n#\n'],
    ...['--- #c\n', '---\n', '---\t# c\n#d\n', '# c\n---\n', '\uFEFF', '\uFEFF# c\n', '\uFEFF--- #c\n'],
  ]);
  const end = pick(random, [
    ...['', '', '', '', '\n', '#c', '# c', '\n\n  #c', '    # c\n', '\t#c', '  ', '\n\t', '#'],
    ...['...', '...\n', '... #c', '...\t# c\n#d\n', '#c\n...\n\n# d'],
  ]);
  const keys = pick(random, [
    ['purpose', 'goals', 'domains', 'unowned', 'people', 'contact'],
    ['domains', 'people', 'x-c', 'unowned'],
    ['x-a', 'x-b', 'x-c', 'x-d'],
  ]).slice(random(3));
  const entries = keys.map((key) => mapEntry(style, key, '', 3)).join('');
  const text = start + entries + end;
  const withoutLast = random(6) === 0 ? text.replace(/\n$/, '') : text;
  const lineBreak = pick(random, ['\n', '\n', '\n', '\r\n', '\r']);
  return withoutLast.replaceAll('\n', lineBreak);
}

function mapEntry(style: Style, key: string, indentation: string, depth: number): string {
  const { random } = style;
  const written = pick(random, [key, key, key, `"${key}"`, `'${key}'`]);
  if (random(150) === 0)
    return `? ${written}${trailing(random)}${between(style)}${indentation}:${value(style, indentation, depth, 'map')}`;
  const colon = pick(random, [':', ':', ':', ' :', '\t:']);
  return written + colon + value(style, indentation, depth, 'map') + between(style);
}

/** A value with what separates it from the `:` or `-` before it, and with a line break at its end. */
function value(style: Style, indentation: string, depth: number, parent: 'map' | 'list'): string {
  const { random, step } = style;
  const further = indentation + ' '.repeat(step);
  const isDeep = depth <= 0;
  switch (random(isDeep ? 7 : 14)) {
    case 0:
    case 1:
      return `${pick(random, [' ', '  ', '\t'])}${scalar(random)}${trailing(random)}`;
    case 2:
      return pick(random, ['\n', ' \n', ' #payouts\n', ' # c\n', '\t#c\n']);
    case 3: {
      const header = pick(random, ['|', '>', '|-', '>+', '|2-'].slice(0, step === 2 ? 5 : 4));
      const lines = ['a # b', '', '  # c', '#d', 'e: f', '- g', '', ''].slice(random(4), 4 + random(5));
      const first = lines.findIndex((line) => line !== '');
      const safe = lines.map((line, at) => (at <= first ? line.trimStart() : line));
      const block = header.startsWith('|2') ? indentation + '  ' : further;
      return ` ${header}${trailing(random)}${safe.map((line) => (line === '' ? '\n' : `${block}${line}\n`)).join('')}`;
    }
    case 4: {
      const lines = pick(random, [
        ['a', 'b', '- c', '-d', 'e:f'],
        ['"a', 'b # c', '', '- d: e"'],
        ["'a", '', '#b', "c'"],
      ]);
      return ` ${lines.map((line) => line.trim()).join(`\n${further}`)}${trailing(random)}`;
    }
    case 5:
    case 6:
      return ` ${flow(style, further, Math.min(depth, 2))}${trailing(random)}`;
    case 7:
    case 8:
    case 9: {
      const items = Array.from({ length: 1 + random(3) }, () => item(style, further, depth - 1));
      return below(style) + items.map((text) => further + text).join('');
    }
    case 10: {
      if (parent === 'list') return ` ${item(style, `${indentation}  `, depth - 1)}`;
      const items = Array.from({ length: 1 + random(3) }, () => item(style, indentation, depth - 1));
      return below(style) + items.map((text) => indentation + text).join('');
    }
    case 11: {
      const keys = ['id', 'paths', 'owners'].slice(random(3));
      if (parent === 'map')
        return below(style) + keys.map((key) => further + mapEntry(style, key, further, depth - 1)).join('');
      const own = `${indentation}  `;
      return ` ${keys.map((key) => mapEntry(style, key, own, depth - 1)).join(own)}`;
    }
    default: {
      const keys = ['slack', 'email', 'k'].slice(random(3));
      return below(style) + keys.map((key) => further + mapEntry(style, key, further, depth - 1)).join('');
    }
  }
}

function item(style: Style, indentation: string, depth: number): string {
  return `-${value(style, indentation, depth, 'list')}${between(style)}`;
}

/** What is allowed after a `:` or `-` whose value is the block below. */
function below(style: Style): string {
  return (
    pick(style.random, ['\n', '\n', ' \n', ' #TODO\n', ' #payouts\n', '\t#c\n', '   # a: b\n', ' #\n']) +
    between(style)
  );
}

/** What is allowed between two lines. */
function between({ random }: Style): string {
  return pick(random, [
    ...[
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '\n',
      '#c\n',
      '  #c\n',
      '      # - c: d\n',
      '\n# "c\n\n',
      '   \n',
      '\t\n',
    ],
    ...['\t# c\n', '#\n', "# [c'\n", '#c\n  #d\n'],
  ]);
}

/** What is allowed after a value, up to the line break. */
function trailing(random: Random): string {
  return `${pick(random, ['', '', '', ' ', '\t', ' #c', '  # c: d', '\t#c', ' #', ' #"', ' # [ {'])}\n`;
}

function scalar(random: Random): string {
  return pick(random, [
    ...[
      'a',
      'src/',
      'a b',
      'a#b',
      '1',
      'true',
      '~',
      '"#a"',
      "'# a'",
      '"a: b"',
      "'it''s'",
      '"\\"#"',
      'a:b',
      '-a',
    ],
    ...['"@o/a"', '"*.js" ', '""', 'a, b', '?a', '(a) [b]'],
  ]);
}

/** A list or map on one or more lines. */
function flow(style: Style, indentation: string, depth: number): string {
  const { random } = style;
  const gap = (): string =>
    pick(random, [
      ...['', '', '', ' ', '  '],
      ...[` #c\n${indentation}`, `\n${indentation}`, `\n\n${indentation}`, ` #a, b]\n${indentation}`],
      ...[`\n${indentation}# c }\n${indentation}`, `\t#TODO\n${indentation}`],
    ]);
  const inner = (): string =>
    depth > 0 && random(4) === 0
      ? flow(style, indentation, depth - 1)
      : pick(random, ['a', '"b"', "'c'", 'd e', '1', '"@o/a"', '"#a"']);
  const count = random(4);
  if (random(2) === 0) {
    const items = Array.from({ length: count }, () => gap() + inner() + gap());
    return `[${items.join(',')}${random(4) === 0 && count > 0 ? `,${gap()}` : ''}${count === 0 ? gap() : ''}]`;
  }
  const entries = Array.from({ length: count }, (_, at) => {
    const colon =
      random(5) === 0 ? '' : `:${pick(random, [' ', ` ${gap()}`, ` #c\n${indentation}`])}${inner()}`;
    return `${gap()}${pick(random, ['k', 'slack', '"q"'])}${String(at)}${colon}${gap()}`.replace(
      /"q"(\d)/,
      '"q$1"',
    );
  });
  return `{${entries.join(',')}${count === 0 ? gap() : ''}}`;
}

function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[random(choices.length)];
  assert.ok(choice !== undefined);
  return choice;
}
