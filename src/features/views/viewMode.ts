/** The filter of the views, and the grouping of the Control view. */
export interface ViewMode {
  readonly onlyMine: boolean;
  readonly grouping: 'domain' | 'person';
}

/** The mode that a workspace has stored; the default for anything else. */
export function viewModeOf(stored: unknown): ViewMode {
  const { onlyMine, grouping }: Partial<Record<keyof ViewMode, unknown>> =
    typeof stored === 'object' && stored !== null ? stored : {};
  return { onlyMine: onlyMine === true, grouping: grouping === 'person' ? 'person' : 'domain' };
}
