import { SaxesParser } from 'saxes';

/** Namespace of every element of an answer (CAS Protocol 3.0, appendix A). */
const namespace = 'http://www.yale.edu/tp/cas';

/** An element of the answer, or its text. */
export interface Node {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Node[];
  text: string;
}

/** Why an answer is not one. Thrown inside the parser only. */
class Unreadable extends Error {}

const depthLimit = 8;

/**
 * The tree of a CAS answer, or null. Strict on purpose, since a real server was seen that does not escape what people write about
 * themselves: no DOCTYPE, processing instruction, comment, CDATA section or foreign namespace; no entity but the five of XML;
 * an element holds either elements or text.
 */
export function readAnswer(bytes: Uint8Array): Node | null {
  const open: Node[] = [];
  let root: Node | null = null;
  const refuse = (why: string) => {
    throw new Unreadable(why);
  };
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (error) => refuse(error.message));
  parser.on('doctype', () => refuse('doctype'));
  parser.on('processinginstruction', () => refuse('processing instruction'));
  parser.on('comment', () => refuse('comment'));
  parser.on('cdata', () => refuse('cdata'));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') refuse('encoding');
  });
  parser.on('opentag', (tag) => {
    if (tag.uri !== namespace) refuse('namespace');
    if (open.length >= depthLimit) refuse('depth');
    const attributes = new Map<string, string>();
    for (const { name, prefix, value } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns' || name === 'xmlns') continue;
      if (prefix !== '') refuse('attribute');
      attributes.set(name, value);
    }
    const node: Node = { name: tag.local, attributes, children: [], text: '' };
    const parent = open.at(-1);
    if (parent === undefined) root = node;
    else parent.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.text += text;
    else if (text.trim() !== '') refuse('text outside');
  });
  parser.on('closetag', () => {
    const node = open.pop();
    if (node !== undefined && node.children.length > 0 && /[^\t\n\r ]/.test(node.text))
      refuse('mixed content');
  });
  try {
    parser.write(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)).close();
    return root;
  } catch (error) {
    if (error instanceof Unreadable || error instanceof TypeError) return null; // TypeError: bytes that are not UTF-8
    throw error;
  }
}
