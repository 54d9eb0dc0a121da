const address = /^https?:\/\//i;
const id = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i;

/** Whether a text that was typed, or pasted, is what a printed badge says in its code, and nobody's name or number. */
export const isTypedCode = (text: string): boolean => address.test(text) || id.test(text);
