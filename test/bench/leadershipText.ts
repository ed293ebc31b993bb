import { randomNumbers } from '../randomNumbers.ts';

/**
 * A leadership file of about this many lines, the same one at every run, in which nothing is wrong: a third people,
 * half domains, and the goals, criteria, teams and competencies of an organisation of that size.
 */
export function leadershipText(lines: number): string {
  const random = randomNumbers(lines);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const counts = {
    people: Math.max(1, Math.round((lines * 0.3) / 12)),
    teams: Math.max(1, Math.round((lines * 0.05) / 4)),
    competencies: Math.max(2, Math.round(lines * 0.02)),
    goals: Math.round((lines * 0.06) / 9),
    criteria: Math.max(1, Math.round((lines * 0.03) / 4)),
  };
  const ids = (kind: string, count: number): string[] =>
    Array.from({ length: count }, (_, number) => `${kind}-${String(number + 1)}`);
  const people = ids('person', counts.people);
  const teams = ids('team', counts.teams);
  const competencies = ids('skill', counts.competencies);
  const measured = ids('goal', counts.goals);
  const goals = ['first', ...measured];
  const twoOf = <T>(list: readonly T[]): T[] => {
    const first = random(list.length);
    return [...new Set([list[first], list[(first + 1) % list.length]])] as T[];
  };

  const text = [
    '# Who leads here, and by what we decide.',
    'version: 1',
    'purpose: Merchants get the money they earned, on the day they earned it.',
    '',
    'goals:',
    '  - id: first',
    '    statement: 99 % of payouts settle the same day',
    ...measured.flatMap((id) => [
      `  - id: ${id}`,
      `    statement: ${String(90 + random(10))} % of ${pick(nouns)} ${pick(verbs)} within ${String(1 + random(20))} days`,
      `    owner: ${pick(people)}`,
      '    measure:',
      `      metric: ${pick(nouns)} that ${pick(verbs)} in time`,
      `      baseline: ${String(random(50))}`,
      `      target: ${String(50 + random(50))}`,
      `    due: 20${String(30 + random(30))}-0${String(1 + random(9))}-28`,
      `    status: ${pick(['on-track', 'at-risk'])}`,
    ]),
    '',
    'decisionCriteria:',
    '  - Prefer the change we can undo in one deploy',
    ...ids('criterion', counts.criteria).flatMap((id) => [
      `  - id: ${id}`,
      `    statement: "${pick(nouns)} that ${pick(verbs)} late are better than ${pick(nouns)} that ${pick(verbs)} twice"`,
      `    why: We learn faster from small mistakes in ${pick(nouns)} than from long discussions.`,
      `    serves: [${pick(goals)}]`,
    ]),
    '',
    'competencies:',
    ...competencies.map((id) => `  ${id}: Reads and repairs ${pick(nouns)} that ${pick(verbs)}`),
    '',
    'people:',
    ...people.flatMap((id) => [
      `  ${id}:`,
      `    name: ${pick(firstNames)} ${pick(lastNames)}`,
      `    github: ${id}-acme`,
      `    email: ${id}@example.com`,
      `    contact: { slack: "@${id}", oncall: "https://example.com/oncall/${id}" }`,
      '    competencies:',
      ...twoOf(competencies).map((competency) => `      ${competency}: ${pick(levels)}`),
      '    growing:',
      `      - competency: ${pick(competencies)} # agreed in the last review`,
      `        to: ${pick(levels)}`,
      `        by: 20${String(30 + random(30))}-1${String(random(3))}-15`,
    ]),
    '',
    'teams:',
    ...teams.flatMap((id) => [
      `  ${id}:`,
      `    name: The ${pick(nouns)} crew`,
      `    members: [${twoOf(people).join(', ')}]`,
      `    contact: "#${id}"`,
    ]),
    '',
    'domains:',
  ];
  for (let number = 1; number === 1 || text.length < lines; number++) {
    const id = `domain-${String(number)}`;
    const folder = `src/${pick(nouns)}/${id}`;
    text.push(
      `  - id: ${id}`,
      `    name: ${pick(nouns)} and ${pick(nouns)}`,
      `    purpose: Whoever works here sees that the ${pick(nouns)} ${pick(verbs)} every day.`,
      '    paths:',
      `      - ${folder}/`,
      `      - "!${folder}/generated/"`,
      `      - /docs/${id}/**/*.md`,
      `    owners: [${pick(teams)}, "@acme/${id}"]`,
      `    delegatedBy: ${pick(people)}`,
      `    authority: ${pick(['i-intend', 'i-have-done', 'i-have-been-doing'])}`,
      `    goals: [${pick(goals)}]`,
      '    requires:',
      `      ${pick(competencies)}: ${pick(levels)}`,
      ...(random(3) > 0
        ? []
        : [
            '    decisions:',
            `      - decision: Change what the ${pick(nouns)} promise to merchants`,
            '        authority: i-would-like',
            `        consult: [${pick(people)}, "@acme/risk"]`,
          ]),
      '',
    );
  }
  return text.join('\n');
}

/** Paths that the domains of a text lead, and some that nobody does. */
export function pathsFor(text: string): string[] {
  const folders = [...text.matchAll(/^ {6}- (src\/\S+)\/$/gm)].map(([, folder]) => folder ?? '');
  return folders.flatMap((folder) => [
    `${folder}/index.ts`,
    `${folder}/generated/types.ts`,
    `${folder.replace('src', 'test')}.test.ts`,
  ]);
}

const levels = ['novice', 'advanced-beginner', 'competent', 'proficient', 'expert'] as const;
const nouns = [
  'payouts',
  'ledgers',
  'refunds',
  'invoices',
  'merchants',
  'reports',
  'alerts',
  'bookings',
] as const;
const verbs = ['settle', 'arrive', 'reconcile', 'close', 'balance', 'clear'] as const;
const firstNames = ['Ana', 'Bo', 'Chidi', 'Dana', 'Elif', 'Femi', 'Grace', 'Hana'] as const;
const lastNames = ['Silva', 'Lindqvist', 'Okafor', 'Weiß', 'Yılmaz', 'Adeyemi', 'Hopper', 'Suzuki'] as const;
