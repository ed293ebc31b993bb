/** A value of a leadership file, before it is written in some style. */
type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

type Random = (limit: number) => number;

/** How a random file is written. */
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

/** A random leadership file in a random style. Most are valid; some contain problems that have fixes. */
export function randomLeadership(random: Random): string {
  const style: Style = {
    lineBreak: ['\n', '\n', '\n', '\r\n', '\r\n', '\r'][random(6)] ?? '\n',
    flow: [1, 2, 5, 9][random(4)] ?? 5,
    comments: [0, 1, 3][random(3)] ?? 0,
    anchors: [0, 0, 2, 3][random(4)] ?? 0,
    isUntidy: random(3) === 0,
  };
  return written(valueOf(random), random, style);
}

function valueOf(random: Random): Readonly<Record<string, Value>> {
  const some = <T>(most: number, make: (at: number) => T): T[] =>
    Array.from({ length: random(most + 1) }, (_, at) => make(at));
  const one = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const maybe = (key: string, value: () => Value): Record<string, Value> =>
    random(3) === 0 ? { [key]: value() } : {};
  const pairs = (entries: readonly (readonly [string, Value])[]): Record<string, Value> =>
    Object.fromEntries(entries);
  const goal = (): Value =>
    random(2) === 0
      ? one(['Ship, on [time]', 'Be fast', 'No # surprises'])
      : {
          ...maybe('id', () => 'fast'),
          statement: one(['Pay out', 'Be quick']),
          ...maybe('due', () => '2026-01-01'),
        };
  const criterion = (): Value =>
    random(2) === 0
      ? one(['Simple', "It's safe"])
      : { statement: 'Undo first', ...maybe('why', () => 'Because') };
  const contact = (): Value =>
    one<Value>(['#crew', 'a@b.example', { slack: '#x' }, { url: 'https://x.example' }, 'Call us']);
  const person = (): Value =>
    random(2) === 0
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
    id: random(8) === 0 ? 'payouts' : `d${String(at)}`,
    ...maybe('name', () => one(['Payouts', 'A: b'])),
    paths: some(4, () => one(random(9) === 0 ? ['!src/b/'] : words)),
    ...(random(8) === 0 ? {} : { owners: some(3, () => one(['@acme/a', ...people, 'boo'])) }),
    ...maybe('decisionCriteria', () => some(2, criterion)),
    ...maybe('contact', contact),
    ...maybe('authority', () => one(['tell-me', 'i-intend'])),
    ...maybe('requires', () => ({ sql: 'expert' })),
    ...maybe('parent', () => one(['payouts', 'd0', 'd1', 'nowhere'])),
  });
  const misplaced = random(12);
  return {
    version: random(9) === 0 ? '1' : 1,
    purpose: 'Pay merchants',
    goals: misplaced === 0 ? { a: 'One' } : some(3, goal),
    ...(random(5) === 0 ? {} : { decisionCriteria: misplaced === 1 ? { a: 'One' } : some(2, criterion) }),
    ...maybe('people', () =>
      misplaced === 2 ? ['ana'] : pairs(people.slice(0, random(5)).map((id) => [id, person()])),
    ),
    ...maybe('teams', () =>
      misplaced === 3
        ? [['ana']]
        : pairs(
            ['crew', 'core']
              .slice(random(2))
              .map((id) => [
                id,
                random(2) === 0
                  ? some(2, () => one(people))
                  : { members: some(2, () => one(people)), ...maybe('contact', contact) },
              ]),
          ),
    ),
    ...maybe('competencies', () => (misplaced === 4 ? ['sql'] : { sql: 'SQL', go: { name: 'Go' } })),
    ...(random(12) === 0 ? {} : { domains: some(4, domain) }),
    ...maybe('unowned', () => some(3, () => one(words))),
    ...maybe('review', () => ({ every: '1m', last: '2026-01-01' })),
  };
}

class Printer {
  readonly random: Random;
  readonly style: Style;
  /** The names of the anchors so far, by the value that they stand for. */
  readonly anchors = new Map<string, { name: string; value: Value }[]>();
  comments = 0;
  names = 0;

  constructor(random: Random, style: Style) {
    this.random = random;
    this.style = style;
  }

  chance(tenths: number): boolean {
    return this.random(10) < tenths;
  }

