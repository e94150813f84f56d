// A real SMTP server for tests. Prints its port, then one line of JSON for each mail.
// Addresses starting with "refused" are refused for good, with "busy" for the first two tries.
import { SMTPServer } from "smtp-server";

let busy = 0;

function refuse(code, text) {
  return Object.assign(new Error(text), { responseCode: code });
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo(address, _session, done) {
    if (address.address.startsWith("refused")) {
      return done(refuse(550, "no such mailbox"));
    }
    if (address.address.startsWith("busy") && busy++ < 2) {
      return done(refuse(451, "try again later"));
    }
    done();
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      const source = Buffer.concat(chunks).toString("utf8");
      const to = session.envelope.rcptTo.map(({ address }) => address);
      console.log(JSON.stringify({ from: session.envelope.mailFrom.address, to, source }));
      done();
    });
  },
});

server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));
// The test holds the other end: when it ends in any way, so does this.
process.stdin.on("end", () => process.exit()).resume();
