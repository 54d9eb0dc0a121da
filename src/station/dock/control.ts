import type { z } from 'zod';
import { Problem } from '../../shared/contract/central.ts';
import { dockContract, type DockAct } from '../../shared/contract/station.ts';
import type { ErrorCode } from '../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../shared/domain/result.ts';

type DockProps = z.output<(typeof dockContract)['calls']['props']['output']>;
export type Said = z.output<(typeof dockContract)['calls']['move']['output']>;

/** The demo's control server, which plays the operator and moves the virtual reader. */
export interface Control {
  move(act: DockAct): Promise<Result<Said, ErrorCode>>;
  props(): Promise<Result<DockProps, ErrorCode>>;
}

/** How long the control server may take for a move, in milliseconds: a reader that is plugged in takes its time. */
const timeout = 15_000;

/** Talks to the control server over HTTP with its bearer token. */
export function httpControl({ url, token }: { url: string; token: string }): Control {
  async function ask<S extends z.ZodType>(
    path: string,
    shape: S,
    body?: DockAct,
  ): Promise<Result<z.output<S>, ErrorCode>> {
    const { default: axios } = await import('axios'); // with the first question, as in http-exchange.ts
    try {
      const answer = await axios.request<unknown>({
        baseURL: url,
        url: path,
        ...(body === undefined ? { method: 'GET' } : { method: 'POST', data: body }),
        timeout,
        proxy: false,
        maxRedirects: 0,
        validateStatus: () => true,
        headers: { authorization: `Bearer ${token}` },
      });
      if (answer.status !== 200)
        return err(Problem.pick({ code: true }).safeParse(answer.data).data?.code ?? 'central.error');
      const read = shape.safeParse(answer.data);
      return read.success ? ok(read.data) : err('central.answer-invalid');
    } catch (failed) {
      if (axios.isAxiosError(failed)) return err('central.unreachable');
      throw failed;
    }
  }
  return {
    move: (act) => ask('/move', dockContract.calls.move.output, act),
    props: () => ask('/props', dockContract.calls.props.output),
  };
}
