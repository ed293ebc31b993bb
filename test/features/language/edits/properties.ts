import assert from 'node:assert/strict';
import { isAlias, isMap, isScalar, isSeq, Lexer, parseDocument, type Document } from 'yaml';
import { analyze, type Analysis, type AnalyzedFile } from '../../../../src/analyze.ts';
import { claimants, claimFor, claimForNew } from '../../../../src/features/language/edits/claim.ts';
import { fixAll } from '../../../../src/features/language/edits/fixAll.ts';
import { furtherFixes } from '../../../../src/features/language/edits/furtherFixes.ts';
import { refactoringsAt } from '../../../../src/features/language/edits/refactorings.ts';
import { rename } from '../../../../src/features/language/navigation/rename.ts';
import { suppressFinding } from '../../../../src/features/language/edits/suppressFinding.ts';
import { fileList } from '../../../../src/ownership/coverage/fileList.ts';
import type { Node } from '../../../../src/parse/tree.ts';
import type { TextEdit } from '../../../../src/text/finding.ts';
import { applied } from '../../../checkFindings.ts';
import { leadershipFile } from '../../../leadershipFiles.ts';
import { chosen, type Property } from '../../../property.ts';

/** All that is offered in a file changes in it what its title says, and nothing else: the YAML library is the referee. */
export const provenEdits: Property<string> = {
  title: 'change in the file what their titles say, and nothing else',
  runs: 350,
  atLeast: { edit: 10_000 },
  input: chosen(leadershipFile),
  check: (text, saw) => {
    const analysis = read(text);
    const [file] = analysis.files;
    assert.ok(file);
    for (const offer of offersIn(analysis, file)) {
      saw('edit');
      saw(offer.title.split(' ', 2).join(' '));
      const wrong = wrongsOf(file, offer);
      if (wrong.length > 0) assert.fail(`${offer.title}: ${wrong.join('; ')}\n${applied(text, offer)}`);
    }
  },
};

const paths = fileList([
  'leadership.yaml',
  'src/a/1.ts',
  'src/b/c.ts',
  'docs/a.md',
  'tools/x.sh',
  'tools/y.sh',
]);

/** A value as the YAML library reads it. A map is a list of its entries, in order. */
type Value = string | number | boolean | null | Value[] | Entries;
class Entries {
  readonly list: readonly (readonly [string, Value])[];
  constructor(list: readonly (readonly [string, Value])[]) {
    this.list = list;
  }
}

interface Offer {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly at?: number;
  /** The code of the finding that it fixes. */
  readonly code?: string;
}

function read(text: string): Analysis {
  return analyze([{ path: 'leadership.yaml', text }], paths, '2035-01-01', undefined);
}

