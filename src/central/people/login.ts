/**
 * What a login is looked up by. The ENT may give back a login as it was typed, and directories compare ASCII letters without case; so do we.
 * Every other character counts exactly: no Unicode folding, which would let « K » (the Kelvin sign) pass for a k.
 */
export const loginKey = (login: string): string => login.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
