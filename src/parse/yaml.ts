import { t } from '../text/l10n.ts';
import { byPlace, type Finding } from '../text/finding.ts';
import { joined, overlaps, overlapsOneOf, touches, type Span } from '../text/span.ts';
import { compose, type Fault } from './compose.ts';
import { syntax, type Diagnosis } from './diagnosis.ts';
import { diagnose, unexpectedBlock } from './faults.ts';
import { buildTree } from './buildTree.ts';
import { tooManyEntries } from './limits.ts';
import { lineAtOrNear } from './lines.ts';
import { unquoted } from './quotes.ts';
import { scan, type Scan } from './scan.ts';
import type { Node } from './tree.ts';

export { spaced } from './blanks.ts';

/*
 * All that needs the YAML parser. Nearly all files are in the usual form, which does without it, so in most bundles it is
 * loaded on first use: see `scripts/build.mjs`.
 */

/** The number of rounds for errors that may hide others. After that, the remaining errors are one finding. */
const maxRounds = 8;
/** The maximum number of errors in one round. The parser takes a long time for each of them. */
const maxFaults = 1000;

/** The parse result of a text. The root is undefined if no part of it can be used. */
export interface ParsedText {
  readonly root: Node | undefined;
  readonly findings: readonly Finding[];
  /** Each from its `#` to the end of the line. */
  readonly comments: readonly Span[];
}

/** The parse result of one block. */
export interface BlockResult extends ParsedText {
  readonly root: Node;
  readonly anchors: ReadonlySet<string>;
  /** The aliases without an anchor in the block. */
  readonly openAliases: ReadonlySet<string>;
}

/** The finding about a text whose block at an offset is one entry too many. */
export function excessFinding(text: string, offset: number): Finding {
  return scan(text).limit ?? tooManyEntries(lineAtOrNear(text, offset));
}

/** The finding about a block that starts with a line that is not allowed at its position. */
export function unexpectedBlockFinding(text: string): Finding {
  return unexpectedBlock(text).finding;
}

/** Parses a text that cannot be split into blocks. */
export function parseWhole(text: string): ParsedText {
  const tokens = scan(text);
  if (tokens.limit !== undefined) return { root: undefined, findings: [tokens.limit], comments: [] };
  return recover(text, tokens);
}

/** Reads a block with the YAML parser. Undefined if a limit is exceeded. */
export function readBlock(text: string, outer: number): BlockResult | undefined {
  const tokens = scan(text, outer);
  if (tokens.limit !== undefined) return undefined;
  const { root, findings, comments } = recover(text, tokens, outer);
  const { anchors, openAliases } = tokens;
  return root === undefined ? undefined : { root, findings, comments, anchors, openAliases };
}

function recover(text: string, tokens: Scan, outer = 0): ParsedText {
  const initial = [...directiveFaults(tokens), ...tagFaults(text, tokens)];
  const findings = initial.map(({ finding }) => finding);
  const values: Span[] = [];
  const lines: Span[] = [];
  let readable = text;
  let readableTokens = tokens;
  const mask = (diagnoses: readonly Diagnosis[]): void => {
    if (diagnoses.length === 0) return;
    for (const { masked } of diagnoses) {
      if (masked.kind === 'value') values.push(masked.span);
      if (masked.kind === 'line') lines.push(masked.span);
    }
    readable = overwrite(
      readable,
      diagnoses.map(({ masked }) => masked),
    );
    readableTokens = scan(readable, outer);
  };

  if (initial.length > maxFaults) return { root: undefined, findings, comments: [] };
  mask(initial);
  for (let round = 0; readableTokens.limit === undefined; round++) {
    const composed = compose(readableTokens.lexemes, readable.length);
    const before = readable;
    const known = joined([...values, ...lines]);
    if (round < maxRounds) {
      const diagnoses = diagnoseAll(readable, readableTokens, composed.faults);
      for (const { finding, masked } of diagnoses)
        if (!overlapsOneOf(known, masked.span)) findings.push(finding);
      if (composed.faults.length > maxFaults) break;
      mask(diagnoses);
    }
    if (readable !== before) continue;
    const [rest] = composed.faults;
    if (rest !== undefined) {
      const span = lineAtOrNear(text, rest.span.start);
      if (findings.length === 0 || !overlapsOneOf(known, span))
        findings.push(syntax(span, t('Cannot parse the rest of this file. Fix the errors above first.')));
      lines.push(span);
    }
    const tree = buildTree(readable, readableTokens, composed.document, values, lines);
    if (tree.root === undefined) return { root: undefined, findings: tree.findings, comments: [] };
    const { comments } = readableTokens;
    return { root: tree.root, findings: [...findings, ...tree.findings].sort(byPlace), comments };
  }
  // There are too many errors, or masking an unclosed quote uncovered text that exceeds a limit.
  return { root: undefined, findings: findings.sort(byPlace), comments: [] };
}

/**
 * The diagnoses up to the first one that may cause later errors. If several overlap, only the first one
 * counts.
 */
function diagnoseAll(text: string, tokens: Scan, faults: readonly Fault[]): Diagnosis[] {
  const diagnoses: Diagnosis[] = [];
  for (const fault of faults.slice(0, maxFaults)) {
    if (diagnoses.some(({ masked }) => touches(masked.span, fault.span.start))) continue;
    const diagnosis = diagnose(text, tokens, fault);
    if (diagnoses.some(({ masked }) => overlaps(masked.span, diagnosis.masked.span))) continue;
    diagnoses.push(diagnosis);
    if (diagnosis.cascades) break;
  }
  return diagnoses;
}

function directiveFaults({ directives }: Scan): Diagnosis[] {
  return directives.map((span) => ({
    finding: syntax(span, t('YAML directives are not supported. Remove this line.'), [
      { title: t('Remove directive'), edits: [{ span, newText: '' }] },
    ]),
    masked: { kind: 'blank', span },
    cascades: false,
  }));
}

/** YAML reads a `!pattern` without quotes as a tag. Real tags have no meaning here. */
function tagFaults(text: string, tokens: Scan): Diagnosis[] {
  const diagnoses: Diagnosis[] = [];
  let told = 0;
  for (const span of tokens.tags) {
    if (span.start < told) continue;
    const diagnosis = tagFault(text, tokens, span);
    diagnoses.push(diagnosis);
    told = diagnosis.masked.span.end;
  }
  return diagnoses;
}

function tagFault(text: string, tokens: Scan, span: Span): Diagnosis {
  const tag = text.slice(span.start, span.end);
  if (!/^!(?:!|<|$)/.test(tag)) return unquoted(text, tokens, span.start, 'pattern');
  const end = span.end + (text[span.end] === ' ' ? 1 : 0);
  return {
    finding: syntax(span, t('YAML tags are not supported. Remove {0}.', tag), [
      { title: t('Remove {0}', tag), edits: [{ span: { start: span.start, end }, newText: '' }] },
    ]),
    masked: { kind: 'blank', span },
    cascades: false,
  };
}

/** Masks ranges of a text. Line breaks stay as they are. */
function overwrite(text: string, places: readonly Diagnosis['masked'][]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { kind, span } of places.toSorted((one, other) => one.span.start - other.span.start)) {
    const start = Math.max(span.start, done);
    if (start >= span.end) continue;
    parts.push(text.slice(done, start));
    parts.push(text.slice(start, span.end).replace(/[^\r\n]/g, kind === 'value' ? 'x' : ' '));
    done = span.end;
  }
  return parts.join('') + text.slice(done);
}
