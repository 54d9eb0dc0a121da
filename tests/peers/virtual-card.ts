// A card in the virtual reader of a running pcscd, by hand: lays it there until Ctrl-C.
//   node tests/peers/virtual-card.ts 04A1B2C3D4E580 [port, 35963 by default]
import { pathToFileURL } from 'node:url';
import { VirtualSlot } from '../../src/demo/virtual-card/field/virtual-slot.ts';
import { memoryCard } from '../../src/station/card/memory-card.ts';

/** Port of Debian's own configuration of the virtual reader (/etc/reader.conf.d/vpcd). */
const DEBIAN_PORT = 0x8c7b;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [uid = '', port = String(DEBIAN_PORT)] = process.argv.slice(2);
  if (!/^([0-9A-F]{2})+$/i.test(uid)) {
    console.error('usage: virtual-card.ts UID-IN-HEX [PORT]');
    process.exit(2);
  }
  const slot = new VirtualSlot(Number(port));
  slot.onPowerOn = () => console.log('switched on');
  slot.insert(memoryCard({ uid }));
  process.once('SIGINT', () => slot.remove());
}
