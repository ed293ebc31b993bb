import { pick, several, type Choose } from './property.ts';

/** A value of a leadership file, before it is written in some style. */
type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** How a file is written. */
interface Style {
  readonly lineBreak: string;
  /** Of ten collections, how many are in brackets. */
  readonly flow: number;
  readonly comments: number;
  readonly anchors: number;
  readonly isUntidy: boolean;
}

const words = ['src/', 'lib/', 'docs/', '*.md', 'src/a/', 'src/b/c.ts', '/tools/', 'web/[id]/', 'a b/', 'x'];
const people = ['ana', 'bo', 'cy', 'dee'];

/** A leadership file in some style. Most are valid; some contain problems that have fixes. */
export function leadershipFile(choose: Choose): string {
  const style: Style = {
    lineBreak: pick(choose, ['\n', '\n', '\n', '\r\n', '\r\n', '\r']),
    flow: pick(choose, [1, 2, 5, 9]),
    comments: pick(choose, [0, 1, 3]),
    anchors: pick(choose, [0, 0, 2, 3]),
    isUntidy: choose(3) === 2,
  };
  return written(valueOf(choose), choose, style);
}

function valueOf(choose: Choose): Readonly<Record<string, Value>> {
  const some = <T>(most: number, make: (at: number) => T): T[] => several(choose, most, make);
  const one = <T>(list: readonly T[]): T => pick(choose, list);
  const maybe = (key: string, value: () => Value): Record<string, Value> =>
    choose(3) === 2 ? { [key]: value() } : {};
  const pairs = (entries: readonly (readonly [string, Value])[]): Record<string, Value> =>
    Object.fromEntries(entries);
  const goal = (): Value =>
    choose(2) === 0
      ? one(['Ship, on [time]', 'Be fast', 'No # surprises'])
      : {
          ...maybe('id', () => 'fast'),
          statement: one(['Pay out', 'Be quick']),
          ...maybe('due', () => '2026-01-01'),
        };
  const criterion = (): Value =>
    choose(2) === 0
      ? one(['Simple', "It's safe"])
      : { statement: 'Undo first', ...maybe('why', () => 'Because') };
  const contact = (): Value =>
    one<Value>(['#crew', 'a@b.example', { slack: '#x' }, { url: 'https://x.example' }, 'Call us']);
  const person = (): Value =>
    choose(2) === 0
      ? one(['Ana', "Bo O'Neil", 'Cy, the first'])
      : {
          name: 'Dee',
          ...maybe('contact', contact),
          ...maybe('competencies', () => ({ sql: 'novice' })),
          ...maybe('growing', () =>
            some(2, () => ({
              competency: one(['sql', 'go']),
              to: 'expert',
              ...maybe('by', () => '2026-01-01'),
            })),
          ),
          ...maybe('away', () => ({ until: '2100-01-01' })),
        };
  const domain = (at: number): Value => ({
    id: choose(8) === 7 ? 'payouts' : `d${String(at)}`,
    ...maybe('name', () => one(['Payouts', 'A: b'])),
    paths: some(4, () => one(choose(9) === 8 ? ['!src/b/'] : words)),
    ...(choose(8) === 7 ? {} : { owners: some(3, () => one(['@acme/a', ...people, 'boo'])) }),
    ...maybe('decisionCriteria', () => some(2, criterion)),
    ...maybe('contact', contact),
    ...maybe('authority', () => one(['tell-me', 'i-intend'])),
    ...maybe('requires', () => ({ sql: 'expert' })),
    ...maybe('parent', () => one(['payouts', 'd0', 'd1', 'nowhere'])),
  });
  const misplaced = choose(12);
  return {
    version: choose(9) === 8 ? '1' : 1,
    purpose: 'Pay merchants',
    goals: misplaced === 0 ? { a: 'One' } : some(3, goal),
    ...(choose(5) === 4 ? {} : { decisionCriteria: misplaced === 1 ? { a: 'One' } : some(2, criterion) }),
    ...maybe('people', () =>
      misplaced === 2 ? ['ana'] : pairs(people.slice(0, choose(5)).map((id) => [id, person()])),
    ),
    ...maybe('teams', () =>
      misplaced === 3
        ? [['ana']]
        : pairs(
            ['crew', 'core']
              .slice(choose(2))
              .map((id) => [
                id,
                choose(2) === 0
                  ? some(2, () => one(people))
                  : { members: some(2, () => one(people)), ...maybe('contact', contact) },
              ]),
          ),
    ),
    ...maybe('competencies', () => (misplaced === 4 ? ['sql'] : { sql: 'SQL', go: { name: 'Go' } })),
    ...(choose(12) === 11 ? {} : { domains: some(4, domain) }),
    ...maybe('unowned', () => some(3, () => one(words))),
    ...maybe('review', () => ({ every: '1m', last: '2026-01-01' })),
  };
}

