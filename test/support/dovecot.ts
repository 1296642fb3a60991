import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { eventually, freePort } from './eventually.js';
import type { TestMailbox } from './test-mailbox.js';

const BINARIES = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'];
const USER = { name: 'studs', password: 'hemligt ord/@' };

/** A real IMAP server for one test, on loopback, with one mailbox and a folder beside it. */
export class Dovecot implements TestMailbox {
  private child: ChildProcess | null = null;
  private readonly folder = mkdtempSync(join(tmpdir(), 'kompassplan-imap-'));
  private port = 0;

  static installed(): string | null {
    return BINARIES.find((binary) => spawnSync(binary, ['--version']).status === 0) ?? null;
  }

  async start(): Promise<void> {
    const binary = Dovecot.installed();
    if (!binary) throw new Error('This lane needs a Dovecot: apt-get install dovecot-imapd');
    this.port = await freePort();
    const config = join(this.folder, 'dovecot.conf');
    writeFileSync(config, this.config());
    writeFileSync(join(this.folder, 'users'), `${USER.name}:{PLAIN}${USER.password}::::::\n`);
    mkdirSync(join(this.folder, 'mail'));
    // Its processes run as users of their own when root starts them.
    chmodSync(this.folder, 0o755);
    if (userInfo().uid === 0) chownSync(join(this.folder, 'mail'), ...mailOwner());
    this.child = spawn(binary, ['-F', '-c', config], { stdio: 'ignore' });
    await eventually('an IMAP server that answers', () =>
      this.with((client) => client.mailboxCreate('Behandlade')).then(
        () => true,
        () => false,
      ),
    );
  }

  get url(): string {
    const { name, password } = USER;
    return `imap://${name}:${encodeURIComponent(password)}@127.0.0.1:${this.port}/INBOX`;
  }

  async put(raw: string): Promise<void> {
    await this.with((client) => client.append('INBOX', raw.replace(/\r?\n/g, '\r\n')));
  }

  async count(folder: string, seen?: boolean): Promise<number> {
    return this.with(async (client) => {
      await client.mailboxOpen(folder);
      const found = await client.search(seen === undefined ? { all: true } : { seen }, { uid: true });
      return found ? found.length : 0;
    });
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child && child.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async with<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = this.client();
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  }

  private client(): ImapFlow {
    return new ImapFlow({
      ...{ host: '127.0.0.1', port: this.port, secure: false, doSTARTTLS: false, logger: false },
      auth: { user: USER.name, pass: USER.password },
    });
  }

  private config(): string {
    const { uid, gid, username } = userInfo();
    const [mailUid, mailGid] = uid === 0 ? mailOwner() : [uid, gid];
    const users = uid === 0 ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}`;
    return `
base_dir = ${this.folder}/run
log_path = ${this.folder}/log
state_dir = ${this.folder}/state
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
first_valid_uid = 1
${users}
mail_location = maildir:${this.folder}/mail/%u
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${this.folder}/users
}
userdb {
  driver = static
  args = uid=${mailUid} gid=${mailGid} home=${this.folder}/mail/%u
}
service imap-login {
  ${uid === 0 ? '' : 'chroot ='}
  inet_listener imap {
    port = ${this.port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;
  }
}

/** mail:mail exists wherever the package is installed. */
function mailOwner(): [number, number] {
  const id = (flag: string) => Number(spawnSync('id', [flag, 'mail']).stdout.toString());
  return [id('-u'), id('-g')];
}
