// A process that sends what is due in a database and is killed by its test at the worst moment.
//   node mail-loop.ts DATABASE PORT NOW
import { pino } from 'pino';
import { sendDue } from '../../src/central/mail/round.ts';
import { smtpTransport } from '../../src/central/mail/transport.ts';
import { openStore } from '../../src/central/store/store.ts';

const [database = '', port = '', now = ''] = process.argv.slice(2);
const settings = {
  ...{ host: '127.0.0.1', port: Number(port), encryption: 'none' as const, auth: null, replyTo: null },
  ...{ from: { name: '', address: 'badges@univ.example' }, mailOnAcceptance: false },
};
const store = await openStore(database);
await sendDue(
  {
    context: { store, clock: () => Number(now), university: 'Université de test' },
    ...{
      settings,
      open: () => smtpTransport(settings),
      logger: pino({ level: 'silent' }),
      random: Math.random,
    },
  },
  () => false,
);
await store.close();
