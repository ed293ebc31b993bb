import { pick, type Choose } from '../property.ts';

/** The parts of a text that are the same throughout. */
interface Style {
  readonly choose: Choose;
  readonly step: number;
}

/** A random file: a map, in any style, with comments and blanks wherever they are allowed. */
export function writtenText(choose: Choose): string {
  const style = { choose, step: 1 + choose(4) };
  const start = pick(choose, [
    ...['', '', '', '', '\n', '# c\n', '#c\n\n', '   # c\n', '\t# c\n', '\n\n#\n'],
    ...['--- #c\n', '---\n', '---\t# c\n#d\n', '# c\n---\n', '\uFEFF', '\uFEFF# c\n', '\uFEFF--- #c\n'],
  ]);
  const end = pick(choose, [
    ...['', '', '', '', '\n', '#c', '# c', '\n\n  #c', '    # c\n', '\t#c', '  ', '\n\t', '#'],
    ...['...', '...\n', '... #c', '...\t# c\n#d\n', '#c\n...\n\n# d'],
  ]);
  const keys = pick(choose, [
    ['purpose', 'goals', 'domains', 'unowned', 'people', 'contact'],
    ['domains', 'people', 'x-c', 'unowned'],
    ['x-a', 'x-b', 'x-c', 'x-d'],
  ]).slice(choose(3));
  const entries = keys.map((key) => mapEntry(style, key, '', 3)).join('');
  const text = start + entries + end;
  const withoutLast = choose(6) === 0 ? text.replace(/\n$/, '') : text;
  const lineBreak = pick(choose, ['\n', '\n', '\n', '\r\n', '\r']);
  return withoutLast.replaceAll('\n', lineBreak);
}

function mapEntry(style: Style, key: string, indentation: string, depth: number): string {
  const { choose } = style;
  const written = pick(choose, [key, key, key, `"${key}"`, `'${key}'`]);
  if (choose(150) === 0)
    return `? ${written}${trailing(choose)}${between(style)}${indentation}:${value(style, indentation, depth, 'map')}`;
  const colon = pick(choose, [':', ':', ':', ' :', '\t:']);
  return written + colon + value(style, indentation, depth, 'map') + between(style);
}

/** A value with what separates it from the `:` or `-` before it, and with a line break at its end. */
function value(style: Style, indentation: string, depth: number, parent: 'map' | 'list'): string {
  const { choose, step } = style;
  const further = indentation + ' '.repeat(step);
  const isDeep = depth <= 0;
  switch (choose(isDeep ? 7 : 14)) {
    case 0:
    case 1:
      return `${pick(choose, [' ', '  ', '\t'])}${scalar(choose)}${trailing(choose)}`;
    case 2:
      return pick(choose, ['\n', ' \n', ' #payouts\n', ' # c\n', '\t#c\n']);
    case 3: {
      const header = pick(choose, ['|', '>', '|-', '>+', '|2-'].slice(0, step === 2 ? 5 : 4));
      const lines = ['a # b', '', '  # c', '#d', 'e: f', '- g', '', ''].slice(choose(4), 4 + choose(5));
      const first = lines.findIndex((line) => line !== '');
      const safe = lines.map((line, at) => (at <= first ? line.trimStart() : line));
      const block = header.startsWith('|2') ? indentation + '  ' : further;
      return ` ${header}${trailing(choose)}${safe.map((line) => (line === '' ? '\n' : `${block}${line}\n`)).join('')}`;
    }
    case 4: {
      const lines = pick(choose, [
        ['a', 'b', '- c', '-d', 'e:f'],
        ['"a', 'b # c', '', '- d: e"'],
        ["'a", '', '#b', "c'"],
      ]);
      return ` ${lines.map((line) => line.trim()).join(`\n${further}`)}${trailing(choose)}`;
    }
    case 5:
    case 6:
      return ` ${flow(style, further, Math.min(depth, 2))}${trailing(choose)}`;
    case 7:
    case 8:
    case 9: {
      const items = Array.from({ length: 1 + choose(3) }, () => item(style, further, depth - 1));
      return below(style) + items.map((text) => further + text).join('');
    }
    case 10: {
      if (parent === 'list') return ` ${item(style, `${indentation}  `, depth - 1)}`;
      const items = Array.from({ length: 1 + choose(3) }, () => item(style, indentation, depth - 1));
      return below(style) + items.map((text) => indentation + text).join('');
    }
    case 11: {
      const keys = ['id', 'paths', 'owners'].slice(choose(3));
      if (parent === 'map')
        return below(style) + keys.map((key) => further + mapEntry(style, key, further, depth - 1)).join('');
      const own = `${indentation}  `;
      return ` ${keys.map((key) => mapEntry(style, key, own, depth - 1)).join(own)}`;
    }
    default: {
      const keys = ['slack', 'email', 'k'].slice(choose(3));
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
    pick(style.choose, ['\n', '\n', ' \n', ' #TODO\n', ' #payouts\n', '\t#c\n', '   # a: b\n', ' #\n']) +
    between(style)
  );
}

/** What is allowed between two lines. */
function between({ choose }: Style): string {
  return pick(choose, [
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
function trailing(choose: Choose): string {
  return `${pick(choose, ['', '', '', ' ', '\t', ' #c', '  # c: d', '\t#c', ' #', ' #"', ' # [ {'])}\n`;
}

function scalar(choose: Choose): string {
  return pick(choose, [
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
  const { choose } = style;
  const gap = (): string =>
    pick(choose, [
      ...['', '', '', ' ', '  '],
      ...[` #c\n${indentation}`, `\n${indentation}`, `\n\n${indentation}`, ` #a, b]\n${indentation}`],
      ...[`\n${indentation}# c }\n${indentation}`, `\t#TODO\n${indentation}`],
    ]);
  const inner = (): string =>
    depth > 0 && choose(4) === 0
      ? flow(style, indentation, depth - 1)
      : pick(choose, ['a', '"b"', "'c'", 'd e', '1', '"@o/a"', '"#a"']);
  const count = choose(4);
  if (choose(2) === 0) {
    const items = Array.from({ length: count }, () => gap() + inner() + gap());
    return `[${items.join(',')}${choose(4) === 0 && count > 0 ? `,${gap()}` : ''}${count === 0 ? gap() : ''}]`;
  }
  const entries = Array.from({ length: count }, (_, at) => {
    const colon =
      choose(5) === 0 ? '' : `:${pick(choose, [' ', ` ${gap()}`, ` #c\n${indentation}`])}${inner()}`;
    return `${gap()}${pick(choose, ['k', 'slack', '"q"'])}${String(at)}${colon}${gap()}`.replace(
      /"q"(\d)/,
      '"q$1"',
    );
  });
  return `{${entries.join(',')}${count === 0 ? gap() : ''}}`;
}
