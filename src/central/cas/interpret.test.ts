import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure, success } from '../testing/scripted-cas.ts';
import { interpretAnswer } from './interpret.ts';

const now = Date.parse('2026-11-20T08:00:00Z');
const settings = { now, freshness: 120_000, repeatedAttributes: ['certification'] };
const read = (xml: string | Uint8Array) => {
  const answer = interpretAnswer(typeof xml === 'string' ? new TextEncoder().encode(xml) : xml, settings);
  return answer.ok ? answer.value.user : answer.error;
};
const attributes = (inside: string) => `<cas:attributes>${inside}</cas:attributes>`;
const answerWith = (inside: string) => success('dwho', attributes(inside));
const unreadable = 'ent.answer-unreadable';

describe('an answer that names somebody', () => {
  it.each([
    ['the least there can be', success('dwho')],
    [
      'with a declaration and white space',
      `<?xml version="1.0" encoding="UTF-8"?>\n${success('dwho').replaceAll('><', '>\n\t<')}\n`,
    ],
    ['under another prefix', success('dwho').replaceAll('cas:', 'c:').replace('xmlns:cas', 'xmlns:c')],
    ['in the default namespace', success('dwho').replaceAll('cas:', '').replace('xmlns:cas', 'xmlns')],
    ['with attributes', answerWith('<cas:sn>Who</cas:sn><cas:mail>d@example.fr</cas:mail>')],
    ['with no attributes inside', answerWith('')],
    [
      'with attributes that repeat by nature',
      answerWith('<cas:memberOf>a</cas:memberOf><cas:memberOf>b</cas:memberOf>'),
    ],
    [
      'with attributes that this ENT repeats',
      answerWith('<cas:certification>a</cas:certification>'.repeat(2)),
    ],
    [
      'with escaped text',
      answerWith('<cas:displayName>Dupont &amp; Fils &lt;b&gt; &#x27;</cas:displayName>'),
    ],
    [
      'in both spellings',
      answerWith('<cas:mail>d@x.fr</cas:mail><cas:attribute name="mail" value="d@x.fr"/>'),
    ],
    [
      'just authenticated',
      answerWith('<cas:authenticationDate>2026-11-20T07:59:30Z</cas:authenticationDate>'),
    ],
    [
      'dated as Java does',
      answerWith(
        '<cas:authenticationDate>2026-11-20T08:59:30.123+01:00[Europe/Paris]</cas:authenticationDate>',
      ),
    ],
    [
      'said to be fresh',
      answerWith(
        '<cas:longTermAuthenticationRequestTokenUsed>false</cas:longTermAuthenticationRequestTokenUsed><cas:isFromNewLogin>true</cas:isFromNewLogin>',
      ),
    ],
  ])('is read: %s', (_name, xml) => {
    expect(read(xml)).toBe('dwho');
  });
});

describe('an answer that is not fresh', () => {
  it.each([
    [
      'a remembered sign-in',
      '<cas:longTermAuthenticationRequestTokenUsed>true</cas:longTermAuthenticationRequestTokenUsed>',
    ],
    [
      'a remembered sign-in in the other spelling',
      '<cas:attribute name="longTermAuthenticationRequestTokenUsed" value="true"/>',
    ],
    ['a session that was there before', '<cas:isFromNewLogin>false</cas:isFromNewLogin>'],
    ['an old authentication', '<cas:authenticationDate>2026-11-20T07:57:59Z</cas:authenticationDate>'],
    ['one from the future', '<cas:authenticationDate>2026-11-20T08:02:01Z</cas:authenticationDate>'],
  ])('is refused: %s', (_name, inside) => {
    expect(read(answerWith(inside))).toBe('ent.not-fresh');
  });
});

describe('a refusal of the ENT', () => {
  it.each([
    ['INVALID_TICKET', 'ent.ticket-refused'],
    ['INVALID_SERVICE', 'ent.ticket-refused'],
    ['INVALID_TICKET_SPEC', 'ent.ticket-refused'],
    ['SOMETHING_NEW', 'ent.ticket-refused'],
    ['INTERNAL_ERROR', 'ent.unreachable'],
  ])('%s is %s', (code, expected) => {
    expect(read(failure(code))).toBe(expected);
  });

  it('without a code is unreadable', () => {
    expect(read(failure('x').replace('code="x"', ''))).toBe(unreadable);
  });
});

