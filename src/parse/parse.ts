import { byPlace, type Finding } from '../text/finding.ts';
import { overlaps, type Span } from '../text/span.ts';
import { compose } from './compose.ts';
import { diagnose, lineAround, syntax, unquoted, type Diagnosis } from './faults.ts';
import { grow } from './grow.ts';
import { limitOfText } from './limits.ts';
import { scan, type Scan } from './scan.ts';
import type { Node } from './tree.ts';

export interface Parsed {
  /** Undefined where nothing of the text can be relied on: a limit is passed, or a merge is not finished. */
  readonly root: Node | undefined;
  readonly findings: readonly Finding[];
  /** What was not read: values and lines that have a finding. */
  readonly dark: readonly Span[];
}

/** After so many faults that hide others, what is left is reported as the parser sees it. */
const maxRounds = 8;

/**
 * Reads a text, whatever it is, and never throws. A fault darkens its own value or line: that part is blanked
 * out and the rest is read again, so that half a file still stands while somebody types in it.
 */
export function parse(source: string): Parsed {
  const tooMuch = limitOfText(source);
  if (tooMuch !== undefined) return { root: undefined, findings: [tooMuch], dark: [] };
  const text = source.replace(/^\uFEFF/, ' ').replace(/\r(?!\n)/g, '\n');
  const conflict = /^(?:<{7}|={7}|>{7})(?:[ \r\n]|$)/m.exec(text);
  if (conflict !== null && /^<{7}[ \r\n]/m.test(text)) {
    const finding = syntax(
      lineAround(text, conflict.index),
      'Resolve this merge conflict: the file is not read before',
    );
    return { root: undefined, findings: [finding], dark: [] };
  }
  const tokens = scan(text);
  if (tokens.limit !== undefined) return { root: undefined, findings: [tokens.limit], dark: [] };
  return recover(text, tokens);
}

function recover(text: string, tokens: Scan): Parsed {
  const findings: Finding[] = [];
  const values: Span[] = [];
  const lines: Span[] = [];
  let readable = text;
  let readableTokens = tokens;
  const darken = ({ finding, dark }: Diagnosis): void => {
    findings.push(finding);
    if (dark.kind === 'value') values.push(dark.span);
    if (dark.kind === 'line') lines.push(dark.span);
    readable = overwrite(readable, dark.span, dark.kind === 'value' ? 'x' : ' ');
  };

  for (const diagnosis of [...directiveFaults(tokens), ...tagFaults(text, tokens)]) darken(diagnosis);
  let composed = compose(readable);
  for (let round = 0; composed.faults.length > 0 && round < maxRounds; round++) {
    if (readable !== text) readableTokens = scan(readable);
    const before = readable;
    for (const fault of composed.faults) {
      const diagnosis = diagnose(before, readableTokens, fault);
      const isKnown = [...values, ...lines].some((span) => overlaps(span, diagnosis.dark.span));
      if (!isKnown) darken(diagnosis);
      if (diagnosis.spreads) break;
    }
    if (readable === before) break;
    composed = compose(readable);
  }
  const rest = composed.faults[0];
  if (rest !== undefined) {
    const span = lineAround(readable, rest.span.start);
    findings.push(syntax(span, 'Mend the faults above: from here on this cannot be read'));
    lines.push(span);
  }
  const grown = grow(readable, readableTokens, composed.document, values, lines);
  if (grown.root === undefined) return { root: undefined, findings: grown.findings, dark: [] };
  const dark = [...values, ...lines];
  return { root: grown.root, findings: [...findings, ...grown.findings].sort(byPlace), dark };
}

function directiveFaults({ directives }: Scan): Diagnosis[] {
  return directives.map((span) => ({
    finding: syntax(span, 'Remove this line: directives are not read here', [
      { title: 'Remove the directive', edits: [{ span, newText: '' }] },
    ]),
    dark: { kind: 'blank', span },
    spreads: false,
  }));
}

/** A `!pattern` without quotes is a tag for YAML; a real tag has no meaning here. */
function tagFaults(text: string, tokens: Scan): Diagnosis[] {
  return tokens.tags.map((span) => {
    const tag = text.slice(span.start, span.end);
    if (!/^!(?:!|<|$)/.test(tag)) return unquoted(text, tokens, span.start, 'pattern');
    return {
      finding: syntax(span, `Write the value alone, without the tag ${tag}`, [
        {
          title: `Remove ${tag}`,
          edits: [
            { span: { start: span.start, end: span.end + (text[span.end] === ' ' ? 1 : 0) }, newText: '' },
          ],
        },
      ]),
      dark: { kind: 'blank', span },
      spreads: false,
    };
  });
}

function overwrite(text: string, { start, end }: Span, character: string): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, character) + text.slice(end);
}
