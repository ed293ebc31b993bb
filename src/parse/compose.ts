import { parseDocument, type Document, type ErrorCode } from 'yaml';
import type { Span } from '../text/span.ts';

/** A complaint of the YAML parser. */
export interface Fault {
  readonly code: ErrorCode;
  readonly span: Span;
}

export interface Composed {
  readonly document: Document;
  /** In the order of the text. */
  readonly faults: readonly Fault[];
}

/** Composes a text that is within the limits. What hardly matters for us and takes quadratic time is off. */
export function compose(text: string): Composed {
  const document = withoutStackTraces(() =>
    parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'error',
    }),
  );
  const faults = document.errors
    .map(({ code, pos: [start, end] }) => ({ code, span: { start, end } }))
    .sort((one, other) => one.span.start - other.span.start);
  return { document, faults };
}

/** The parser makes an error for every token that it does not expect; their stack traces would take most of its time. */
function withoutStackTraces<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
