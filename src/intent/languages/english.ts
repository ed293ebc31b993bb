import type { AuthorityLevel } from '../../model/ladder.ts';
import type { Language, Sentence } from '../language.ts';
import { isKnownVerb, isParticiple, presentOf } from './englishVerbs.ts';

const apostrophe = "['’]";
/** Words before the verb that do not change the meaning. */
const softeners = '(?:(?:please|just|maybe|perhaps|possibly|also|now|then|already) )*';
const fine =
  '(?:ok(?:ay)?|o\\.k\\.|fine|alright|all right|possible|acceptable|allowed|permitted|cool|good|good to go|a problem)';
const withYou = '(?: with (?:you|everyone|everybody|the team)| by you| for you)?';

/** Verbs of questions that do not ask for permission. */
const otherVerbs = new Set(
  'ask assume be believe blame care complain conclude consider debate discuss expect feel get guess have hear help hope know learn look observe reproduce say see suggest suppose talk tell think trust understand wonder worry'.split(
    ' ',
  ),
);

export const english: Language = {
  phrases: [
    { authority: 'tell-me', begins: /tell me what to do\b/iy },
    {
      authority: 'i-have-been-doing',
      begins: /(?:I|we)(?:['’]ve| have) been\b/iy,
      isOther: (rest) => !/^[a-z-]{2,}ing\b/i.test(withoutAdverbs(rest)),
    },
    {
      authority: 'i-have-done',
      begins: /(?:I|we)(?:['’]ve| have)\b/iy,
      isOther: (rest) => !isParticiple(/^[a-z-]*/i.exec(withoutAdverbs(rest))?.[0].toLowerCase() ?? ''),
    },
    { authority: 'i-intend', begins: /(?:I|we) intend\b/iy },
    { authority: 'i-would-like', begins: /(?:I|we)(?:['’]d| would) like\b/iy, isOther: isWish },
    { authority: 'i-recommend', begins: /(?:I|we) recommend\b/iy },
    { authority: 'i-think', begins: /(?:I|we) think\b/iy },
  ],
  mayAsk:
    /\b(?:can|could|may|might|shall|should|ok(?:ay)?|o\.k\.|fine|alright|right|possible|acceptable|allowed|permitted|permission|cool|good|problem|free|clear|mind|objections?|approval|go-ahead|blessing|light)(?![a-z])/i,
  questions: [
    // May I have your OK to move it?
    question(
      `(?:can|could|may|might) (?<who>I|we) ${softeners}(?:have|get) (?:your |an? |the )?(?:ok(?:ay)?|approval|permission|go-ahead|blessing|green light) to`,
      'base',
    ),
    // Can I move it?
    question(`(?:can|could|may|might|shall|should) (?<who>I|we) ${softeners}`, 'base'),
    // Am I allowed to move it?
    question(`(?:am|are) (?<who>I|we) (?:allowed|permitted|free|clear) to ${softeners}`, 'base'),
    // Is it ok to move it? Would it be ok with you if I moved it?
    question(
      `(?:(?:is|would|will) it (?:be )?|would that be )${fine}${withYou},? (?:for (?:me|us) )?to ${softeners}`,
      'base',
    ),
    question(
      `(?:is|would|will) it (?:be )?${fine}${withYou},? (?:if|that|when) (?<who>I|we) ${softeners}`,
      'either',
    ),
    // Ok if I move it?
    question(`(?:ok(?:ay)?|alright|all right)${withYou} if (?<who>I|we) ${softeners}`, 'either'),
    // Do you mind if I move it?
    question(
      `(?:(?:do|would|does|will) (?:you|anyone|anybody|somebody|someone) )?mind if (?<who>I|we) ${softeners}`,
      'either',
    ),
    question(`(?:any|are there any) objections if (?<who>I|we) ${softeners}`, 'either'),
    // Let me know if I can move it.
    question(
      `(?:please |just )*let (?:me|us) know (?:if|whether|when) (?<who>I|we) (?:can|could|may|might|should|am allowed to|are allowed to) ${softeners}`,
      'base',
      true,
    ),
    question(
      `(?:please |just )*let (?:me|us) know (?:if|whether) it(?:${apostrophe}s| is| would be) ${fine}${withYou},? (?:for (?:me|us) )?to ${softeners}`,
      'base',
      true,
    ),
    question(
      `(?:please |just )*let (?:me|us) know (?:if|whether) it(?:${apostrophe}s| is| would be) ${fine}${withYou},? (?:if|that) (?<who>I|we) ${softeners}`,
      'either',
      true,
    ),
    // I was wondering if I could move it.
    question(
      `(?:I${apostrophe}m |I am |I was |we were |just )*wondering (?:if|whether) (?<who>I|we) (?:can|could|may|might|should) ${softeners}`,
      'base',
      true,
    ),
    // I would like your permission to move it. Requesting approval to move it.
    question(
      `(?<who>I|we)(?:${apostrophe}d| would)? (?:like|need|want|request|ask for|am asking for|are asking for) (?:to (?:ask|have|get) (?:for )?)?(?:your |the )?(?:permission|approval|ok(?:ay)?) to ${softeners}`,
      'base',
      true,
    ),
    question(
      `(?:requesting|asking|asking for|seeking) (?:your )?(?:permission|approval) to ${softeners}`,
      'base',
      true,
    ),
    // Do I have your OK to move it? Is there any objection if I move it? Ok to move it?
    question(
      `(?:do|did) (?<who>I|we) (?:already )?have (?:your |the |an? )?(?:ok(?:ay)?|approval|permission|go-ahead|blessing|green light) to ${softeners}`,
      'base',
    ),
    question(
      `(?:is there|are there|has anyone|does anyone have) (?:any |an )?objections? if (?<who>I|we) ${softeners}`,
      'either',
    ),
    question(
      `(?:is (?:everyone|everybody|anyone|anybody)|are you(?: all)?) ${fine} (?:if|that) (?<who>I|we) ${softeners}`,
      'either',
    ),
    marked(`(?:is (?:this|that) )?(?:still )?(?:ok(?:ay)?|alright|all right|permission) to ${softeners}`),
  ],
  openers:
    /(?:@[\w/.-]{1,60}[,:]?\s+)?(?:(?:so|but|or|and|also|then|now|still|otherwise|alternatively|btw|by the way|hey|hi|hm+|well|ok|okay|anyway|sorry|really|please|first|finally|in that case|if so|if not),?\s+)?/iy,
  introduces:
    /^(?:(?:one|two|three|some|another|an?|the|my|our|quick|small|big|last|final|further|remaining|next|and|also|side|still|only|follow-?up|open|more|other|general)[ -])*(?:questions?|thoughts?|todos?|review|ps|p\.s\.|note|idea|rfc|ask|request|proposal|unsure|not sure|unclear|to (?:decide|discuss|do)|discussion|btw|by the way|also|open|follow-?ups?|tbd|in that case|otherwise|alternatively|if so|however)(?: (?:for|to|about|on) [^:]{1,40})?$|^@[\w/.-]+$|\bquestion$/i,
  introducesMore:
    /\b(?:questions?|discuss(?:ion)?|decide|unresolved|outstanding|open|unclear|unsure|tbd|todos?|feedback|thoughts?|opinions?|input|remaining|follow-?ups?|next steps?|problems?|notes?|ideas?|concerns?)\b/i,
  quotesMore:
    /\b(?:answer|answers|answered|answering|tests?|tested|covers?|faqs?|explains?|documents?|documented)\b/i,
  quotes:
    /\b(?:faqs?|q[&/]a|was|re|fwd|titles?|prompts?|messages?|entry|entries|sections?|headings?|texts?|strings?|labels?|answers?|asks|asked|says|said|examples?|quotes?|typo|article|post|blog|page|title of|introducing|announcing)\b[^a-z]*$|\b(?:bug|bugzilla|issue|ticket|pr|fix|fixes|fixed|closes)\b.*\d|^(?:add|ask|answer|say|show|explain|document|describe|translate|reword|rename|print|log)\b/i,
  answers:
    /^[("“'*_]*(?:(?:->|→|=>|a:)|(?:yes|yep|yeah|yup|no|nope|nah|indeed|sure)(?=[ \t]*(?:[.,!;:–—)\r\n-]|$)|\s+we\b)|(?:of course|certainly|definitely|absolutely|obviously|clearly|apparently|arguably|probably|likely|presumably|maybe,? probably|not (?:really|yet|necessarily|quite|at all)|the answer|(?:as it )?turns out|it turns out|luckily|fortunately|unfortunately|sadly|never|that (?:sounds|seems|looks|would be|is) (?:(?:a (?:bit|little)|rather|very|quite|too|really) )?(?:dangerous|risky|unsafe|wrong|bad|overkill|hard|difficult|impossible|fragile|ugly)|i (?:don['’]t|do not) think so|i think (?:so|not|(?:that )?(?:we|I) can)|i guess (?:so|not))\b)/i,
};

/**
 * The start of a sentence that goes on with a verb in its base form. Above `i-intend` too, as long as nothing is done, one
 * intends to.
 */
export function openingOf(authority: Exclude<AuthorityLevel, 'tell-me'>, who: 'I' | 'We' = 'I'): string {
  switch (authority) {
    case 'i-think':
      return `${who} think we should`;
    case 'i-recommend':
      return `${who} recommend that we`;
    case 'i-would-like':
      return `${who} would like to`;
    case 'i-intend':
    case 'i-have-done':
    case 'i-have-been-doing':
      return `${who} intend to`;
  }
}

type Form = 'base' | 'either';

function question(begins: string, form: Form, isRequest = false): Language['questions'][number] {
  return {
    begins: new RegExp(
      `${begins.replace(/ ?$/, '')} ?(?=[a-z])`.replaceAll(' ', '\\s+').replaceAll('\\s+?', '\\s*'),
      'iy',
    ),
    isRequest,
    isOther: (rest, sentence) => {
      const [verb = ''] = /^[A-Za-z-]*/.exec(rest) ?? [];
      // "Can I Use" is a name, and "not" reverses the question.
      return !/^[a-z]/.test(verb) || verb === 'not' || otherVerbs.has(verb) || isOther(verb, rest, sentence);
    },
    intent: (rest, begin, authority) => {
      const [verb = ''] = /^[a-z-]+/.exec(rest) ?? [];
      const first = form === 'base' || isKnownVerb(verb) ? verb : presentOf(verb);
      // A second question in the sentence cannot be rewritten.
      if (
        authority === 'tell-me' ||
        first === undefined ||
        /\b(?:or|and) (?:can|could|may|shall|should|would) (?:I|we)\b/i.test(rest)
      )
        return undefined;
      const opening = openingOf(authority, /^we$/i.test(begin.groups?.['who'] ?? '') ? 'We' : 'I');
      return `${opening} ${first}${rest.slice(verb.length).replace(/,? please$/i, '')}`;
    },
  };
}

/** A question that is too short to be one without its question mark: "Ok to merge?", but not "Ok to retry". */
function marked(begins: string): Language['questions'][number] {
  const made = question(begins, 'base');
  return { ...made, isOther: (rest, sentence) => !sentence.hasMark || made.isOther(rest, sentence) };
}

/** Verbs of what happens to somebody, as in "Should we need it again". */
const accidents = new Set(
  'be need want require lose run encounter find fail hit see miss get forget decide discover notice wish have ever'.split(
    ' ',
  ),
);

/** The start of a main clause after a condition: "Should we need it, it is in the history." */
const mainClause =
  /,\s+(?:(?:then|please|just|simply|maybe|perhaps)\s+)*(?:it|this|that|there|these|those|he|she|they|you|we|I|the|an?|our|your|my|all|everything|nothing|nobody|someone|use|see|revert|remove|add|change|do|does|did|will|would|is|are|can|could|may|might|must|should)\b/i;
/** The start of a question after a condition: "Should we need it, can I restore it?" */
const questionClause =
  /,\s+(?:then\s+)?(?:do|does|did|will|would|is|are|can|could|may|might|what|who|how|where|when|which)\b/i;

function isOther(verb: string, rest: string, { begin, hasMark, isAsked, isSubject }: Sentence): boolean {
  const [asking] = begin;
  // "Should I just…, I am not sure" is still no condition.
  const isJust =
    /^should\s+(?:I|we)\s+(?:(?:just|maybe|perhaps|please)\s+)+$/i.test(asking) &&
    (isAsked || /,\s+(?:I|we|or|since|because|as)\s/i.test(rest));
  if (!isAsked && !isJust) return true;
  if (/^should\s/i.test(asking) && !isJust) {
    if (verb === 'ever' || /\bever\b/.test(rest.slice(0, maxEver))) return true;
    if (
      hasMark ? questionClause.test(rest) : accidents.has(verb) || rest.endsWith(',') || mainClause.test(rest)
    )
      return true;
  }
  // An announcement, such as "May I introduce: …", and a wish.
  if (/^(?:introduce|present|announce|welcome|remind)$/.test(verb))
    return /^(?:may|might)\s/i.test(asking) || !hasMark || /^\S+(?: \S+){0,2}:/.test(rest);
  if (
    /^may\s/i.test(asking) &&
    /^(?:be|live|never|always|rest|point|add that|say|remind)\b/.test(rest) &&
    !hasMark
  )
    return true;
  if (!hasMark && /^\S+(?: \S+){0,3}: /.test(rest)) return true;
  // An offer, such as "Let me know if I can make any changes".
  if (/\bknow\s+(?:if|whether|when)\b/i.test(asking) && /^\S+ (?:you\b|(?:with )?any(?:thing)?\b)/.test(rest))
    return true;
  // A doubt or a joke, such as "whether or not" and "Can I type correctly?".
  if (
    (!hasMark && /\bor not\b/.test(rest)) ||
    /^(?:type|spell|count|read|write|code)\b.{0,30}\b(?:correctly|properly|right|today|please)$/.test(rest)
  )
    return true;
  if (/\byet$/.test(rest) || /^(?:do (?:much |any |even )?better|catch up|ha[sz])\b/.test(rest)) return true;
  // "Is it possible to…?" within a text asks for a fact.
  return !isSubject && /^is\s+it\s+possible\b/i.test(asking);
}

/** The part of a sentence in which "ever" makes it a condition. */
const maxEver = 60;

/** The text after adverbs, such as "already" and "finally". */
function withoutAdverbs(rest: string): string {
  return rest.replace(
    /^(?:\s+(?:already|now|also|just|again|since|still|so far|once more|both|all|then|thus|therefore|instead|[a-z]+ly))*\s+[*_~]{0,3}/i,
    '',
  );
}

/** Whether "I would like" is followed by something that the author does not do: "to be able to", "to see", a thing. */
function isWish(rest: string): boolean {
  return !/^\s+(?:(?:us|everyone|the team)\s+)?to\s+(?!(?:be|see|have|know|understand|hear|thank|think|believe|hope|wish|get|apologi[sz]e|say|mention|note|point|express|learn)\b)[a-z]/i.test(
    rest,
  );
}
