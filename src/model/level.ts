/** The competency levels, lowest first: the skill model of Stuart and Hubert Dreyfus. */
export const levels = ['novice', 'advanced-beginner', 'competent', 'proficient', 'expert'] as const;

/** Whether a level is at least another. An unknown level is lower than all others. */
export function isAtLeastLevel(level: string, other: string): boolean {
  return (levels as readonly string[]).indexOf(level) >= (levels as readonly string[]).indexOf(other);
}
