import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An ENT that answers what a test tells it to; what it was asked is kept. */
export interface ScriptedCas {
  readonly prefixUrl: string;
  readonly asked: URL[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** A good answer for this user, with more elements after it. */
export const success = (user: string, more = ''): string =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess><cas:user>${user}</cas:user>${more}` +
  `</cas:authenticationSuccess></cas:serviceResponse>`;

/** A refusal with this code. */
export const failure = (code: string): string =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationFailure code="${code}">no</cas:authenticationFailure>` +
  `</cas:serviceResponse>`;

/** Answers with a body, as LemonLDAP::NG does. */
export const say =
  (body: string, status = 200): ScriptedCas['answer'] =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/soap+xml' }).end(body);

/** Starts one on a free port. Tickets `ST-<login>` are good until told otherwise. */
export async function startScriptedCas(): Promise<ScriptedCas> {
  const server = createServer((request, response) => {
    cas.asked.push(new URL(request.url ?? '/', cas.prefixUrl));
    cas.answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const cas: ScriptedCas = {
    prefixUrl: `http://127.0.0.1:${port}/cas`,
    asked: [],
    answer: (request, response) => {
      const ticket = new URL(request.url ?? '/', 'http://x').searchParams.get('ticket') ?? '';
      say(success(ticket.replace(/^ST-/, '')))(request, response);
    },
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return cas;
}
