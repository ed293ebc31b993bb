import type { Analysis, AnalyzedFile } from '../../analyze.ts';
import { governedFolder } from '../../model/leadershipFile.ts';
import { occurrencesIn } from '../../model/occurrences.ts';
import { nameOf, resolveOwner } from '../../model/owner.ts';
import { ancestry, nearestIn, type Scope } from '../../model/scope.ts';
import type { FileList } from '../../ownership/fileList.ts';
import { touches, type Span } from '../../text/span.ts';
import { patternAt } from '../patternsIn.ts';
import { placeAt } from '../placeAt.ts';
import { entryMarkdown } from './entryMarkdown.ts';
import { isOnScale, keyMarkdown, wordMarkdown } from './keyMarkdown.ts';
import { patternMarkdown } from './patternMarkdown.ts';

/** What a place in a leadership file means, as Markdown, and the place. */
export interface LeadershipHover {
  readonly markdown: string;
  readonly span: Span;
}

export interface HoverOptions {
  /** Whether to say what the schema alone knows: keys, and words that mean the same wherever they stand. */
  readonly keys: boolean;
}

/**
 * What stands at an offset of a leadership file: the entry behind an id or a handle, the files behind a pattern, a
 * rung or a level, a key. Undefined where there is nothing to say.
 */
export function leadershipHover(
  file: AnalyzedFile,
  offset: number,
  analysis: Analysis,
  files: FileList | undefined,
  { keys }: HoverOptions,
): LeadershipHover | undefined {
  const { root, leadership } = file.reading;
  if (root === undefined) return undefined;
  const scope = analysis.ownership.scopeIn(governedFolder(file.path));

  const occurrences = leadership === undefined ? [] : occurrencesIn(leadership);
  const named = occurrences.filter(({ id }) => touches(id.span, offset));
  const [occurrence] = named.toSorted((one, other) => other.id.span.start - one.id.span.start);
  if (occurrence !== undefined)
    return hover(entryMarkdown(occurrence.kind, occurrence.id.value, scope, analysis), occurrence.id.span);

  const pattern = leadership === undefined ? undefined : patternAt(leadership, offset);
  if (pattern !== undefined)
    return files === undefined
      ? undefined
      : hover(patternMarkdown(pattern, file, analysis), pattern.pattern.span);

  const place = placeAt(root, offset);
  const { node, schema } = place.steps.at(-1) ?? {};
  if (place.key !== undefined) {
    const { name, span } = place.key.key;
    return keys ? hover(keyMarkdown(schema, name), span) : undefined;
  }
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  if (schema === undefined || (!keys && !isOnScale(schema))) return undefined;
  return hover(wordMarkdown(node.value, schema, delegatorAt(offset, file, scope)), node.span);
}

function hover(markdown: string | undefined, span: Span): LeadershipHover | undefined {
  return markdown === undefined ? undefined : { markdown, span };
}

/** The name of whoever delegated the domain that an offset lies in. */
function delegatorAt(offset: number, { reading }: AnalyzedFile, scope: Scope): string | undefined {
  const domain = reading.leadership?.domains.items.find(({ span }) => touches(span, offset));
  const delegatedBy = domain === undefined ? undefined : nearestIn(ancestry(scope, domain), 'delegatedBy');
  if (delegatedBy === undefined) return undefined;
  const owner = resolveOwner(scope, delegatedBy.value);
  return owner === undefined ? delegatedBy.value : nameOf(owner);
}