  /** A comment at the end of a line, or nothing. */
  behind(): string {
    return this.chance(this.style.comments)
      ? `${['  ', ' ', '\t'][this.random(this.style.isUntidy ? 3 : 2)] ?? ' '}# c${String(this.comments++)}`
      : '';
  }

  /** Comment and blank lines before a line, or nothing. */
  above(indentation: string): string[] {
    const lines: string[] = [];
    if (this.chance(this.style.comments)) {
      const column = this.style.isUntidy ? ' '.repeat(this.random(indentation.length + 4)) : indentation;
      lines.push(`${column}# c${String(this.comments++)}`);
    }
    if (this.random(12) === 0)
      lines.splice(this.random(2), 0, this.style.isUntidy && this.random(2) === 0 ? '  ' : '');
    return lines;
  }

  scalar(value: string | number | boolean, inFlow: boolean, isKey = false): string {
    if (typeof value !== 'string') return String(value);
    const needsQuotes =
      /^[@*!#&%`"'|>?[{-]|: |\s#|^\d|^$/.test(value) ||
      (inFlow && /[,[\]{}]/.test(value)) ||
      value.endsWith(':');
    const form = this.random(isKey ? 12 : 6);
    if (form === 0) return JSON.stringify(value);
    if (form === 1 || needsQuotes) return `'${value.replaceAll("'", "''")}'`;
    return value;
  }

  /** An alias of an earlier anchor with the same kind of value, if there is one. */
  alias(kind: string): string | undefined {
    const known = this.anchors.get(kind) ?? [];
    if (known.length === 0 || !this.chance(this.style.anchors)) return undefined;
    return `*${known[this.random(known.length)]?.name ?? ''}`;
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
          const space = written.startsWith('*') && this.random(2) === 0 ? '  ' : ' ';
          return `${this.scalar(key, true, true)}:${space}${written}`;
        });
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    const isOverLines = parts.length > 0 && this.random(5) === 0 && this.style.lineBreak !== '';
    if (isOverLines) {
      const inner = `${indentation}  `;
      const last = this.random(2) === 0 ? ',' : '';
      const lines = parts.map(
        (part, at) => `${inner}${part}${at < parts.length - 1 ? ',' : last}${this.behind()}`,
      );
      return [
        open + this.behind(),
        ...lines,
        `${indentation}${this.random(8) === 0 ? '' : ' '}${close}`,
      ].join(this.style.lineBreak);
    }
    const pad = this.random(3) === 0 ? ' ' : isList ? '' : ' ';
    const comma = this.style.isUntidy ? ([',', ' , ', ',\t', ', '][this.random(4)] ?? ', ') : ', ';
    const last = this.random(9) === 0 && parts.length > 0 ? ',' : '';
    return parts.length === 0
      ? open + (this.random(6) === 0 ? ' ' : '') + close
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
    const depth = this.style.isUntidy ? 1 + this.random(4) : 2;
    const isFlush = isList && !isInItem && this.random(3) === 0;
    const isOnLine = isInItem && anchor === '' && this.random(8) > 0;
    const gap = this.style.isUntidy && isInItem ? ' '.repeat(1 + this.random(3)) : ' ';
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

function written(value: Readonly<Record<string, Value>>, random: Random, style: Style): string {
  const printer = new Printer(random, style);
  const lines: string[] = random(12) === 0 ? ['---'] : [];
  if (random(14) === 0) return printer.flow(value, 'file', '') + (random(2) === 0 ? style.lineBreak : '');
  for (const [key, one] of Object.entries(value)) {
    lines.push(...printer.above(''));
    const [start = '', ...rest] = printer.block(one, kindOf(key), '', false);
    lines.push(`${printer.scalar(key, false, true)}:${start}`, ...rest);
  }
  lines.push(...printer.above(''));
  // An item that is not in the column of the others.
  if (random(10) === 0) {
    const at = lines.findIndex((line, position) => position > random(lines.length) && /^ *- /.test(line));
    if (at >= 0) lines[at] = random(2) === 0 ? ` ${lines[at] ?? ''}` : (lines[at] ?? '').replace(/^ /, '');
  }
  return lines.join(style.lineBreak) + (random(4) === 0 ? '' : style.lineBreak);
}