/** All that is offered in a file, at each place of it. */
function offersIn(analysis: Analysis, file: AnalyzedFile): Offer[] {
  const { text } = file;
  const offers: Offer[] = file.findings.flatMap((finding) => {
    const suppression = suppressFinding(file, finding);
    return [
      ...finding.fixes,
      ...furtherFixes(file, finding),
      ...(suppression === undefined ? [] : [suppression]),
    ].map((fix) => ({ ...fix, code: finding.code }));
  });
  const words = [...text.matchAll(/[^\s,[\]{}:]+/g)].map(({ index }) => index);
  for (const at of words)
    offers.push(...refactoringsAt(file, { start: at, end: at }).map((one) => ({ ...one, at })));
  const [first, second] = [words[Math.floor(words.length / 2)], words[Math.floor(words.length / 2) + 3]];
  if (first !== undefined && second !== undefined)
    offers.push(...refactoringsAt(file, { start: first, end: second }).map((one) => ({ ...one, at: first })));
  for (const at of words.filter((_, position) => position % 7 === 0)) {
    const word = /^["']?([a-z][a-z0-9-]*)/.exec(text.slice(at))?.[1] ?? '';
    const renamed = rename(analysis, file.path, at, 'renamed');
    if (!('refusal' in renamed))
      offers.push(...renamed.map(({ edits }) => ({ title: `Rename "${word}" to "renamed"`, edits })));
  }
  for (const path of ['tools/', 'src/b/c.ts', 'web/new/'].filter(
    (one) => analysis.ownership.lookup(one).status !== 'owned',
  )) {
    for (const claimant of claimants(analysis, path)) {
      const claim = claimFor(analysis, path, claimant);
      if (claim !== undefined)
        offers.push({ title: `Claim "${path}" for "${claimant.id}"`, edits: [claim.edit] });
    }
    const fresh = claimForNew(analysis, path, { file: file.path, id: 'fresh', owner: '@acme/a' });
    if (fresh !== undefined) offers.push({ title: `Claim "${path}" for "fresh"`, edits: [fresh.edit] });
  }
  const safe = fixAll(file.path, text);
  if (safe.length > 0) offers.push({ title: 'Fix all', edits: safe });
  const seen = new Set<string>();
  return offers.filter(({ title, edits }) => {
    const key = JSON.stringify([title, edits]);
    return !seen.has(key) && seen.add(key);
  });
}

function valueIn(text: string): Value | undefined {
  const document = parseDocument(text.replace(/\r(?!\n)/g, '\n'), { uniqueKeys: false, logLevel: 'silent' });
  return document.errors.length > 0 ? undefined : plain(document.contents, document);
}

/** What our parser reads of a file with errors. */
function readablePart(text: string): Value | undefined {
  const root = read(text).files[0]?.parsedFile.root;
  return root && readable(root);
}

function readable(node: Node): Value {
  switch (node.kind) {
    case 'error':
      return '(unread)';
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(readable);
    case 'map':
      return new Entries(node.entries.map(({ key, value }) => [key.name, readable(value)]));
  }
}

function plain(node: unknown, document: Document): Value {
  if (isAlias(node)) return plain(node.resolve(document), document);
  if (isSeq(node)) return node.items.map((item) => plain(item, document));
  if (isMap(node))
    return new Entries(
      node.items.map(({ key, value }) => [inWords(plain(key, document)), plain(value, document)]),
    );
  return isScalar(node) ? (node.value as Value) : null;
}

function commentsIn(text: string): string[] {
  return [...new Lexer().lex(text.replace(/\r(?!\n)/g, '\n'))]
    .filter((token) => token.startsWith('#'))
    .map((token) => token.trimEnd())
    .sort();
}

/** A difference of two values: what stands in one at a path, and what in the other. */
interface Difference {
  readonly path: readonly (string | number)[];
  readonly before: readonly Value[];
  readonly after: readonly Value[];
}

/** A scalar as a string, and any other value as JSON. */
function inWords(value: Value | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function differences(before: Value, after: Value, path: readonly (string | number)[] = []): Difference[] {
  if (same(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length === after.length)
      return before.flatMap((one, at) => differences(one, after[at] ?? null, [...path, at]));
    return inRow(before, after, path);
  }
  if (before instanceof Entries && after instanceof Entries) {
    const keys = ({ list }: Entries): string[] => list.map(([key]) => key);
    if (keys(before).join('\n') === keys(after).join('\n'))
      return before.list.flatMap(([key, one], at) =>
        differences(one, after.list[at]?.[1] ?? null, [...path, key]),
      );
    return inRow(
      before.list.map((entry) => new Entries([entry])),
      after.list.map((entry) => new Entries([entry])),
      path,
    );
  }
  return [{ path, before: [before], after: [after] }];
}

/** What lies between the common beginning and the common end. */
function inRow(before: readonly Value[], after: readonly Value[], path: Difference['path']): Difference[] {
  let start = 0;
  while (start < Math.min(before.length, after.length) && same(before[start], after[start])) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && same(before.at(-1 - end), after.at(-1 - end)))
    end++;
  return [
    { path, before: before.slice(start, before.length - end), after: after.slice(start, after.length - end) },
  ];
}

function same(one: Value | undefined, other: Value | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const map = (entries: Readonly<Record<string, Value>>): Entries => new Entries(Object.entries(entries));

function inside(value: Value | undefined, key: string): Value | undefined {
  return value instanceof Entries ? value.list.find(([name]) => name === key)?.[1] : undefined;
}

type Check = (found: readonly Difference[], words: RegExpExecArray, before: Value, after: Value) => boolean;

const nothing: Check = (found) => found.length === 0;
/** One place differs, and there `test` holds. */
const once =
  (test: (one: Difference, words: RegExpExecArray) => boolean): Check =>
  (found, words) =>
    found.length === 1 && found[0] !== undefined && test(found[0], words);
/** The same scalar was replaced, in one place and in its aliases. */
const replaced =
  (group: number): Check =>
  (found, words) =>
    found.length > 0 &&
    found.every(
      ({ before, after }) => before.length === 1 && after.length === 1 && writes(after[0], words[group]),
    ) &&
    new Set(found.map(({ before }) => JSON.stringify(before))).size === 1;

function writes(value: Value | undefined, title = ''): boolean {
  const word = value instanceof Entries ? value.list[0]?.[0] : value;
  return [title, title.replace(/^(["'])(.*)\1$/, '$2').replaceAll("''", "'")].includes(inWords(word));
}

const gains = (
  test: (value: Value | undefined, words: RegExpExecArray, path: Difference['path']) => boolean,
): Check =>
  once(
    ({ path, before, after }, words) =>
      before.length === 0 && after.length === 1 && test(after[0], words, path),
  );
const loses: Check = once(({ before, after }) => before.length === 1 && after.length === 0);

const hasKey = (value: Value | undefined, key = ''): boolean => inside(value, key) !== undefined;

/** The values of a list in another order: one item is after another. */
function isMoved(before: Value | undefined, after: Value | undefined, from: number, to: number): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  const order = [...before];
  order.splice(to, 0, ...order.splice(from, 1));
  return same(order, after);
}

/** A file without a path in any list of patterns, without the domain `fresh`, and without lists that are then empty. */
function withoutClaim(value: Value, path: string): Value {
  if (Array.isArray(value))
    return value
      .filter((one) => inside(one, 'id') !== 'fresh' && !isPathOf([inWords(one).replace(/^!/, '')], path))
      .map((one) => withoutClaim(one, path));
  if (!(value instanceof Entries)) return value;
  const entries = value.list.map(([key, one]) => [key, withoutClaim(one, path)] as const);
  return new Entries(entries.filter(([, one]) => !Array.isArray(one) || one.length > 0));
}

/** Whether the only pattern of a list is a path, which can have a `/` at its start. */
const isPathOf = (patterns: readonly Value[], path: string): boolean =>
  patterns.length === 1 && inWords(patterns[0]).replace(/^\//, '') === path;

const onlyDomains = (found: readonly Difference[]): boolean =>
  found.every(({ path }) => path[0] === 'domains');
const domainsOf = (value: Value): Value[] => {
  const domains = inside(value, 'domains');
  return Array.isArray(domains) ? domains : [];
};

/** What a title promises of the value of the file. */
const promised: readonly (readonly [RegExp, Check])[] = [
  [
    /^Expand to full form$/,
    once(
      ({ before: [short], after: [long] }) =>
        long instanceof Entries && long.list.length === 1 && same(long.list[0]?.[1], short),
    ),
  ],
  [
    /^Collapse to short form$/,
    once(
      ({ before: [long], after: [short] }) =>
        long instanceof Entries && long.list.length === 1 && same(long.list[0]?.[1], short),
    ),
  ],
  [/^(?:Put each item on its own line|Join into one line|Suppress .*|Remove comment)$/, nothing],
  [/^Add the id (\S+)$/, gains((value, [, id]) => inside(value, 'id') === id)],
  [
    /^Move domain (up|down) /,
    (found, [, where], before, after) =>
      onlyDomains(found) &&
      found.length > 0 &&
      domainsOf(before).some((_, at) =>
        isMoved(domainsOf(before), domainsOf(after), at, where === 'up' ? at - 1 : at + 1),
      ),
  ],
  [
    /^Move "(.*)" after "(.*)"$/,
    (found, [, from, to], before, after) => {
      const all = domainsOf(before);
      const at = (id = ''): number[] =>
        all.flatMap((one, position) => (inside(one, 'id') === id ? [position] : []));
      return (
        onlyDomains(found) &&
        at(from).some((one) => at(to).some((other) => isMoved(all, domainsOf(after), one, other)))
      );
    },
  ],
  [
    /^Extract (?:"(.*)"|(\d+) patterns) to a new domain "(.*)"$/,
    (found, [, pattern, count, id = ''], before, after) => {
      const [old, now] = [domainsOf(before), domainsOf(after)];
      const at = now.findIndex((one) => inside(one, 'id') === id);
      const [from, to, fresh] = [old[at - 1], now[at - 1], now[at]];
      const [all, left, taken] = [inside(from, 'paths'), inside(to, 'paths'), inside(fresh, 'paths')];
      if (!Array.isArray(all) || !Array.isArray(left) || !Array.isArray(taken)) return false;
      const start = all.findIndex(
        (_, position) =>
          same(all.slice(position, position + taken.length), taken) &&
          same(all.toSpliced(position, taken.length), left),
      );
      return (
        onlyDomains(found) &&
        start >= 0 &&
        now.length === old.length + 1 &&
        same(now.toSpliced(at - 1, 2), old.toSpliced(at - 1, 1)) &&
        (pattern === undefined ? taken.length === Number(count) : same(taken, [pattern])) &&
        same(fresh, map({ id, paths: taken, owners: inside(from, 'owners') ?? null })) &&
        differences(from ?? null, to ?? null).every(({ path }) => path[0] === 'paths')
      );
    },
  ],
  [
    /^Add domain "(.*)" for (.*)$/,
    gains((value, [, id, path = '']) => {
      const patterns = inside(value, 'paths');
      return inside(value, 'id') === id && Array.isArray(patterns) && isPathOf(patterns, path);
    }),
  ],
  [
    /^Add (.*) to domain "(.*)"$/,
    (found, words, before, after) =>
      gains(
        (value, [, path = '', id], place) =>
          place.length === 3 &&
          inside(domainsOf(before)[Number(place[1])], 'id') === id &&
          isPathOf([value ?? null], path),
      )(found, words, before, after),
  ],
  [/^Add "(.*)"$/, gains((value, [, key]) => hasKey(value, key))],
  [/^Add all missing keys$/, once(({ before, after }) => before.length === 0 && after.length > 1)],
  [/^Add a second owner$/, gains((value, _, path) => value === '@second-owner' && path[2] === 'owners')],
  [
    /^Add (.*) to "unowned"$/,
    gains((value, [, path = '']) => {
      const added = value instanceof Entries ? inside(value, 'unowned') : [value ?? null];
      return Array.isArray(added) && isPathOf(added, path);
    }),
  ],
  [
    /^Declare (\S+) (\S+)$/,
    gains(
      (value, [, , id = '']) =>
        value instanceof Entries &&
        (hasKey(value, id) ||
          inside(value, 'id') === id ||
          value.list.some(
            ([, section]) =>
              hasKey(section, id) ||
              (Array.isArray(section) && section.length === 1 && inside(section[0], 'id') === id),
          )),
    ),
  ],
  [/^Remove (?:U\+|"parent"|".*"|\S+ \S+)/, loses],
  [
    /^Mark as (\S+)$/,
    (found, words, before, after) =>
      gains((value) => inside(value, 'status') === words[1])(found, words, before, after) ||
      once(({ path, after: [value] }) => path.at(-1) === 'status' && value === words[1])(
        found,
        words,
        before,
        after,
      ),
  ],
  [
    /^Set to today, (\S+)$/,
    once(({ path, after: [value] }, [, today]) => path.join() === 'review,last' && value === today),
  ],
  [/^Replace with Latin letters/, once(() => true)],
  [/^Replace with (.*)$/, replaced(1)],
  [
    /^Convert to a list$/,
    once(({ before: [text], after: [list] }) => Array.isArray(list) && same(list[0], text)),
  ],
  [/^Make .* deputy for/, gains((value) => hasKey(value, 'deputy'))],
  [
    /^Plan for .* to reach (\S+) in "(.*)"$/,
    once(
      ({ path, before, after: [value] }, [, level, skill]) =>
        path[0] === 'people' &&
        (before.length === 0
          ? same(value, map({ competency: skill ?? '', to: level ?? '' })) ||
            same(inside(value, 'growing'), [map({ competency: skill ?? '', to: level ?? '' })])
          : value === level ||
            same(
              value,
              map({ name: before[0] ?? null, growing: [map({ competency: skill ?? '', to: level ?? '' })] }),
            )),
    ),
  ],
  [
    /^Record "(.*)" as reached: (\S+)$/,
    (found, [, skill = '', level]) =>
      (found.length > 0 &&
        found.every(({ path }) => path[0] === 'people') &&
        JSON.stringify(found).includes(JSON.stringify([skill, level]).slice(1, -1))) ||
      found.some(({ after: [value] }) => value === level),
  ],
  [
    /^Rename "(.*)" to "(.*)"$/,
    (found, [, from = '', to = '']) =>
      found.length > 0 &&
      found.every(({ before, after }) => {
        const [was, is] = [JSON.stringify(before), JSON.stringify(after)];
        return was.replaceAll(JSON.stringify(from), JSON.stringify(to)) === is;
      }),
  ],
  [
    // The effect on the path itself is checked below.
    /^Claim "(.*)" for "(.*)"$/,
    (found, [, path = ''], before, after) =>
      found.length > 0 && same(withoutClaim(before, path), withoutClaim(after, path)),
  ],
  [
    /^Fix all$/,
    (found) =>
      found.every(
        ({ before, after }) =>
          before.length === 1 && after.length === 1 && inWords(before[0]) === inWords(after[0]),
      ),
  ],
];

/** The first word of the line that each comment is at the end of, by the text of the comment. */
function wordsBefore(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, code = '', comment] = /^(.*?)[ \t](# c\d+)$/.exec(line) ?? [];
    const word = /[^\s,-][^\s,]*/.exec(code)?.[0];
    if (comment !== undefined && word !== undefined && !/^[\]}]/.test(word)) found.set(comment, word);
  }
  return found;
}

/** What is wrong with the text after an offer. */
function wrongsOf({ text }: AnalyzedFile, { title, edits, code }: Offer): string[] {
  let end = 0;
  for (const { span } of edits.toSorted((one, other) => one.span.start - other.span.start)) {
    if (span.start < end || span.end < span.start || span.end > text.length) return ['has unsound edits'];
    ({ end } = span);
  }
  const after = applied(text, { title, edits });
  const wrong: string[] = [];
  const claimed = /^Claim "(.*)" for "(.*)"$/.exec(title);
  if (claimed !== null) {
    const { matchedBy } = read(after).ownership.lookup(claimed[1] ?? '');
    if (matchedBy?.domain?.id.value !== claimed[2]) wrong.push('has no effect');
  }
  const isValid = valueIn(text) !== undefined;
  if (isValid && valueIn(after) === undefined) return ['makes a syntax error'];
  // Only our parser reads past errors, such as an item in another column than the others.
  const [was, is] = isValid ? [valueIn(text), valueIn(after)] : [readablePart(text), readablePart(after)];
  const isMending = !isValid && (code === 'syntax' || title === 'Fix all');
  if (was !== undefined && is !== undefined && !isMending) {
    const found = differences(was, is);
    const [promise, check] = promised.find(([words]) => words.test(title)) ?? [];
    if (promise === undefined || check === undefined) wrong.push('promises nothing known');
    else {
      const words = promise.exec(title);
      if (words !== null && !check(found, words, was, is)) wrong.push(`changes ${JSON.stringify(found)}`);
    }
  }
  const kept = commentsIn(after);
  // A claim of exactly a pattern of "unowned" takes it out of there, with its comment.
  const count = (value: Value | undefined): number =>
    JSON.stringify(value).split(`"${claimed?.[1] ?? ''}"`).length;
  const takesOut = claimed !== null && (was === undefined || count(is) <= count(was));
  for (const comment of commentsIn(text)) {
    const at = kept.indexOf(comment);
    if (at >= 0) kept.splice(at, 1);
    else if (!/^(?:Remove|Record)/.test(title) && !takesOut) wrong.push(`loses ${comment}`);
  }
  if (kept.length > 0 && !title.startsWith('Suppress')) wrong.push(`makes ${kept.join()}`);
  const beside = wordsBefore(after);
  if (/^(?:Move|Extract|Add (?!the closing)|Declare|Suppress|Mark|Make|Set)/.test(title))
    for (const [comment, word] of wordsBefore(text))
      if (beside.get(comment) !== word)
        wrong.push(`takes ${comment} from ${word} to ${beside.get(comment) ?? 'nothing'}`);
  if (text.includes('\r\n') && /[^\r]\n/.test(after) && !/[^\r]\n/.test(text))
    wrong.push('mixes line breaks');
  return wrong;
}