class Printer {
  readonly choose: Choose;
  readonly style: Style;
  /** The names of the anchors so far, by the value that they stand for. */
  readonly anchors = new Map<string, { name: string; value: Value }[]>();
  comments = 0;
  names = 0;

  constructor(choose: Choose, style: Style) {
    this.choose = choose;
    this.style = style;
  }

  chance(tenths: number): boolean {
    return this.choose(10) >= 10 - tenths;
  }

  /** A comment at the end of a line, or nothing. */
  behind(): string {
    return this.chance(this.style.comments)
      ? `${['  ', ' ', '\t'][this.choose(this.style.isUntidy ? 3 : 2)] ?? ' '}# c${String(this.comments++)}`
      : '';
  }

  /** Comment and blank lines before a line, or nothing. */
  above(indentation: string): string[] {
    const lines: string[] = [];
    if (this.chance(this.style.comments)) {
      const column = this.style.isUntidy ? ' '.repeat(this.choose(indentation.length + 4)) : indentation;
      lines.push(`${column}# c${String(this.comments++)}`);
    }
    if (this.choose(12) === 11)
      lines.splice(this.choose(2), 0, this.style.isUntidy && this.choose(2) === 1 ? '  ' : '');
    return lines;
  }

  scalar(value: string | number | boolean, inFlow: boolean, isKey = false): string {
    if (typeof value !== 'string') return String(value);
    const needsQuotes =
      /^[@*!#&%`"'|>?[{-]|: |\s#|^\d|^$/.test(value) ||
      (inFlow && /[,[\]{}]/.test(value)) ||
      value.endsWith(':');
    const form = this.choose(isKey ? 12 : 6);
    if (form === 0) return JSON.stringify(value);
    if (form === 1 || needsQuotes) return `'${value.replaceAll("'", "''")}'`;
    return value;
  }

  /** An alias of an earlier anchor with the same kind of value, if there is one. */
  alias(kind: string): string | undefined {
    const known = this.anchors.get(kind) ?? [];
    if (known.length === 0 || !this.chance(this.style.anchors)) return undefined;
    return `*${known[this.choose(known.length)]?.name ?? ''}`;
  }

  anchor(kind: string, value: Value): string {
    if (!this.chance(this.style.anchors)) return '';
    const name = `k${String(this.names++)}`;
    this.anchors.set(kind, [...(this.anchors.get(kind) ?? []), { name, value }]);
    return `&${name} `;
  }

  flow(value: Value, kind: string, indentation: string): string {
    const alias = this.alias(kind);
    if (alias !== undefined) return alias;
    if (typeof value !== 'object') {
      const anchor = this.anchor(kind, value);
      return anchor + this.scalar(value, true);
    }
    const isList = Array.isArray(value);
    const parts = isList
      ? (value as readonly Value[]).map((item) => this.flow(item, `${kind}[]`, indentation))
      : Object.entries(value).map(([key, one]) => {
          const written = this.flow(one, kindOf(key), indentation);
          const space = written.startsWith('*') && this.choose(2) === 1 ? '  ' : ' ';
          return `${this.scalar(key, true, true)}:${space}${written}`;
        });
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    const isOverLines = parts.length > 0 && this.choose(5) === 4 && this.style.lineBreak !== '';
    if (isOverLines) {
      const inner = `${indentation}  `;
      const last = this.choose(2) === 1 ? ',' : '';
      const lines = parts.map(
        (part, at) => `${inner}${part}${at < parts.length - 1 ? ',' : last}${this.behind()}`,
      );
      return [
        open + this.behind(),
        ...lines,
        `${indentation}${this.choose(8) === 7 ? '' : ' '}${close}`,
      ].join(this.style.lineBreak);
    }
    const pad = this.choose(3) === 2 ? ' ' : isList ? '' : ' ';
    const comma = this.style.isUntidy ? ([',', ' , ', ',\t', ', '][this.choose(4)] ?? ', ') : ', ';
    const last = this.choose(9) === 8 && parts.length > 0 ? ',' : '';
    return parts.length === 0
      ? open + (this.choose(6) === 5 ? ' ' : '') + close
      : open + pad + parts.join(comma) + last + pad + close;
  }

  /** The lines of a value after its key or dash. The first one goes on the same line. */
  block(value: Value, kind: string, indentation: string, isInItem: boolean): string[] {
    if (typeof value !== 'object' || this.chance(this.style.flow) || Object.keys(value).length === 0)
      return [` ${this.flow(value, kind, indentation)}${this.behind()}`];
    const alias = this.alias(kind);
    if (alias !== undefined) return [` ${alias}${this.behind()}`];
    const isList = Array.isArray(value);
    const anchor = this.anchor(kind, value);
    const depth = this.style.isUntidy ? 1 + this.choose(4) : 2;
    const isFlush = isList && !isInItem && this.choose(3) === 2;
    const isOnLine = isInItem && anchor === '' && this.choose(8) < 7;
    const gap = this.style.isUntidy && isInItem ? ' '.repeat(1 + this.choose(3)) : ' ';
    const inner = isOnLine
      ? `${indentation} ${gap}`
      : isFlush
        ? indentation
        : indentation + ' '.repeat(depth);
    const lines: string[] = [];
    const entries: [string | undefined, Value][] = isList
      ? (value as readonly Value[]).map((item) => [undefined, item])
      : Object.entries(value);
    for (const [at, [key, one]] of entries.entries()) {
      const first = at === 0 && isOnLine;
      if (!first) lines.push(...this.above(inner));
      const head = first ? gap : inner;
      if (key === undefined) {
        const [start = '', ...rest] = this.block(one, `${kind}[]`, inner, true);
        lines.push(`${head}-${start}`, ...rest);
      } else {
        const [start = '', ...rest] = this.block(one, kindOf(key), inner, false);
        lines.push(`${head}${this.scalar(key, false, true)}:${start}`, ...rest);
      }
    }
    if (isOnLine) return lines;
    return [`${anchor === '' ? '' : ` ${anchor.trim()}`}${this.behind()}`, ...lines];
  }
}

/** Values under keys of one kind can be aliases of each other. */
function kindOf(key: string): string {
  return ['paths', 'unowned'].includes(key) ? 'paths' : ['owners', 'members'].includes(key) ? 'owners' : key;
}

function written(value: Readonly<Record<string, Value>>, choose: Choose, style: Style): string {
  const printer = new Printer(choose, style);
  const lines: string[] = choose(12) === 11 ? ['---'] : [];
  if (choose(14) === 13) return printer.flow(value, 'file', '') + (choose(2) === 1 ? style.lineBreak : '');
  for (const [key, one] of Object.entries(value)) {
    lines.push(...printer.above(''));
    const [start = '', ...rest] = printer.block(one, kindOf(key), '', false);
    lines.push(`${printer.scalar(key, false, true)}:${start}`, ...rest);
  }
  lines.push(...printer.above(''));
  // An item that is not in the column of the others.
  if (choose(10) === 9) {
    const at = lines.findIndex((line, position) => position > choose(lines.length) && /^ *- /.test(line));
    if (at >= 0) lines[at] = choose(2) === 1 ? ` ${lines[at] ?? ''}` : (lines[at] ?? '').replace(/^ /, '');
  }
  return lines.join(style.lineBreak) + (choose(4) === 3 ? '' : style.lineBreak);
}
