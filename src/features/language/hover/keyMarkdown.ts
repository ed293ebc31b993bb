import { t, translated } from '../../../text/l10n.ts';
import {
  isAuthorityLevel,
  approvalNeeded,
  phraseOf,
  authorityLevels,
  type AuthorityLevel,
} from '../../../model/ladder.ts';
import { levels } from '../../../model/level.ts';
import { childOf, follow, type Subschema } from '../../../validate/subschema.ts';
import { escapeMarkdown, inlineCode } from '../../card/markdown.ts';

/** The maximum length of an example, in characters. */
const maxExample = 100;

/** The documentation of a key as Markdown; undefined for an unknown key. */
export function keyMarkdown(parent: Subschema | undefined, name: string): string | undefined {
  const schema = childOf(parent, name) ?? extensionOf(parent, name);
  const meaning = follow(schema);
  const text = schema?.markdownDescription ?? meaning?.markdownDescription ?? schema?.description;
  if (text === undefined) return undefined;
  const standard = schema?.default ?? meaning?.default;
  const head = [
    `**${escapeMarkdown(name)}**`,
    ...(parent?.required?.includes(name) === true ? [t('required')] : []),
    ...(parent?.then?.required?.includes(name) === true ? [t('required unless `inherits: true`')] : []),
    ...(standard === undefined ? [] : [t('default {0}', inlineCode(inFlow(standard)))]),
  ].join(' · ');
  const example = (schema?.examples ?? meaning?.examples ?? [])
    .map(inFlow)
    .find((written) => written.length <= maxExample);
  return [
    head,
    translated(text),
    ...(example === undefined ? [] : [t('Example: {0}', inlineCode(example))]),
  ].join('\n\n');
}

/** The documentation of an enum value as Markdown; undefined if the value is not in the enum. */
export function wordMarkdown(
  word: string,
  schema: Subschema | undefined,
  delegator: string | undefined,
): string | undefined {
  const position = schema?.enum?.indexOf(word) ?? -1;
  if (schema?.enum === undefined || position < 0) return undefined;
  if (isAuthorityLevel(word)) return authorityMarkdown(word, delegator);
  const meaning = `**${word}** · ${escapeMarkdown(translated(schema.enumDescriptions?.[position] ?? ''))}`;
  return isOnScale(schema) ? `${meaning}\n\n${inOrder(levels, word, ' < ')}` : meaning;
}

/**
 * The documentation of an authority level: its phrase, what a change needs, and its position on the Ladder of
 * Leadership.
 */
export function authorityMarkdown(authority: AuthorityLevel, delegator: string | undefined): string {
  return [
    `**“${phraseOf(authority)}”** · ${escapeMarkdown(approvalNeeded(authority, delegator))}`,
    inOrder(authorityLevels, authority, ' → '),
  ].join('\n\n');
}

/**
 * Whether an enum contains the authority levels or the competency levels, which have more documentation than the
 * schema provides.
 */
export function isOnScale({ enum: words }: Subschema): boolean {
  return words?.some((word) => word === authorityLevels[0] || word === levels[0]) === true;
}

function inOrder(words: readonly string[], own: string, between: string): string {
  return words.map((word) => (word === own ? `**${word}**` : word)).join(between);
}

/** The schema of an `x-…` key at the top level. */
function extensionOf(parent: Subschema | undefined, name: string): Subschema | undefined {
  return Object.entries(parent?.patternProperties ?? {}).find(([pattern]) =>
    new RegExp(pattern).test(name),
  )?.[1];
}

/** A plain value as YAML in flow style. */
function inFlow(value: unknown): string {
  if (typeof value === 'string')
    return /^[A-Za-z0-9][\w ./%*-]*$/.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inFlow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, part]: [string, unknown]) => `${key}: ${inFlow(part)}`)
    .join(', ')} }`;
}
