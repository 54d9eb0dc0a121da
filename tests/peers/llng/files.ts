// The files of one LemonLDAP::NG portal: configuration, people and the PSGI application, all in one folder.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LlngPerson } from './people.ts';

/** What the files depend on. `services` are URL prefixes; `marker` is answered at /marker by this server only. */
export interface LlngSite {
  folder: string;
  port: number;
  services: readonly string[];
  people: readonly LlngPerson[];
  marker: string;
}

const ATTRIBUTES = [
  ...['uid', 'mail', 'sn', 'givenName', 'supannEtuId', 'supannEmpId'],
  ...['eduPersonAffiliation', 'eduPersonPrimaryAffiliation'],
];
const same = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));

const cache = (folder: string, namespace: string) => ({
  namespace,
  cache_root: join(folder, 'cache'),
  cache_depth: 3,
  default_expires_in: 600,
  directory_umask: '007',
});

const perl = (options: object) =>
  `{ ${Object.entries(options)
    .map(([key, value]) => `'${key}' => '${String(value)}'`)
    .join(', ')} }`;

const ini = (folder: string) => `[all]
logLevel = notice
logger = Lemonldap::NG::Common::Logger::Std
[configuration]
type = File
dirName = ${folder}/conf
localStorage = Cache::FileCache
localStorageOptions = ${perl(cache(folder, 'llng-config'))}
[portal]
staticPrefix = /static
templateDir = /usr/share/lemonldap-ng/portal/templates
languages = fr, en
[handler]
status = 0
`;

const store = (folder: string, name: string) => ({
  Directory: join(folder, name),
  LockDirectory: join(folder, name, 'lock'),
});

const configuration = ({ folder, port, services }: LlngSite) => ({
  cfgNum: 1,
  cfgVersion: '2.16.1',
  cfgAuthor: 'test',
  cfgDate: '1700000000',
  portal: `http://127.0.0.1:${port}/`,
  domain: '127.0.0.1', // may not be empty; Chromium takes it as a host-only cookie
  cookieName: 'lemonldap',
  securedCookie: 0,
  httpOnly: 1,
  authentication: 'Demo',
  userDB: 'Same',
  passwordDB: 'Null',
  registerDB: 'Null',
  demoExportedVars: same([...ATTRIBUTES, 'cn']),
  exportedVars: {},
  groups: {},
  locationRules: {},
  exportedHeaders: {},
  applicationList: {},
  notification: 0,
  macros: { _whatToTrace: 'lc($_user)' },
  whatToTrace: '_whatToTrace',
  timeout: 72000,
  globalStorage: 'Apache::Session::File',
  globalStorageOptions: {
    ...store(folder, 'sessions'),
    generateModule: 'Lemonldap::NG::Common::Apache::Session::Generate::SHA256',
  },
  persistentStorage: 'Apache::Session::File',
  persistentStorageOptions: store(folder, 'psessions'),
  localSessionStorage: 'Cache::FileCache',
  localSessionStorageOptions: cache(folder, 'llng-sessions'),
  captcha_mail_enabled: 0,
  captcha_register_enabled: 0,
  captcha_login_enabled: 0,
  portalSkin: 'bootstrap',
  portalDisplayResetPassword: 0,
  portalDisplayRegister: 0,
  portalForceAuthnInterval: 2, // seconds during which a login counts as fresh; 0 would fail every renew=true
  skipRenewConfirmation: 1,
  issuerDBCASActivation: 1,
  issuerDBCASPath: '^/cas/',
  issuerDBCASRule: 1,
  casAccessControlPolicy: 'error',
  casStrictMatching: 1, // otherwise any path of the service's host gets a ticket
  casBackChannelSingleLogout: 1,
  casTicketExpiration: 30,
  casAttr: 'uid',
  casAppMetaDataOptions: {
    kiosk: {
      casAppMetaDataOptionsService: services.join(' '),
      casAppMetaDataOptionsUserAttribute: 'uid',
    },
  },
  casAppMetaDataExportedVars: { kiosk: { ...same(ATTRIBUTES), displayName: 'cn' } },
});

// 2.16 loads its captcha module even when captchas are off: the first line spares GD and ImageMagick (70 MB).
// The portal answers utf8-flagged strings of bytes, which a TLS or PSGI server would encode a second time: `bytes`.
const application = ({ folder, marker }: LlngSite) => `
BEGIN { $INC{'GD/SecurityImage.pm'} = __FILE__; package GD::SecurityImage; sub import {} }
use strict;
use JSON::XS ();
use Plack::Builder;
use Plack::App::File;
use Lemonldap::NG::Portal::Main;
use Lemonldap::NG::Portal::UserDB::Demo;
open my $file, '<:raw', '${folder}/people.json' or die $!;
my $people = JSON::XS->new->decode(do { local $/; <$file> });
%Lemonldap::NG::Portal::UserDB::Demo::demoAccounts = %$people;
%Lemonldap::NG::Portal::UserDB::Demo::demoGroups = (users => [keys %$people]);
my $portal = Lemonldap::NG::Portal::Main->run({});
my $bytes = sub {
  my $answer = $portal->(shift);
  utf8::downgrade($_, 1) for ref $answer->[2] eq 'ARRAY' ? @{ $answer->[2] } : ();
  return $answer;
};
builder {
  mount '/marker' => sub { [200, ['Content-Type' => 'text/plain'], ['${marker}']] };
  mount '/static' => Plack::App::File->new(root => '/usr/share/lemonldap-ng/portal/htdocs/static')->to_app;
  mount '/javascript' => Plack::App::File->new(root => '/usr/share/javascript')->to_app;
  mount '/' => $bytes;
};
`;

/** Writes everything the portal reads into `site.folder` and makes the folders it writes to. */
export async function writeSite(site: LlngSite): Promise<void> {
  const { folder } = site;
  for (const name of ['conf', 'cache', 'sessions/lock', 'psessions/lock']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  await writeFile(join(folder, 'lemonldap-ng.ini'), ini(folder));
  await writeFile(join(folder, 'conf', 'lmConf-1.json'), JSON.stringify(configuration(site), null, 2));
  await writeFile(
    join(folder, 'people.json'),
    JSON.stringify(Object.fromEntries(site.people.map((person) => [person.uid, person]))),
  );
  await writeFile(join(folder, 'app.psgi'), application(site));
}
