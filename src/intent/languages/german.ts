import type { Language, Question } from '../language.ts';

/** Prefixes of separable verbs. "zu" goes between prefix and verb ("umzubenennen"). */
const separable =
  'zusammen|zurück|herunter|hinunter|herauf|hinauf|heraus|hinaus|herein|hinein|hinzu|voran|vorher|weiter|wieder(?=herstell)|bereit|davon|fest|frei|hoch|klar|lahm|los|raus|rein|still|stumm|um|ab|an|auf|aus|bei|ein|her|hin|mit|nach|vor|weg|zu';
/** Verbs that start with such a prefix, but are not separable. */
const together =
  /^(?:um(?:geh|fass|gib|schreib)|an(?:tworten$)|bei(?:nhalt)|zu(?:cken$)|vor(?:en$)|aus(?:en$))/;

/** Verbs of questions that do not ask for permission. */
const otherVerbs =
  /(?:annehmen|glauben|denken|hoffen|fragen|wissen|sehen|sagen|verstehen|helfen|reden|sprechen|diskutieren|überlegen|vertrauen|vermuten|haben|sein|werden)$/;

const fine = '(?:ok(?:ay)?|in ordnung|möglich|erlaubt|recht|machbar|gut)';

export const german: Language = {
  phrases: [
    {
      rung: 'i-have-been-doing',
      begins: /(?:ich mache|wir machen) (?:schon|bereits) (?:länger|seit)(?=[\s,:])/iy,
    },
    { rung: 'i-intend', begins: /(?:ich habe|wir haben) vor(?=[\s,:])/iy },
    { rung: 'i-have-done', begins: /(?:ich habe|wir haben)(?=[\s,:])/iy },
    { rung: 'i-would-like', begins: /(?:ich (?:möchte|würde gern)|wir (?:möchten|würden gern))(?=[\s,:])/iy },
    { rung: 'i-recommend', begins: /(?:ich empfehle|wir empfehlen)(?=[\s,:])/iy },
    { rung: 'i-think', begins: /(?:ich denke|wir denken)(?=[\s,:])/iy },
  ],
  questions: [
    // Kann ich das verschieben?
    question('(?:kann|könnte|darf|dürfte|soll|sollte) (?<who>ich) ', withVerbAtEnd),
    question('(?:können|könnten|dürfen|dürften|sollen|sollten) (?<who>wir) ', withVerbAtEnd),
    // Ist es in Ordnung, das zu verschieben?
    question(`(?:ist|wäre) es (?:für (?:dich|euch|sie) )?${fine},? `, withZu),
    // Habt ihr etwas dagegen, wenn ich das verschiebe? Sagt Bescheid, ob ich das verschieben darf.
    question(
      '(?:hast du|habt ihr|haben sie|hat jemand) (?:et)?was dagegen,? wenn (?<who>ich|wir) ',
      () => undefined,
    ),
    question(
      '(?:bitte )?(?:sag|sagt|gib|gebt|geben sie) (?:mir |uns )?(?:bitte )?bescheid,? (?:ob|wenn) (?<who>ich|wir) ',
      withModalAtEnd,
    ),
  ],
};

function question(begins: string, intent: Question['intent']): Question {
  return {
    begins: new RegExp(begins.replaceAll(' ', '\\s+'), 'iy'),
    intent,
    isOther: (rest) => otherVerbs.test(lastWord(rest.replace(/,.*$/s, ''))) || /^nicht\b/.test(rest),
  };
}

function withVerbAtEnd(rest: string, begin: RegExpExecArray): string | undefined {
  const verb = lastWord(rest);
  const what = rest
    .slice(0, rest.length - verb.length)
    .trimEnd()
    .replace(/^(?:bitte|mal|denn) /, '');
  if (!/^[a-zäöüß]+n$/.test(verb) || /,|\boder\b/.test(what)) return undefined;
  return `${beginning(begin)}, ${what === '' ? '' : `${what} `}${zuOf(verb)}`;
}

function withModalAtEnd(rest: string, begin: RegExpExecArray): string | undefined {
  return /^(?:kann|darf|soll|können|dürfen|sollen)$/.test(lastWord(rest))
    ? withVerbAtEnd(rest.replace(/\s+\S+$/, ''), begin)
    : undefined;
}

/** The verb already has its "zu". */
function withZu(rest: string): string | undefined {
  const verb = lastWord(rest);
  const hasZu = / zu \S+$/.test(` ${rest}`) || new RegExp(`^(?:${separable})zu[a-zäöüß]+n$`).test(verb);
  return hasZu && !/^(?:wenn|dass|ob)\b/.test(rest) ? `Ich habe vor, ${rest}` : undefined;
}

function beginning(begin: RegExpExecArray): string {
  return /^wir$/i.test(begin.groups?.['who'] ?? '') ? 'Wir haben vor' : 'Ich habe vor';
}

function zuOf(verb: string): string {
  const apart = new RegExp(`^(${separable})(?=[a-zäöüß]{4,}$)`).exec(verb)?.[1];
  return apart === undefined || together.test(verb) ? `zu ${verb}` : `${apart}zu${verb.slice(apart.length)}`;
}

function lastWord(rest: string): string {
  return /[^\s,]*$/.exec(rest)?.[0] ?? '';
}
