import { Composer, Parser, type CST, type Document, type ErrorCode } from 'yaml';
import type { Span } from '../text/span.ts';

/** An error of the YAML parser. */
export interface Fault {
  readonly code: ErrorCode;
  readonly span: Span;
}

export interface Composed {
  readonly document: Document;
  /** In text order. */
  readonly faults: readonly Fault[];
}

/**
 * Composes a text within the limits from its tokens. `length` is the length of the text, which has one
 * document. Checks that take quadratic time and hardly matter here are off.
 */
export function compose(lexemes: readonly string[], length: number): Composed {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  const [document, second] = withoutStackTraces(() => [...composer.compose(tokensOf(lexemes), true, length)]);
  if (document === undefined) throw new Error('The composer made no document of a text, though told to');
  const [start, end] = second?.range ?? [];
  const secondDocument: Fault[] =
    start === undefined || end === undefined ? [] : [{ code: 'MULTIPLE_DOCS', span: { start, end } }];
  const faults = document.errors
    .map(({ code, pos: [start, end] }): Fault => ({ code, span: { start, end } }))
    .concat(secondDocument)
    .sort((one, other) => one.span.start - other.span.start);
  return { document, faults };
}

function* tokensOf(lexemes: readonly string[]): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of lexemes) yield* parser.next(lexeme);
  yield* parser.end();
}

/** The parser creates an error for each unexpected token. Their stack traces would take most of its time. */
function withoutStackTraces<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
