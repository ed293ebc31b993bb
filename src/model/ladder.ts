/** The rungs of David Marquet's ladder of leadership, lowest first. */
export const rungs = [
  'tell-me',
  'i-think',
  'i-recommend',
  'i-would-like',
  'i-intend',
  'i-have-done',
  'i-have-been-doing',
] as const;
export type Rung = (typeof rungs)[number];

/** The rung of a domain where nothing else is written. */
export const defaultRung: Rung = 'i-intend';

interface RungInWords {
  /** What the people who own a domain say before they act. */
  readonly says: string;
  /** What a change needs. `{delegator}` stands for who gave the control away. */
  readonly needs: string;
}

const inWords: Readonly<Record<Rung, RungInWords>> = {
  'tell-me': { says: 'Tell me what to do', needs: 'A change needs instructions from {delegator}' },
  'i-think': { says: 'I think…', needs: '{delegator} decides' },
  'i-recommend': { says: 'I recommend…', needs: '{delegator} decides on a proposal' },
  'i-would-like': { says: 'I would like to…', needs: 'A change needs a yes from {delegator}' },
  'i-intend': { says: 'I intend to…', needs: 'State the intent, then act unless someone objects' },
  'i-have-done': { says: 'I’ve done…', needs: 'Act, then tell' },
  'i-have-been-doing': { says: 'I’ve been doing…', needs: 'Act; it shows in the record' },
};

export function isRung(value: unknown): value is Rung {
  return (rungs as readonly unknown[]).includes(value);
}

/** What somebody on a rung says, such as `I intend to…`. */
export function phraseOf(rung: Rung): string {
  return inWords[rung].says;
}

/** What a change on a rung needs, as a sentence; `delegator` is a name. */
export function needOf(rung: Rung, delegator: string | undefined): string {
  const sentence = inWords[rung].needs.replace('{delegator}', () => delegator ?? 'whoever delegated it');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
