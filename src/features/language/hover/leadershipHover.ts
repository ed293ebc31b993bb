import type { Analysis, AnalyzedFile } from '../../../analyze.ts';
import { governedFolder } from '../../../model/leadershipFile.ts';
import { occurrencesIn } from '../../../model/occurrences.ts';
import { nameOf, resolveOwner } from '../../../model/owner.ts';
import { ancestry, nearestIn, type Scope } from '../../../model/scope.ts';
import type { FileList } from '../../../ownership/coverage/fileList.ts';
import { touches, type Span } from '../../../text/span.ts';
import { patternAt } from '../../reports/patternsIn.ts';
import { placeAt } from '../navigation/placeAt.ts';
import { entryMarkdown } from './entryMarkdown.ts';
import { isOnScale, keyMarkdown, wordMarkdown } from './keyMarkdown.ts';
import { patternMarkdown } from './patternMarkdown.ts';

/** A hover in a leadership file, as Markdown, and its range. */
export interface LeadershipHover {
  readonly markdown: string;
  readonly span: Span;
}

export interface HoverOptions {
  /**
   * Whether to include documentation that comes from the schema only: keys, and values with the same meaning
   * everywhere.
   */
  readonly keys: boolean;
}

/**
 * The hover at an offset of a leadership file: the entry of an id or handle, the files of a pattern, an authority
 * level or competency level, or a key. Undefined if there is none.
 */
export function leadershipHover(
  file: AnalyzedFile,
  offset: number,
  analysis: Analysis,
  files: FileList | undefined,
  { keys }: HoverOptions,
): LeadershipHover | undefined {
  const { root, leadership } = file.parsedFile;
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

/** The name of the delegator of the domain at an offset. */
function delegatorAt(offset: number, { parsedFile }: AnalyzedFile, scope: Scope): string | undefined {
  const domain = parsedFile.leadership?.domains.items.find(({ span }) => touches(span, offset));
  const delegatedBy = domain === undefined ? undefined : nearestIn(ancestry(scope, domain), 'delegatedBy');
  if (delegatedBy === undefined) return undefined;
  const owner = resolveOwner(scope, delegatedBy.value);
  return owner === undefined ? delegatedBy.value : nameOf(owner);
}
