// The answers of /serviceValidate and /p3/serviceValidate (CAS Protocol 3.0, 2.5 and appendix A).
import type { CasAttributes } from './people.ts';

/** The codes this server answers; CAS Protocol 3.0, 2.5.3. */
export type CasFailure = 'INVALID_REQUEST' | 'INVALID_TICKET' | 'INVALID_SERVICE';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an XML element or attribute; characters that XML 1.0 forbids become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const response = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">\n${inner}\n</cas:serviceResponse>\n`;

/** The document that names the person; `attributes` undefined gives the CAS 2 form, without any. */
export function successXml(login: string, attributes?: CasAttributes): string {
  const lines = Object.entries(attributes ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => `      ${element(name, one)}`),
  );
  const block = lines.length > 0 ? `\n    <cas:attributes>\n${lines.join('\n')}\n    </cas:attributes>` : '';
  return response(
    `  <cas:authenticationSuccess>\n    ${element('user', login)}${block}\n  </cas:authenticationSuccess>`,
  );
}

/** @throws on an attribute name that is no XML name: the demo's own data would be wrong */
function element(name: string, value: string): string {
  if (!/^[A-Za-z_][\w.-]*$/.test(name)) throw new Error(`not an XML name: ${name}`);
  return `<cas:${name}>${escapeXml(value)}</cas:${name}>`;
}

/** The document that refuses, with a code and a sentence for the log of whoever asked. */
export function failureXml(code: CasFailure, sentence: string): string {
  return response(
    `  <cas:authenticationFailure code="${code}">${escapeXml(sentence)}</cas:authenticationFailure>`,
  );
}
