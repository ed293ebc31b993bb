import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { cardFor } from '../../../src/features/card/card.ts';
import { cardLines } from '../../../src/cli/report/cardLines.ts';
import { pageText } from '../../../src/cli/terminal/page.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { completed } from '../../checkFindings.ts';

const written = completed(`
decisionCriteria:
  - Between two designs that are equally good, take the one with fewer parts
people: { ana: Ana Oliveira, bo: Bo Lindqvist }
domains:
  - id: payouts
    name: Payouts
    paths: [src/payouts/]
    owners: [ana, bo, "@acme/treasury"]
    decisions: [{ decision: Move the cut-off time, authority: i-would-like, consult: [bo] }]
`);

describe('a card in a terminal of 60 columns', () => {
  it('keeps labels in a column, and locations whole', () => {
    const analysis = analyze(
      [{ path: 'leadership.yaml', text: written }],
      fileList(['leadership.yaml', 'src/payouts/run.ts']),
    );
    const lines = cardLines(cardFor(analysis, 'src/payouts/run.ts'), {
      relation: 'other',
      authority: 'i-intend',
      isKnown: true,
    });
    assert.deepEqual(pageText(lines, { width: 60, isColored: false }).split('\n'), [
      'src/payouts/run.ts',
      '  State your intent to Ana Oliveira, Bo Lindqvist,',
      '    @acme/treasury',
      '  Domain      Payouts (payouts)',
      '  Owners      Ana Oliveira (ana), Bo Lindqvist (bo),',
      '                @acme/treasury',
      '  Authority   “I intend to…” State your intent, then act',
      '                unless someone objects',
      '  Decisions   Move the cut-off time: “I would like to…” ·',
      '                consult Bo Lindqvist',
      '  Criteria    1. Between two designs that are equally good,',
      '                take the one with fewer parts',
      '                leadership.yaml:3',
      '  Matched by  src/payouts/  leadership.yaml:8',
    ]);
  });
});
