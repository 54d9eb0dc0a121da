/** What a CAS 3 server may say of a person besides the login: attribute name to value or values. */
export type CasAttributes = Readonly<Record<string, string | readonly string[]>>;

/** An account of the demo's ENT, with its password in clear: none of them opens anything but the demo. */
export interface DemoPerson {
  login: string;
  password: string;
  attributes: CasAttributes;
}
