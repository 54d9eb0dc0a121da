/** How mails are sent. Holds a password: never logged, never answered. */
export interface MailSettings extends MailPolicy {
  readonly host: string;
  readonly port: number;
  /** `smtps`: encrypted from the first byte. `required`: STARTTLS or nothing. `none`: a relay on this very machine. */
  readonly encryption: 'smtps' | 'required' | 'none';
  readonly auth: { readonly user: string; readonly password: string } | null;
  /** `Service des badges <badges@univ.example>`. */
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string | null;
  /** Certificates in PEM of the authorities to trust instead of the usual ones. */
  readonly authorities?: string;
}

/** Which decisions are mailed at all. */
export interface MailPolicy {
  readonly mailOnAcceptance: boolean;
}
