import { t } from '../text/l10n.ts';
import { byPlace, type Finding } from '../text/finding.ts';
import { runSync, type Task } from '../text/task.ts';
import type { Span } from '../text/span.ts';
import { blocksOf, type Block } from './blocks.ts';
import type { Spaced } from './blanks.ts';
import { syntax } from './diagnosis.ts';
import { limitOfText, limits } from './limits.ts';
import { lineAround } from './lines.ts';
import { oddBlank } from './oddBlanks.ts';
import { parseBlocks, type ParsedBlocks } from './parsedBlocks.ts';
import type { Node } from './tree.ts';
import { excessFinding, parseWhole, readBlock, spaced } from './yaml.ts';

export interface Parsed {
  /**
   * Undefined if no part of the text can be used: it exceeds a limit, or has an unresolved merge conflict.
   */
  readonly root: Node | undefined;
  readonly findings: readonly Finding[];
  /** Each from its `#` to the end of the line. */
  readonly comments: readonly Span[];
  /** The parsed blocks, for the next call. Undefined if the text was parsed as a whole. */
  readonly parsedBlocks?: ParsedBlocks | undefined;
}

/**
 * Parses any text. Never throws. Each error masks only its own value or line: that range is blanked out, and
 * the rest is parsed again. So most of the file stays usable while somebody types.
 *
 * A file in the usual form is parsed block by block. Blocks that are the same as in `before` are not parsed
 * again.
 */
export function parse(source: string, before?: Parsed): Parsed {
  return runSync(parseSteps(source, before));
}

/** Like `parse`, but yields after each block. */
export function* parseSteps(source: string, before?: Parsed): Task<Parsed> {
  const tooMuch = limitOfText(source);
  if (tooMuch !== undefined) return { root: undefined, findings: [tooMuch], comments: [] };
  const { text, withStrays } = withSpaces(source.includes('\r') ? source.replace(/\r(?!\n)/g, '\n') : source);
  const conflict = text.includes('<<<<<<<') ? /^(?:<{7}|={7}|>{7})(?:[ \r\n]|$)/m.exec(text) : null;
  if (conflict !== null && /^<{7}[ \r\n]/m.test(text)) {
    const finding = syntax(
      lineAround(text, conflict.index),
      t('Unresolved merge conflict. Resolve it so that this file can be read.'),
    );
    return { root: undefined, findings: [finding], comments: [] };
  }
  const blocks = blocksOf(text);
  const excess = firstExcess(blocks ?? []);
  if (excess !== undefined) {
    return { root: undefined, findings: [excessFinding(text, excess.start)], comments: [] };
  }
  const isInBlocks = blocks !== undefined && blocks.length <= limits.blocks;
  const inPieces = isInBlocks ? yield* parseBlocks(text, blocks, before?.parsedBlocks, readBlock) : undefined;
  const parsed = inPieces ?? parseWhole(text);
  const findings = withStrays(parsed.findings);
  return findings === parsed.findings ? parsed : { ...parsed, findings: [...findings].sort(byPlace) };
}

/** The first block that is one entry too many for its map or list. Counted before any block is parsed. */
function firstExcess(blocks: readonly Block[]): Block | undefined {
  let entries = 0;
  let parts = 0;
  for (const block of blocks) {
    if (block.kind === 'part') parts++;
    else parts = 0;
    if (block.kind === 'entry' || block.kind === 'header') entries++;
    if (Math.max(entries, parts) > limits.entries) return block;
  }
  return undefined;
}

function withSpaces(source: string): Spaced {
  return oddBlank.test(source.replace(/^\ufeff/, ''))
    ? spaced(source)
    : { text: source, withStrays: (findings) => findings };
}
