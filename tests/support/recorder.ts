import { connect, createServer, type AddressInfo } from 'node:net';

/** A way to central that keeps every byte that phones send and get, as an eavesdropper behind the encryption would. */
export async function startRecorder(target: () => string): Promise<{
  readonly url: string;
  readonly sent: () => Buffer;
  readonly got: () => Buffer;
  close(): Promise<void>;
}> {
  const sent: Buffer[] = [];
  const got: Buffer[] = [];
  const server = createServer((phone) => {
    const { hostname, port } = new URL(target());
    const central = connect(Number(port), hostname);
    phone.on('data', (bytes) => sent.push(Buffer.from(bytes)));
    central.on('data', (bytes) => got.push(Buffer.from(bytes)));
    phone.pipe(central).pipe(phone);
    for (const socket of [phone, central])
      socket.on('error', () => {
        phone.destroy();
        central.destroy();
      });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => Buffer.concat(sent),
    got: () => Buffer.concat(got),
    close: () => new Promise((done) => void server.close(() => done())),
  };
}
