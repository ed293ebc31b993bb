import { analyze, type Analysis } from '../../../src/analyze.ts';
import type { ViewNode } from '../../../src/features/views/viewNode.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';

/** The analysis of leadership files by their paths, on a day; other files are those of the repository. */
export function analysisOf(
  sources: Readonly<Record<string, string>>,
  files: readonly string[] = [],
  today = '2026-11-23',
): Analysis {
  const all = Object.entries(sources).map(([path, text]) => ({ path, text }));
  return analyze(all, fileList([...files, ...Object.keys(sources)].sort()), today);
}

/** Rows as lines: `icon label | description → what it opens`, those below them indented; lines count from 1. */
export function rendered(nodes: readonly ViewNode[], indent = ''): string[] {
  return nodes.flatMap((node) => {
    const { label, description, icon, children } = node;
    const mark = icon === undefined ? '' : `${icon.tone === undefined ? '' : `${icon.tone} `}(${icon.name}) `;
    return [
      `${indent}${mark}${label}${description === undefined ? '' : ` | ${description}`}${opened(node)}`,
      ...rendered(children, `${indent}  `),
    ];
  });
}

function opened({ opens }: ViewNode): string {
  switch (opens?.kind) {
    case undefined:
      return '';
    case 'place':
      return ` → ${opens.file === 'leadership.yaml' ? '' : opens.file}:${String(opens.line + 1)}`;
    case 'path':
      return ` → ${opens.path}`;
    case 'files':
      return ` → files of ${String(opens.position)}`;
    case 'commit':
      return ` → commit ${opens.commit}`;
    case 'changes':
      return ` → changes of ${opens.path}`;
    case 'handles':
      return ' → copy';
    case 'unowned':
      return ' → all unowned';
  }
}

/** The ids of rows and of all that is below them. */
export function idsOf(nodes: readonly ViewNode[]): string[] {
  return nodes.flatMap((node) => [node.id, ...idsOf(node.children)]);
}
