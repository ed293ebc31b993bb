import type { AuthorityLevel } from '../../model/ladder.ts';
import type { Language, Question, Sentence } from '../language.ts';

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
      authority: 'i-have-been-doing',
      begins: /(?:ich mache|wir machen) (?:schon|bereits) (?:länger|seit)(?=[\s,:])/iy,
    },
    { authority: 'i-intend', begins: /(?:ich habe|wir haben) vor(?=[\s,:])/iy },
    {
      authority: 'i-have-done',
      begins: /(?:ich habe|wir haben)(?=[\s,:])/iy,
      isOther: (rest) => !isParticiple(lastWord(clauseIn(rest))),
    },
    {
      authority: 'i-would-like',
      begins: /(?:ich (?:möchte|würde gerne?)|wir (?:möchten|würden gerne?))(?=[\s,:])/iy,
      isOther: (rest) => wishes.test(lastWord(clauseIn(rest))) || /^,? dass\b/.test(rest),
    },
    { authority: 'i-recommend', begins: /(?:ich empfehle|wir empfehlen)(?=[\s,:])/iy },
    { authority: 'i-think', begins: /(?:ich denke|wir denken)(?=[\s,:])/iy },
  ],
  mayAsk:
    /kann|könn|darf|dürf|soll|wollen|ok|ordnung|möglich|erlaub|recht|machbar|gut|passt|dagegen|einwände|bedenken|bescheid|freigabe|zustimmung|genehmigung/i,
  questions: [
    // Kann ich das verschieben?
    question('(?:kann|könnte|darf|dürfte|soll|sollte|kann denn|darf denn) (?<who>ich) ', withVerbAtEnd),
    question('(?:können|könnten|dürfen|dürften|sollen|sollten|wollen) (?<who>wir) ', withVerbAtEnd),
    // Ist es in Ordnung, das zu verschieben?
    question(`(?:ist|wäre|geht) es (?:für (?:dich|euch|sie|alle) )?${fine},? `, withZu),
    question(`(?:ok(?:ay)?|in ordnung|passt es|passt das),? wenn (?<who>ich|wir) `, () => undefined),
    // Habt ihr etwas dagegen, wenn ich das verschiebe? Spricht etwas dagegen, das zu verschieben?
    question(
      '(?:hast du|habt ihr|haben sie|hat jemand|hat irgendwer) (?:(?:et)?was dagegen|einwände|bedenken),? wenn (?<who>ich|wir) ',
      () => undefined,
    ),
    question('(?:spricht (?:et)?was dagegen|einwände|gibt es einwände),? (?:wenn (?<who>ich|wir) )?', withZu),
    // Sagt Bescheid, ob ich das verschieben darf. Ich bitte um Erlaubnis, das zu verschieben.
    question(
      '(?:bitte )?(?:sag|sagt|gib|gebt|geben sie) (?:mir |uns )?(?:bitte )?bescheid,? (?:ob|wenn) (?<who>ich|wir) ',
      withModalAtEnd,
      true,
    ),
    question(
      '(?:ich bitte|wir bitten|bitte) um (?:eure |deine |ihre |die )?(?:erlaubnis|freigabe|zustimmung|genehmigung),? (?=.* zu |\\S*zu\\S)',
      withZu,
      true,
    ),
  ],
  openers:
    /(?:@[\w/.-]{1,60}[,:]?\s+)?(?:(?:und|oder|aber|also|dann|so|sonst|hallo|hi|hm+|übrigens|bitte|ok|okay|zuerst|außerdem),?\s+)?/iy,
  introduces:
    /^(?:(?:eine?|die|meine?|unsere?|kurze|kleine|letzte|weitere|andere|offene|noch|nächste|und|auch|nur)\s)*(?:fragen?|rückfragen?|vorschlag|idee|offen|unklar|noch offen|zu klären|ps|p\.s\.|hinweis|überlegung|diskussion|übrigens)(?: (?:an|zu|für|zum|zur) [^:]{1,40})?$/i,
  introducesMore:
    /(?:^|\s)(?:\p{L}*fragen?|diskussion|diskutieren|klären|entscheiden|offen\p{L}*|unklar|todos?|tbd|rückmeldung|meinung\p{L}*|ideen?|probleme?|punkte?|hinweise?|bedenken)(?=\s|$)/iu,
  quotesMore: /beantwort|antworten|getestet|(?:^|\s)(?:hilfe|faq)(?=\s|$)/i,
  quotes:
    /(?:^|\s)(?:faq|titel|texte?|meldung|eintrag|abschnitt|antwort|überschrift|beispiel|zitat|hilfeseite|seite|fragt|sagt)$|^(?:darf|dürfen)\s|vorgestellt$/i,
  answers:
    /^[("„“'*_]*(?:(?:ja|nein|nö|nee|klar|natürlich|sicher|jein)(?=[ \t]*(?:[.,!;:–—)\r\n-]|$))|(?:vermutlich|wahrscheinlich|vielleicht nicht|eher nicht|noch nicht|die antwort|leider|selbstverständlich|offenbar)(?=\s|$))/i,
};

function question(begins: string, intent: Question['intent'], isRequest = false): Question {
  return {
    begins: new RegExp(begins.replaceAll(' ', '\\s+'), 'iy'),
    intent,
    isRequest,
    isOther: (rest, sentence) =>
      otherVerbs.test(lastWord(rest.replace(/,.*$/s, ''))) ||
      /^nicht(?=\s|$)/.test(rest) ||
      !sentence.isAsked ||
      isAnnouncement(rest, sentence) ||
      isCondition(rest, sentence),
  };
}

/** "Darf ich vorstellen: …" */
function isAnnouncement(rest: string, { hasMark }: Sentence): boolean {
  const announces =
    /(?:^|\s)(?:vorstellen|vorführen|präsentieren|bekannt\s?machen|bekannt\s?geben|ankündigen|verkünden|vermelden|bitten|gratulieren|erinnern|begrüßen)(?=[\s:,.!]|$)/i;
  return announces.test(rest) || (!hasMark && /^\S+(?: \S+){0,3}: /.test(rest));
}

/** Words at the start of a clause that is none of a condition's main clause. */
const joins =
  /^(?:oder|und|aber|damit|weil|da|dass|wenn|falls|ob|bevor|nachdem|sobald|solange|während|bis|um|ohne|statt|anstatt|denn|sondern|sowie|also|wie|wo|obwohl|sodass|so dass|indem|d|de[rnms]|die|das|dessen|deren|welche[rnms]?|was|wer|mit|bitte|nur|auch|am|im|in|an|auf|ja|richtig|okay|ok|nicht)(?![\p{L}])/u;

/**
 * A condition without "wenn": "Sollten wir die Verbindung verlieren, bleiben die Daten." The main clause starts with its
 * verb, after an infinitive and a comma.
 */
function isCondition(rest: string, { begin, hasMark }: Sentence): boolean {
  const [asking] = begin;
  if (!/^(?:soll|sollten?|könnten?|kann|können|darf|dürfen|dürften?|wollen)\s/i.test(asking)) return false;
  const isSollte = /^sollten?\s/i.test(asking);
  if (
    isSollte &&
    /(?:^|\s)(?:je|jemals|irgendwann|wider erwarten|doch (?:noch|mal|einmal|wieder))\s/i.test(rest)
  )
    return true;
  if (rest.endsWith(',')) return !hasMark;
  const clause = /\p{Ll}n,\s+(\p{L}+)(?:\s+(\p{L}+))?/u.exec(rest);
  if (clause === null) return false;
  const [, first = ''] = clause;
  if (/^(?:so|dann)$/.test(first)) return true;
  // "Sollten wir ihn brauchen, was passiert dann?"
  if (isSollte && /^(?:was|wer|wie|wo)$/.test(first)) return /(?:t|en)$/.test(clause[2] ?? '');
  return (isSollte || !hasMark) && /^\p{Ll}/u.test(first) && !joins.test(first);
}

/** Verbs of what the author only wishes for, as in "Ich möchte das können". */
const wishes =
  /^(?:können|wissen|verstehen|haben|sehen|sein|hören|lernen|danken|glauben|hoffen|erfahren|anmerken|erwähnen|sagen)$/;

/** The clause at the start of a text. */
function clauseIn(rest: string): string {
  return (
    /^(?:(?![,;:!?)]|\.(?:\s|$)|\s[-–—(]|\s(?:und|oder|damit|weil|aber|um)\s)[\s\S])*/i.exec(rest)?.[0] ?? ''
  )
    .trim()
    .replace(/[\s"'“”„‘’*_`.]+$/, '');
}

/** Whether a word is a participle, such as "verschoben" and "umbenannt". */
function isParticiple(word: string): boolean {
  const plain = word.replace(/^["'“”„‘’*_`]+/, '');
  if (/gegen$|^(?:wegen|bereit|gesamt|gestern|beliebt|bekannt|entfernt genug)$/.test(plain)) return false;
  return (
    /^\p{Ll}*ge\p{Ll}{2,}(?:t|en|an)$/u.test(plain) ||
    /^\p{Ll}*(?:ver|be|er|ent|zer|miss|emp|über|unter|hinter|wider)\p{Ll}{2,}(?:t|en)$/u.test(plain) ||
    /^\p{Ll}+(?:iert|isiert)$/u.test(plain) ||
    /^(?:getan|durchsucht|wiederholt|vollendet)$/.test(plain)
  );
}

function withVerbAtEnd(rest: string, begin: RegExpExecArray, authority: AuthorityLevel): string | undefined {
  const verb = lastWord(rest);
  const what = rest
    .slice(0, rest.length - verb.length)
    .trimEnd()
    .replace(/^(?:bitte|mal|denn) /, '');
  if (!/^[a-zäöüß]+n$/.test(verb) || /,|\boder\b/.test(what)) return undefined;
  const before = what === '' ? '' : `${what} `;
  return stated(authority, /^wir$/i.test(begin.groups?.['who'] ?? ''), before + zuOf(verb), before + verb);
}

function withModalAtEnd(rest: string, begin: RegExpExecArray, authority: AuthorityLevel): string | undefined {
  return /^(?:kann|darf|soll|können|dürfen|sollen)$/.test(lastWord(rest))
    ? withVerbAtEnd(rest.replace(/\s+\S+$/, ''), begin, authority)
    : undefined;
}

/** The verb already has its "zu". */
function withZu(rest: string, _begin: RegExpExecArray, authority: AuthorityLevel): string | undefined {
  const verb = lastWord(rest);
  const apart = new RegExp(`^(${separable})zu(?=[a-zäöüß]+n$)`);
  const hasZu = / zu \S+$/.test(` ${rest}`) || apart.test(verb);
  if (!hasZu || /^(?:wenn|dass|ob)\b/.test(rest)) return undefined;
  const withoutZu = apart.test(verb)
    ? rest.slice(0, rest.length - verb.length) + verb.replace(apart, '$1')
    : rest.replace(/(^|\s)zu (?=\S+$)/, '$1');
  return stated(authority, false, rest, withoutZu);
}

/** What one does, with "zu" and without, behind the phrase of an authority level. */
function stated(
  authority: AuthorityLevel,
  isWe: boolean,
  withZu: string,
  withoutZu: string,
): string | undefined {
  switch (authority) {
    case 'tell-me':
      return undefined;
    case 'i-think':
      return `${isWe ? 'Wir denken' : 'Ich denke'}, wir sollten ${withoutZu}`;
    case 'i-recommend':
      return `${isWe ? 'Wir empfehlen' : 'Ich empfehle'}, ${withZu}`;
    case 'i-would-like':
      return `${isWe ? 'Wir möchten' : 'Ich möchte'} ${withoutZu}`;
    case 'i-intend':
    case 'i-have-done':
    case 'i-have-been-doing':
      return `${isWe ? 'Wir haben vor' : 'Ich habe vor'}, ${withZu}`;
  }
}

function zuOf(verb: string): string {
  const apart = new RegExp(`^(${separable})(?=[a-zäöüß]{4,}$)`).exec(verb)?.[1];
  return apart === undefined || together.test(verb) ? `zu ${verb}` : `${apart}zu${verb.slice(apart.length)}`;
}

function lastWord(rest: string): string {
  return /[^\s,]*$/.exec(rest)?.[0] ?? '';
}
