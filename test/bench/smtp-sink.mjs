// A mail server in a process of its own that takes everything, for measuring. It tells its port first, and on each
// message from the parent how many mails came since the last one and over which time.
import { SMTPServer } from 'smtp-server';

let count = 0;
let first = 0;
let last = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData: (stream, _session, done) => {
    stream.on('data', () => undefined);
    stream.on('end', () => {
      last = performance.now();
      if (count === 0) first = last;
      count += 1;
      done();
    });
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.server.address().port }));
process.on('message', (message) => {
  process.send?.({ count, ms: last - first });
  if (message === 'reset') count = first = last = 0;
});
process.on('disconnect', () => process.exit(0));
