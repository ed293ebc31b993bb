import { entryOf, type Node, type ScalarNode } from '../parse/tree.ts';

/** The `version` of a file if it is another than 1. Such a file is not read, since its keys can mean something else. */
export function otherVersion(root: Node): ScalarNode | undefined {
  const version = root.kind === 'map' ? entryOf(root, 'version')?.value : undefined;
  return version?.kind === 'scalar' && typeof version.value === 'number' && version.value !== 1
    ? version
    : undefined;
}
