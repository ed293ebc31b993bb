import assert from 'node:assert/strict';
import {
  hasUnseen,
  unseenIn,
  visible,
  visibleJson,
  visibleLine,
  visibleLines,
  withoutUnseen,
} from '../../src/text/visible.ts';

/** ASCII as tag characters, which some language models read as if it were written. */
const tags = (text: string): string =>
  Array.from(text, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
const flagOf = (subdivision: string): string => `\u{1f3f4}${tags(subdivision)}\u{e007f}`;

const kept: Readonly<Record<string, string>> = {
  nothing: '',
  ASCII: ' !"#$%&\'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~',
  accents: 'größe naïve Żółć',
  'accents as marks': 'e\u0301 a\u0308',
  Cyrillic: 'Привет',
  Greek: 'Γειά σου',
  'Hebrew with points': 'שָׁלוֹם',
  Chinese: '李小龍',
  Japanese: 'リーダーシップ、を',
  Korean: '한국어',
  'Korean as jamo': '\u1112\u1161\u11ab',
  Thai: 'ภาษาไทย',
  'quotes and dashes': '“I intend to…” – ‘yes’ — no',
  'blanks that are seen': 'a\u00a0b\u2003c\u3000d\u202fe',
  'private use, as in icon fonts': '\ue0b0 \u{f0001}',
  'a replacement character': '\ufffd',
  'a code point without a character': '\u0378',
  'a number sign of Arabic': '\u0600\u0661\u0662',
  'an end of a verse of Arabic': '\u06dd\u0661',
  'an emoji': '🙂',
  'an emoji with a skin tone': '👍🏽',
  'a heart with its selector': '❤\ufe0f',
  'a heart as text': '❤\ufe0e',
  'a sign as an emoji': '©\ufe0f ™\ufe0f ‼\ufe0f',
  'an emoji that needs no selector, with one': '👍\ufe0f',
  'a keycap': '1\ufe0f\u20e3 #\ufe0f\u20e3 *\ufe0f\u20e3',
  'a keycap without its selector': '1\u20e3',
  'a flag': '🇩🇪🇫🇷',
  'the flag of England': flagOf('gbeng'),
  'the flag of Scotland': flagOf('gbsct'),
  'the flag of Wales': flagOf('gbwls'),
  'a rainbow flag': '🏳\ufe0f\u200d🌈',
  'a pirate flag': '🏴\u200d☠\ufe0f',
  'a family': '👨\u200d👩\u200d👧\u200d👦',
  'a technologist with a skin tone': '👩🏽\u200d💻',
  'a kiss with skin tones': '👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏻',
  'a runner to the right': '🏃🏽\u200d♀\ufe0f\u200d➡\ufe0f',
  'an eye in a bubble': '👁\ufe0f\u200d🗨\ufe0f',
  'red hair': '🧑\u200d🦰',
  'a phoenix': '🐦\u200d🔥',
  'an emoji sequence between letters': 'Ana👩\u200d💻Silva',
  'an emoji that Unicode may add': '\u{1f9d1}\u200d\u{1faff}',
  'an ideograph with a selector': '葛\u{e0100}城',
  'an ideograph with the last selector': '邉\u{e011f}',
  'an ideograph with a standard selector': '侮\ufe00',
  Persian: 'می\u200cخواهم',
  'a Persian plural': 'کتاب\u200cها',
  'Persian after a letter that does not join': 'کار\u200cها',
  'a Latin word with a Persian plural': 'API\u200cها',
  'a number with a Persian suffix': '۲۰\u200cساله 3\u200cبعدی',
  'the Persian abbreviation of Hijri': 'ه\u200d.ق',
  'an Arabic letter with marks': 'بِ\u200cه',
  Urdu: 'کار\u200cآمد',
  'a Devanagari half letter': 'क्\u200dष',
  'a Devanagari virama': 'क्\u200cष',
  'a Marathi eyelash': 'दर्\u200dया',
  'Bengali with both joiners': 'র\u200d্যা র\u200c্যাব',
  'Malayalam, at the end of a word': 'അവന്\u200d വന്നു',
  Sinhala: 'ශ්\u200dරී',
  Kannada: 'ರ\u200d್ಕ',
  Telugu: 'సాఫ్ట్\u200cవేర్',
  Tamil: 'க்\u200cஷ',
  Khmer: 'ប៊\u200cី',
  'Khmer between words': 'ភាសា\u200bខ្មែរ',
  'Thai between words': 'ภาษา\u200bไทย',
  'a Mongolian selector': '\u182d\u180b\u1820',
  'a Mongolian vowel separator': '\u1820\u182d\u180e\u1820',
  'blanks in Braille': '\u2801\u2800\u2803',
};

const shown: Readonly<Record<string, readonly [text: string, shown: string]>> = {
  'the beginning of a color': ['\u001b[31m', '\\u001b[31m'],
  'a bell and a NUL': ['\u0007\u0000', '\\u0007\\u0000'],
  'a tab and line breaks': ['a\tb\r\nc', 'a\\u0009b\\u000d\\u000ac'],
  'a delete, and a control of Latin 1': ['\u007f\u0085\u009b', '\\u007f\\u0085\\u009b'],
  'a soft hyphen': ['pay\u00adouts', 'pay\\u00adouts'],
  'a grapheme joiner': ['a\u034fb', 'a\\u034fb'],
  'a mark of direction of Arabic': ['\u061c', '\\u061c'],
  'Hangul fillers': ['\u115f\u1160\u3164\uffa0', '\\u115f\\u1160\\u3164\\uffa0'],
  'Khmer vowels without a sound': ['ក\u17b4\u17b5', 'ក\\u17b4\\u17b5'],
  'a zero-width space': ['Ana\u200bSilva', 'Ana\\u200bSilva'],
  'a zero-width space after a Thai letter': ['ภ\u200b x', 'ภ\\u200b x'],
  'two zero-width spaces between Thai letters': ['ภ\u200b\u200bา', 'ภ\\u200b\\u200bา'],
  'a non-joiner between Latin letters': ['a\u200cb', 'a\\u200cb'],
  'a joiner between Latin letters': ['a\u200db', 'a\\u200db'],
  'a joiner between Cyrillic letters': ['а\u200dб', 'а\\u200dб'],
  'a joiner between ideographs': ['李\u200d小', '李\\u200d小'],
  'a joiner between Hebrew letters': ['ש\u200dל', 'ש\\u200dל'],
  'a joiner at the start and at the end': ['\u200da\u200d', '\\u200da\\u200d'],
  'a joiner between an emoji and a letter': ['👩\u200da', '👩\\u200da'],
  'a joiner after an emoji': ['👩\u200d 💻', '👩\\u200d 💻'],
  'two joiners between emoji': ['👩\u200d\u200d💻', '👩\\u200d\\u200d💻'],
  'a joiner between digits': ['1\u200d2', '1\\u200d2'],
  'a non-joiner between emoji': ['👩\u200c💻', '👩\\u200c💻'],
  'a non-joiner at the end of a Persian word': ['می\u200c ', 'می\\u200c '],
  'a non-joiner at the start of a Persian word': ['\u200cمی', '\\u200cمی'],
  'two non-joiners in a Persian word': ['می\u200c\u200cخواهم', 'می\\u200c\\u200cخواهم'],
  'a joiner before a Persian suffix': ['API\u200dها', 'API\\u200dها'],
  'a non-joiner before a Latin letter': ['ها\u200cAPI', 'ها\\u200cAPI'],
  'two joiners after a virama': ['क्\u200d\u200dष', 'क्\\u200d\\u200dष'],
  'marks of direction': ['a\u200e\u200fb', 'a\\u200e\\u200fb'],
  'separators of lines and paragraphs': ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
  'embeddings and overrides': ['\u202a\u202b\u202c\u202d\u202e', '\\u202a\\u202b\\u202c\\u202d\\u202e'],
  'a word joiner and operators': ['\u2060\u2061\u2062\u2063\u2064', '\\u2060\\u2061\\u2062\\u2063\\u2064'],
  isolates: ['\u2066\u2067\u2068\u2069', '\\u2066\\u2067\\u2068\\u2069'],
  'deprecated formats': ['\u206a\u206f', '\\u206a\\u206f'],
  'a code point that Unicode reserves for such': ['\u2065\ufff0', '\\u2065\\ufff0'],
  'a mark of byte order': ['\ufeffa', '\\ufeffa'],
  annotations: ['\ufff9\ufffa\ufffb', '\\ufff9\\ufffa\\ufffb'],
  'an object that is not there': ['\ufffc', '\\ufffc'],
  'Braille without dots': ['a\u2800b', 'a\\u2800b'],
  'Braille without dots at the end': ['\u2801\u2800', '\u2801\\u2800'],
  'a Mongolian selector after a Latin letter': ['a\u180b', 'a\\u180b'],
  'two Mongolian selectors': ['\u182d\u180b\u180c', '\u182d\u180b\\u180c'],
  'a Mongolian vowel separator elsewhere': ['a\u180eb', 'a\\u180eb'],
  'a selector after a letter': ['a\ufe0f', 'a\\ufe0f'],
  'a selector after a digit': ['1\ufe0f', '1\\ufe0f'],
  'a selector after a sign': ['#\ufe0f', '#\\ufe0f'],
  'a selector after a star that is no emoji': ['★\ufe0f', '★\\ufe0f'],
  'two selectors after an emoji': ['❤\ufe0f\ufe0f', '❤\ufe0f\\ufe0f'],
  'another selector after an emoji': ['😊\ufe00', '😊\\ufe00'],
  'a text in selectors after an emoji': ['😊\u{e0158}\u{e0155}', '😊\\u{e0158}\\u{e0155}'],
  'a selector after a flag': ['🇩🇪\ufe0f', '🇩🇪\\ufe0f'],
  'a selector of ideographs after a letter': ['a\u{e0100}', 'a\\u{e0100}'],
  'two selectors after an ideograph': ['葛\u{e0100}\u{e0101}', '葛\u{e0100}\\u{e0101}'],
  'a selector that no ideograph has': ['葛\u{e0151}', '葛\\u{e0151}'],
  'a selector of emoji after an ideograph': ['葛\ufe0f', '葛\\ufe0f'],
  'a selector after a kana': ['か\ufe00', 'か\\ufe00'],
  'a letter as a tag': ['a\u{e0041}', 'a\\u{e0041}'],
  'a language as a tag': ['\u{e0001}\u{e0065}\u{e006e}', '\\u{e0001}\\u{e0065}\\u{e006e}'],
  'a sentence in tags': [`ok${tags('hi')}`, 'ok\\u{e0068}\\u{e0069}'],
  'the tags of another flag': [flagOf('ustx'), `🏴${visibleTags('ustx')}\\u{e007f}`],
  'the flag of Wales without its end': [`🏴${tags('gbwls')}`, `🏴${visibleTags('gbwls')}`],
  'the flag of Wales with more': [`🏴${tags('gbwlsx')}\u{e007f}`, `🏴${visibleTags('gbwlsx')}\\u{e007f}`],
  'the tags of Wales on another flag': [`🏳${tags('gbwls')}\u{e007f}`, `🏳${visibleTags('gbwls')}\\u{e007f}`],
  'tags after the flag of Wales': [`${flagOf('gbwls')}\u{e0041}`, `${flagOf('gbwls')}\\u{e0041}`],
  'what Unicode reserves beside the tags': ['\u{e0000}\u{e0080}\u{e0fff}', '\\u{e0000}\\u{e0080}\\u{e0fff}'],
  'formats of shorthand and of music': ['\u{1bca0}\u{1d173}', '\\u{1bca0}\\u{1d173}'],
  'a note without a head': ['\u{1d159}', '\\u{1d159}'],
  'a filler of Khitan': ['\u{16fe4}', '\\u{16fe4}'],
  'a format of hieroglyphs': ['a\u{13430}b', 'a\\u{13430}b'],
  'the first half of a pair': ['a\ud83db', 'a\\ud83db'],
  'the second half of a pair': ['\ude00', '\\ude00'],
  'halves in the wrong order': ['\ude00\ud83d', '\\ude00\\ud83d'],
  noncharacters: ['\ufdd0\uffff\u{1fffe}', '\\ufdd0\\uffff\\u{1fffe}'],
};

function visibleTags(text: string): string {
  return Array.from(text, (letter) => `\\u{e00${letter.charCodeAt(0).toString(16)}}`).join('');
}

describe('characters that nobody can see', () => {
  for (const [what, text] of Object.entries(kept))
    it(`are not found in ${what}`, () => {
      assert.equal(visible(text), text);
      assert.equal(hasUnseen(text), false);
      assert.deepEqual(unseenIn(text), []);
      assert.equal(JSON.parse(visibleJson(JSON.stringify(text))), text);
      assert.ok(visibleJson(JSON.stringify({ text })).includes(JSON.stringify(text)));
    });

  for (const [what, [text, expected]] of Object.entries(shown))
    it(`are shown: ${what}`, () => {
      assert.equal(visible(text), expected);
      assert.equal(visible(expected), expected);
      assert.ok(hasUnseen(text));
      const rest = withoutUnseen(text);
      assert.equal(visible(rest), rest);
      const json = visibleJson(JSON.stringify({ [text]: [text, `"${text}\\`] }));
      assert.deepEqual(JSON.parse(json), { [text]: [text, `"${text}\\`] });
      assert.equal(visible(json), json);
    });

  it('are found where they are', () => {
    assert.deepEqual(unseenIn('🙂\u200ba\u{e0041}'), [
      { at: 2, character: '\u200b' },
      { at: 4, character: '\u{e0041}' },
    ]);
  });

  it('are two escapes in JSON beyond U+FFFF, and keep its own short ones', () => {
    assert.equal(
      visibleJson(JSON.stringify('\u{e0041}\u200b\n\t\u007f\ud83d')),
      '"\\udb40\\udc41\\u200b\\n\\t\\u007f\\ud83d"',
    );
  });

  it('are judged in JSON by the value, not by how it is written', () => {
    const values = ['\u0001\ufe0f\u20e3', '\ud831\ufe0f\u20e3', '❤', '\ufe0f', 'می', '\u200cخ'];
    const json = visibleJson(JSON.stringify(values));
    assert.equal(json, '["\\u0001\\ufe0f\u20e3","\\ud831\\ufe0f\u20e3","❤","\\ufe0f","می","\\u200cخ"]');
    assert.deepEqual(JSON.parse(json), values);
  });

  it('leave the lines of JSON alone', () => {
    const value = { a: ['\u200b', 1, null, true], 'b"\\': {} };
    assert.equal(
      visibleJson(JSON.stringify(value, null, 2)),
      JSON.stringify(value, null, 2).replace('\u200b', '\\u200b'),
    );
  });

  it('are not taken for blanks on one line', () => {
    assert.equal(visibleLine('a\n b\u00a0\r\n\tc\ufeffd\u2028e'), 'a b c\\ufeffd e');
    assert.equal(visibleLines('a\r\n\u200b\n'), 'a\r\n\\u200b\n');
    assert.equal(
      withoutUnseen('pay\u00adouts\u2028\u0007\tand\u200b more 👩\u200d💻 می\u200cخواهم'),
      'payouts and more 👩\u200d💻 می\u200cخواهم',
    );
  });

  it('take time in proportion to the text, wherever they are', function () {
    this.timeout(120_000);
    const texts = ['größe ', 'a\u200b', '👩\u200d', '\u2800', '\u2801', 'می\u200c', '"\\\u200b'];
    for (const text of texts.map((piece) => piece.repeat(300_000))) {
      assert.equal(hasUnseen(visible(text)), false);
      assert.equal(JSON.parse(visibleJson(JSON.stringify(text))), text);
    }
  });
});
