import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecord } from './csv.ts';

describe('a record of a CSV file', () => {
  it('quotes what needs it and ends with CRLF', () => {
    expect(csvRecord(['a', null, '', 'x,y', 'say "no"', 'two\r\nlines', 'Léa'])).toBe(
      'a,,,"x,y","say ""no""","two\r\nlines",Léa\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'])(
    'keeps a spreadsheet from running %j',
    (text) => {
      const [[found]] = parse(csvRecord([text, 'x']), { record_delimiter: '\r\n' }) as [[string]];
      expect(found).toBe(`'${text}`);
    },
  );

  // A French spreadsheet parts records at semicolons, quotes or not.
  it.each([
    ['x;=1+1', "x;'=1+1"],
    ['x; @SUM(A1)', "x;' @SUM(A1)"],
    ['x\t-1', "x\t'-1"],
    ['x\n+1', "x\n'+1"],
    ['a;=1;＝2', "a;'=1;'＝2"],
    [' =1+1', "' =1+1"],
  ])('nor what follows a separator of another country: %j', (text, inert) => {
    const [[found]] = parse(csvRecord([text, 'x']), { record_delimiter: '\r\n' }) as [[string]];
    expect(found).toBe(inert);
  });

  it('leaves alone what is only inside', () => {
    expect(csvRecord(['a-b', '{ISO15693}04', "'x", 'a=b'])).toBe("a-b,{ISO15693}04,'x,a=b\r\n");
  });

  it('is read back by another program’s parser as it was written', () => {
    const text = fc
      .array(
        fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('"', ',', '\r\n', '""', '",')),
        { minLength: 1 },
      )
      .map((parts) => parts.join(''))
      .filter((one) => !/(?:^|[;\t\r\n])\s*[=+\-@\t\r\n＝＋－＠]/.test(one));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (fields) => {
        expect(parse(csvRecord(fields), { record_delimiter: '\r\n' })).toEqual([fields]);
      }),
    );
  });
});
