/** The levels of skill in the model of Stuart and Hubert Dreyfus, lowest first. */
export const levels = ['novice', 'advanced-beginner', 'competent', 'proficient', 'expert'] as const;

/** Whether a level is at least another; a word that is no level is below all. */
export function isAtLeastLevel(level: string, other: string): boolean {
  return (levels as readonly string[]).indexOf(level) >= (levels as readonly string[]).indexOf(other);
}
