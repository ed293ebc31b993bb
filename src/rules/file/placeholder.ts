import { t } from '../../text/l10n.ts';
import { isPlaceholder, textAfterTodo, type Meaning } from '../../model/placeholder.ts';
import { wayTo } from '../../parse/edits.ts';
import { memoizePart } from '../../parse/moved.ts';
import { valueOf, type Node } from '../../parse/tree.ts';
import type { Fix } from '../../text/finding.ts';
import { movedSpan } from '../../text/moved.ts';
import { memoize } from '../../text/memoize.ts';
import { quoted } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { visitDescribed } from '../../validate/described.ts';
import {
  childOf,
  fileSchema,
  forNode,
  meaningOf,
  type StringMeaning,
  type Subschema,
} from '../../validate/subschema.ts';
import { fixByRemoval, fixByText } from '../fixes.ts';
import type { RuleReport, Rule, RuleContext } from '../rule.ts';

/** Reports texts, names, and owners that a template, a completion, or a fix has written for a person to replace. */
export const placeholder: Rule = {
  code: 'file/placeholder',
  severity: 'warning',
  check: (context) => {
    const { root } = context;
    if (root?.kind !== 'map') return [];
    const found = root.entries.flatMap(({ key, value }) => inSection(value, childOf(fileSchema, key.name)));
    // An alias is the same text once more.
    return [...new Map(found.map((one) => [one.span.start, one])).values()].map((one) =>
      reportAbout(one, context),
    );
  },
};

interface Found {
  readonly meaning: Meaning;
  readonly value: string;
  readonly span: Span;
}

function reportAbout(found: Found, context: RuleContext): RuleReport {
  const { meaning, value, span } = found;
  return {
    span,
    message:
      meaning === 'text'
        ? t('{0} is a placeholder. Replace it with your own words.', quoted(value))
        : meaning === 'owner'
          ? t('{0} is a placeholder. Replace it with an owner.', quoted(value))
          : t('{0} is a placeholder. Replace it.', quoted(value)),
    fixes: () => fixesOf(found, context),
  };
}

/** For a purpose, its text after `TODO:`; for an item of a list, its removal if that leaves an owner. */
function fixesOf({ meaning, value, span }: Found, context: RuleContext): Fix[] {
  const way = context.root === undefined ? [] : wayTo(context.root, span);
  const turn = way.at(-1);
  if (turn?.parent.kind === 'map') {
    const rest =
      turn.parent.entries[turn.position]?.key.name === 'purpose' ? textAfterTodo(value) : undefined;
    if (rest !== undefined) return fixByText(t('Replace with {0}', quoted(rest)), context, span, rest);
  }
  const item = way.findLast(({ parent }) => parent.kind === 'list');
  if (item?.parent.kind !== 'list') return [];
  const isPlain = item.child === turn?.child;
  const others = item.parent.items.filter((_, position) => position !== item.position);
  const isSpare =
    meaning === 'owner'
      ? isPlain && others.some((other) => !isStandIn(other))
      : meaning === 'text' && (isPlain || isUnnamed(item.child, span));
  return isSpare ? fixByRemoval(t('Remove {0}', quoted(value)), context, span, 'list') : [];
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

/** Looks at each part of a section once: what moves at a keystroke is not read again. */
function inSection(section: Node, subschema: Subschema | undefined): readonly Found[] {
  const schema = forNode(subschema, section);
  if (section.kind !== 'list' && section.kind !== 'map') return inNode(section, subschema);
  const found: Found[] = [];
  if (section.kind === 'list') for (const item of section.items) found.push(...inPart(item, schema?.items));
  else {
    const meaning = meaningOf(schema?.propertyNames);
    for (const { key, value } of section.entries) {
      addIfPlaceholder(key.name, key.span, meaning, found);
      found.push(...inPart(value, childOf(schema, key.name)));
    }
  }
  return found;
}

function inPart(part: Node, subschema: Subschema | undefined): readonly Found[] {
  if (subschema === undefined) return [];
  return part.kind === 'scalar' ? inNode(part, subschema) : readerOf(subschema)(part);
}

const readerOf = memoize((subschema: Subschema) =>
  memoizePart(
    (part: Node) => inNode(part, subschema),
    (found, by) => found.map((one) => ({ ...one, span: movedSpan(one.span, by) })),
  ),
);

function inNode(node: Node, subschema: Subschema | undefined): Found[] {
  const found: Found[] = [];
  visitDescribed(node, subschema, {
    string: (value, span, meaning) => {
      addIfPlaceholder(value, span, meaning, found);
    },
  });
  return found;
}

function addIfPlaceholder(value: string, span: Span, stringMeaning: StringMeaning, found: Found[]): void {
  const meaning = placeholderMeaning(stringMeaning);
  if (meaning !== undefined && isPlaceholder(meaning, value)) found.push({ meaning, value, span });
}

/** Undefined for what nobody has to replace: a reference to an entry is unknown then, and a path matches no files. */
function placeholderMeaning({ id, ref, means }: StringMeaning): Meaning | undefined {
  if (id !== undefined) return id === 'domain' ? 'domain-id' : 'id';
  if (ref !== undefined) return ref === 'owner' || ref === 'person' ? 'owner' : undefined;
  if (means === 'learn') return 'text';
  return means === 'text' || means === 'name' || means === 'account' ? means : undefined;
}
