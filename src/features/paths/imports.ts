import type { Span } from '../../text/span.ts';
import { importedFile } from './moduleSpecifier.ts';
import type { PathContext, PathReading } from './pathContext.ts';
import { pythonFile } from './pythonModule.ts';

/** The imports in a line of code. */
export function importsIn(line: string, context: PathContext): PathReading[] {
  const isPython = context.kind === 'python';
  const resolve = isPython ? pythonFile : importedFile;
  return (isPython ? pythonNames(line) : specifiers(line)).map(({ name, span }) => ({
    span,
    path: context.file === undefined ? undefined : resolve(name, context.file, context),
  }));
}

interface ImportedName {
  readonly name: string;
  readonly span: Span;
}

/**
 * A quoted text after `from`, `import`, or `module`, or in a call of `import`, `require`, `jest.mock`, and similar
 * functions.
 */
const specifier =
  /(?:\b(?:from|import|module)\s*|\b(?:import|import\.meta\.resolve|require|require\.resolve|(?:jest|vi)\.\w+)\s*(?:<[^<>()]*>\s*)?\(\s*)(["'`])([^"'`\s]+)\1/dg;

function specifiers(line: string): ImportedName[] {
  return Array.from(line.matchAll(specifier), ({ 2: name = '', indices }) => {
    const [start, end] = indices?.[2] ?? [0, 0];
    return { name, span: { start, end } };
  });
}

/** `from a.b import c, d as e` refers to `a.b`, `a.b.c`, and `a.b.d`; `import a.b as c, d` to `a.b` and `d`. */
function pythonNames(line: string): ImportedName[] {
  const [, before = '', from] = /^(\s*from\s+)(\.*[\w.]*)\s+import\b/.exec(line) ?? [];
  const list = from === undefined ? /^\s*import\b/.exec(line)?.[0] : /^.*?\bimport\b/.exec(line)?.[0];
  if (list === undefined) return [];
  const start = from === undefined || from.endsWith('.') ? (from ?? '') : `${from}.`;
  const end = line.includes('#') ? line.indexOf('#') : line.length;
  const names = Array.from(
    line.slice(list.length, end).matchAll(/(?<=^\s*|[,(]\s*)(\w[\w.]*)(?:\s+as\s+\w+)?/g),
    ({ 1: name = '', index }) => ({
      name: start + name,
      span: { start: list.length + index, end: list.length + index + name.length },
    }),
  );
  const module = from === undefined ? [] : [{ name: from, span: spanAt(before.length, from) }];
  return [...module, ...names];
}

function spanAt(start: number, text: string): Span {
  return { start, end: start + text.length };
}
