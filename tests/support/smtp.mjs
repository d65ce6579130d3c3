// A mail server on a free loopback port that takes every mail, or answers a recipient as it is told.
import { once } from "node:events";
import net from "node:net";

/** A mail as people read it: {to, subject, text, headers}. */
function read(recipient, raw) {
  const end = raw.indexOf("\r\n\r\n");
  const headers = {};
  for (const line of raw.slice(0, end).replace(/\r\n /g, " ").split("\r\n")) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 2);
  }
  const words = headers.subject.split(" ").map((word) => /^=\?UTF-8\?B\?(.*)\?=$/.exec(word)?.[1]);
  const subject = words.every(Boolean) ? Buffer.concat(words.map((word) => Buffer.from(word, "base64"))).toString("utf8") : headers.subject;
  return { to: recipient, headers, subject, text: Buffer.from(raw.slice(end), "base64").toString("utf8") };
}

export class MailServer {
  mails = [];
  /** What a recipient is answered; "450 later" and "550 never" refuse. */
  recipientAnswer = "250 fine";
  /** Recipients that were asked for, refused ones too. */
  asked = 0;
  #waiting = [];
  #peers = new Set();

  static async start() {
    const server = new MailServer();
    server.net = net.createServer((peer) => server.#talk(peer));
    server.net.listen(0, "127.0.0.1");
    await once(server.net, "listening");
    server.url = `smtp://127.0.0.1:${server.net.address().port}`;
    return server;
  }

  async stop() {
    for (const peer of this.#peers) peer.destroy();
    this.net.close();
    await once(this.net, "close");
  }

  /** The first mail to `address` from number `from` on, once it is there. */
  async mailTo(address, from = 0) {
    const matches = (mail) => mail.to === address;
    return await this.#await(() => this.mails.slice(from).find(matches), `no mail came to ${address}`);
  }

  /** Once a recipient was asked for more than `count` times. */
  async askedMoreThan(count) {
    return await this.#await(() => this.asked > count, "nobody wanted to send a mail");
  }

  #await(found, complaint) {
    const known = found();
    if (known) return known;
    return new Promise((resolve, reject) => {
      const waiting = { found, resolve };
      // After a kill, the task of the dead is taken over when its lease of a minute has ended.
      waiting.late = setTimeout(() => reject(new Error(complaint)), 150_000);
      this.#waiting.push(waiting);
    });
  }

  #note() {
    for (const waiting of [...this.#waiting]) {
      const found = waiting.found();
      if (!found) continue;
      clearTimeout(waiting.late);
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.resolve(found);
    }
  }

  #talk(peer) {
    this.#peers.add(peer);
    peer.on("close", () => this.#peers.delete(peer));
    peer.on("error", () => {});
    const say = (line) => peer.write(`${line}\r\n`);
    let unread = "";
    let recipient;
    let text = null;
    peer.setEncoding("utf8");
    peer.on("data", (piece) => {
      unread += piece;
      for (let end; (end = unread.indexOf("\r\n")) >= 0; ) {
        const line = unread.slice(0, end);
        unread = unread.slice(end + 2);
        if (text !== null) {
          if (line !== ".") {
            text += `${line}\r\n`;
            continue;
          }
          this.mails.push(read(recipient, text));
          text = null;
          say("250 taken");
          this.#note();
        } else if (line.startsWith("RCPT TO:")) {
          recipient = /<(.*)>/.exec(line)[1];
          this.asked += 1;
          say(this.recipientAnswer);
          this.#note();
        } else if (line === "DATA") {
          text = "";
          say("354 go on");
        } else if (line === "QUIT") {
          say("221 bye");
        } else {
          say("250 fine");
        }
      }
    });
    say("220 tiny");
  }
}