describe('anything else is unreadable', () => {
  const ok = success('dwho');
  const laughs =
    '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + success('&b;');
  it.each([
    ['nothing', ''],
    ['CAS 1, as LemonLDAP::NG says no to renew', 'no\n\n'],
    ['CAS 1, yes', 'yes\ndwho\n'],
    ['HTML of a captive portal', '<!DOCTYPE html><html><body>Welcome to the Wi-Fi</body></html>'],
    ['JSON', '{"serviceResponse":{"authenticationSuccess":{"user":"dwho"}}}'],
    ['cut short', ok.slice(0, -5)],
    ['a DOCTYPE', `<!DOCTYPE x>${ok}`],
    ['a billion laughs', laughs],
    ['an external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + success('&e;')],
    ['an entity beyond the five', success('d&eacute;')],
    ['a processing instruction', ok.replace('<cas:user>', '<?x y?><cas:user>')],
    ['a comment that splits the user', success('adm<!-- -->in')],
    ['a comment anywhere', ok.replace('<cas:user>', '<!-- x --><cas:user>')],
    ['a user in CDATA', success('<![CDATA[dwho]]>')],
    ['CDATA anywhere', answerWith('<cas:sn><![CDATA[x]]></cas:sn>')],
    ['no user', ok.replace('<cas:user>dwho</cas:user>', '')],
    ['two users', success('dwho', '<cas:user>admin</cas:user>')],
    [
      'a user deeper down',
      ok.replace('<cas:user>dwho</cas:user>', '<cas:attributes><cas:user>dwho</cas:user></cas:attributes>'),
    ],
    ['markup in the user', success('dw<cas:b/>ho')],
    ['an empty user', success('')],
    ['a user with a space', success('dwho admin')],
    ['a user with a line feed', success('dwho\n')],
    ['a user with an invisible character', success('dwho&#x200B;')],
    ['a user of 129 characters', success('d'.repeat(129))],
    ['a user with an attribute', ok.replace('<cas:user>', '<cas:user role="staff">')],
    [
      'two successes',
      ok.replace('</cas:serviceResponse>', '') + ok.slice(ok.indexOf('<cas:authenticationSuccess')),
    ],
    [
      'a success and a failure',
      ok.replace('</cas:serviceResponse>', '<cas:authenticationFailure code="X"/></cas:serviceResponse>'),
    ],
    ['two documents', ok + ok],
    ['text beside the elements', ok.replace('<cas:user>', 'admin<cas:user>')],
    ['text after the root', `${ok}admin`],
    ['a proxied ticket', success('dwho', '<cas:proxies><cas:proxy>https://p</cas:proxy></cas:proxies>')],
    [
      'a proxy-granting ticket',
      success('dwho', '<cas:proxyGrantingTicket>PGTIOU-1</cas:proxyGrantingTicket>'),
    ],
    ['no namespace', ok.replaceAll('cas:', '').replace(/ xmlns[^>]*/, '')],
    ['another namespace', ok.replace('yale.edu', 'yale.example')],
    [
      'a user of another namespace',
      ok.replaceAll('cas:user', 'x:user').replace('<x:user', '<x:user xmlns:x="urn:x"'),
    ],
    ['an undeclared prefix', ok.replaceAll('cas:user', 'y:user')],
    ['attributes twice', success('dwho', attributes('') + attributes(''))],
    [
      'an attribute injected through a name',
      answerWith(
        '<cas:eduPersonPrimaryAffiliation>student</cas:eduPersonPrimaryAffiliation><cas:displayName>D</cas:displayName>' +
          '<cas:eduPersonPrimaryAffiliation>staff</cas:eduPersonPrimaryAffiliation>',
      ),
    ],
    [
      'two spellings that disagree',
      answerWith('<cas:mail>a@x.fr</cas:mail><cas:attribute name="mail" value="b@x.fr"/>'),
    ],
    [
      'a freshness said twice',
      answerWith(
        '<cas:isFromNewLogin>true</cas:isFromNewLogin><cas:isFromNewLogin>false</cas:isFromNewLogin>',
      ),
    ],
    ['a freshness that is neither', answerWith('<cas:isFromNewLogin>maybe</cas:isFromNewLogin>')],
    ['a date that is none', answerWith('<cas:authenticationDate>yesterday</cas:authenticationDate>')],
    ['markup in a value', answerWith('<cas:displayName>Dupont <cas:b/></cas:displayName>')],
    [
      'raw characters as a real server writes them',
      answerWith('<cas:displayName>Dupont & Fils <b></cas:displayName>'),
    ],
    ['another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${ok}`],
    ['a depth of a thousand', answerWith('<cas:a>'.repeat(1000) + '</cas:a>'.repeat(1000))],
  ])('%s', (_name, xml) => {
    expect(read(xml)).toBe(unreadable);
  });

  it('bytes that are not UTF-8', () => {
    const bytes = new TextEncoder().encode(success('dwho'));
    bytes[bytes.indexOf(0x77)] = 0xff; // the w
    expect(read(bytes)).toBe(unreadable);
  });
});

describe('whatever people write about themselves', () => {
  it('never becomes another user, however badly the server escapes', () => {
    const words = fc.constantFrom(
      '</cas:displayName>',
      '<cas:user>',
      'admin',
      '</cas:user>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&lt;',
      '&',
      '"',
      '</cas:attributes>',
      '<cas:attributes>',
      '</cas:authenticationSuccess>',
      '<cas:authenticationSuccess>',
      '<cas:displayName>',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (pieces) => {
        expect(['dwho', unreadable]).toContain(
          read(answerWith(`<cas:displayName>${pieces.join('')}</cas:displayName>`)),
        );
      }),
      { numRuns: 500 },
    );
  });
});
