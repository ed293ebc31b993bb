import { t } from '../../text/l10n.ts';
import { isPlaceholder, textAfterTodo, type Meaning } from '../../model/placeholder.ts';
import { wayTo } from '../../parse/edits.ts';
import { originOf } from '../../parse/moved.ts';
import { valueOf, type KeyNode, type Node } from '../../parse/tree.ts';
import type { Fix } from '../../text/finding.ts';
import { movedSpan } from '../../text/moved.ts';
import { memoize } from '../../text/memoize.ts';
import { quoted } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { fixByRemoval, fixByText } from '../fixes.ts';
import type { RuleReport, Rule, RuleContext } from '../rule.ts';

/** Reports texts, names, and owners that a template, a completion, or a fix has written for a person to replace. */
export const placeholder: Rule = {
  code: 'file/placeholder',
  severity: 'warning',
  check: (subject) => {
    const { root } = subject;
    if (root?.kind !== 'map') return [];
    const found = root.entries.flatMap(({ key, value }) => {
      const shape = fileShape.get(key.name);
      return shape === undefined ? [] : inParts(value, shape);
    });
    // An alias is the same text once more.
    return [...new Map(found.map((one) => [one.span.start, one])).values()].map((one) =>
      complaintAbout(one, subject),
    );
  },
};

interface Found {
  readonly meaning: Meaning;
  readonly value: string;
  readonly span: Span;
}

function complaintAbout(found: Found, subject: RuleContext): RuleReport {
  const { meaning, value, span } = found;
  return {
    span,
    message:
      meaning === 'text'
        ? t('{0} is a placeholder. Replace it with your own words.', quoted(value))
        : meaning === 'owner'
          ? t('{0} is a placeholder. Replace it with an owner.', quoted(value))
          : t('{0} is a placeholder. Replace it.', quoted(value)),
    fixes: () => fixesOf(found, subject),
  };
}

/** For a purpose, its text after `TODO:`; for an item of a list, its removal if that leaves an owner. */
function fixesOf({ meaning, value, span }: Found, subject: RuleContext): Fix[] {
  const way = subject.root === undefined ? [] : wayTo(subject.root, span);
  const turn = way.at(-1);
  if (turn?.parent.kind === 'map') {
    const rest =
      turn.parent.entries[turn.position]?.key.name === 'purpose' ? textAfterTodo(value) : undefined;
    if (rest !== undefined) return fixByText(t('Replace with {0}', quoted(rest)), subject, span, rest);
  }
  const item = way.findLast(({ parent }) => parent.kind === 'list');
  if (item?.parent.kind !== 'list') return [];
  const isPlain = item.child === turn?.child;
  const others = item.parent.items.filter((_, position) => position !== item.position);
  const isSpare =
    meaning === 'owner'
      ? isPlain && others.some((other) => !isStandIn(other))
      : meaning === 'text' && (isPlain || isUnnamed(item.child, span));
  return isSpare ? fixByRemoval(t('Remove {0}', quoted(value)), subject, span, 'list') : [];
}

function isStandIn(node: Node): boolean {
  return node.kind !== 'scalar' || typeof node.value !== 'string' || isPlaceholder('owner', node.value);
}

/** Whether an entry has this statement, and no id that others can refer to. */
function isUnnamed(entry: Node, statement: Span): boolean {
  if (entry.kind !== 'map') return false;
  const isIts = valueOf(entry, 'statement')?.span.start === statement.start;
  return isIts && valueOf(entry, 'id') === undefined;
}

/** Where values with a meaning are: the value itself, the items of a list, the keys of a map, or the values at keys. */
interface Shape {
  readonly itself?: Meaning;
  readonly items?: Shape;
  readonly keys?: Meaning;
  readonly entries?: ReadonlyMap<string, Shape>;
  /** For every entry that `entries` does not contain. */
  readonly each?: Shape;
}

/** Looks at each part of a section once: what moves at a keystroke is not read again. */
function inParts(section: Node, shape: Shape): Found[] {
  if (section.kind === 'list' && shape.items !== undefined) {
    const { items } = shape;
    return section.items.flatMap((item) => inPart(item, items));
  }
  if (section.kind === 'map' && shape.each !== undefined) {
    const { keys, each } = shape;
    return section.entries.flatMap(({ key, value }) => [...inKey(key, keys), ...inPart(value, each)]);
  }
  return inNode(section, shape);
}

function inPart(part: Node, shape: Shape): readonly Found[] {
  const { own, by } = originOf(part);
  const found = readerOf(shape)(own);
  return by === 0 ? found : found.map((one) => ({ ...one, span: movedSpan(one.span, by) }));
}

const readerOf = memoize((shape: Shape) => memoize((node: Node) => inNode(node, shape)));

function inNode(node: Node, shape: Shape): Found[] {
  switch (node.kind) {
    case 'error':
      return [];
    case 'scalar':
      return typeof node.value === 'string' ? inText(node.value, node.span, shape.itself) : [];
    case 'list': {
      const { items } = shape;
      return items === undefined ? [] : node.items.flatMap((item) => inNode(item, items));
    }
    case 'map':
      return node.entries.flatMap(({ key, value }) => {
        const inner = shape.entries?.get(key.name) ?? shape.each;
        return [...inKey(key, shape.keys), ...(inner === undefined ? [] : inNode(value, inner))];
      });
  }
}

function inKey({ name, span }: KeyNode, meaning: Meaning | undefined): Found[] {
  return inText(name, span, meaning);
}

function inText(value: string, span: Span, meaning: Meaning | undefined): Found[] {
  return meaning !== undefined && isPlaceholder(meaning, value) ? [{ meaning, value, span }] : [];
}

const withEntries = (entries: Readonly<Record<string, Shape>>): Shape => ({
  entries: new Map(Object.entries(entries)),
});
const text: Shape = { itself: 'text' };
const name: Shape = { itself: 'name' };
const owner: Shape = { itself: 'owner' };
const account: Shape = { itself: 'account' };
const id: Shape = { itself: 'id' };
const owners: Shape = { items: owner };
const texts: Shape = { items: text };
const contact: Shape = { itself: 'text', each: text };

const goal: Shape = {
  itself: 'text',
  ...withEntries({
    id,
    statement: text,
    owner,
    measure: withEntries({ metric: text, unit: text, source: text }),
  }),
};
const criterion: Shape = {
  itself: 'text',
  ...withEntries({ id, statement: text, why: text, example: text }),
};
const person: Shape = {
  itself: 'name',
  ...withEntries({
    name,
    email: account,
    github: account,
    gitlab: account,
    contact,
    growing: { items: withEntries({ how: text }) },
    away: withEntries({ deputy: owner }),
  }),
};
const team: Shape = {
  ...owners,
  ...withEntries({ name, members: owners, github: account, gitlab: account, contact }),
};
const competency: Shape = { itself: 'text', ...withEntries({ name, description: text, learn: texts }) };
const domain = withEntries({
  id: { itself: 'domain-id' },
  name,
  purpose: text,
  owners,
  delegatedBy: owner,
  decisions: { items: withEntries({ decision: text, consult: owners, inform: owners }) },
  decisionCriteria: { items: criterion },
  contact,
});

const fileShape: ReadonlyMap<string, Shape> = new Map([
  ['purpose', text],
  ['goals', { items: goal }],
  ['decisionCriteria', { items: criterion }],
  ['people', { keys: 'id', each: person }],
  ['teams', { keys: 'id', each: team }],
  ['competencies', { keys: 'id', each: competency }],
  ['domains', { items: domain }],
]);
