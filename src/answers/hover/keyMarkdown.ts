import { t, translated } from '../../text/l10n.ts';
import { isRung, needOf, phraseOf, rungs, type Rung } from '../../model/ladder.ts';
import { levels } from '../../model/level.ts';
import { childOf, follow, type Subschema } from '../../validate/subschema.ts';
import { escapeMarkdown, inlineCode } from '../markdown.ts';

/** A longer example is none at a glance. */
const maxExample = 100;

/** What a key of a map means, as Markdown; undefined for one that the format does not know there. */
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

/** What one of the words of a closed set means, as Markdown; undefined for a word outside the set. */
export function wordMarkdown(
  word: string,
  schema: Subschema | undefined,
  delegator: string | undefined,
): string | undefined {
  const position = schema?.enum?.indexOf(word) ?? -1;
  if (schema?.enum === undefined || position < 0) return undefined;
  if (isRung(word)) return rungMarkdown(word, delegator);
  const meaning = `**${word}** · ${escapeMarkdown(translated(schema.enumDescriptions?.[position] ?? ''))}`;
  return isOnScale(schema) ? `${meaning}\n\n${inOrder(levels, word, ' < ')}` : meaning;
}

/** What the owners on a rung say, what a change needs there, and where it stands on the ladder. */
export function rungMarkdown(rung: Rung, delegator: string | undefined): string {
  return [
    `**“${phraseOf(rung)}”** · ${escapeMarkdown(needOf(rung, delegator))}`,
    inOrder(rungs, rung, ' → '),
  ].join('\n\n');
}

/** Whether the words of a set are the rungs or the levels: more is to be said of them than the schema does. */
export function isOnScale({ enum: words }: Subschema): boolean {
  return words?.some((word) => word === rungs[0] || word === levels[0]) === true;
}

function inOrder(words: readonly string[], own: string, between: string): string {
  return words.map((word) => (word === own ? `**${word}**` : word)).join(between);
}

/** `x-…` at the top level. */
function extensionOf(parent: Subschema | undefined, name: string): Subschema | undefined {
  return Object.entries(parent?.patternProperties ?? {}).find(([pattern]) =>
    new RegExp(pattern).test(name),
  )?.[1];
}

/** A plain value as YAML on one line. */
function inFlow(value: unknown): string {
  if (typeof value === 'string')
    return /^[A-Za-z0-9][\w ./%*-]*$/.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inFlow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, part]: [string, unknown]) => `${key}: ${inFlow(part)}`)
    .join(', ')} }`;
}
