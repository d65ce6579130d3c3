// Sending files as the web interface does: announced, then sent from an offset on.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Announces a file; gives the upload's id. */
export async function announce(client, network, bytes, mediaType, { digest = sha256(bytes) } = {}) {
  const begun = await client.post(`/api/v1/networks/${network}/uploads`, { size_bytes: bytes.length, sha256: digest, media_type: mediaType });
  return begun.upload_id;
}

/** Sends `bytes` from `offset` on; the whole answer. */
export function sendFrom(client, network, upload, bytes, offset = 0) {
  return client.send("PATCH", `/api/v1/networks/${network}/uploads/${upload}`, {
    body: bytes.subarray(offset),
    headers: { "Content-Type": "application/octet-stream", "Upload-Offset": String(offset) },
  });
}

/** Sends a whole file; gives the upload's id. */
export async function sendFile(client, network, bytes, mediaType) {
  const upload = await announce(client, network, bytes, mediaType);
  const sent = await sendFrom(client, network, upload, bytes);
  assert.ok(sent.status < 300, `the file was not taken: ${sent.status} ${sent.body}`);
  return upload;
}

/** The file once the background has looked at it. */
export async function examined(client, network, file) {
  for (let tries = 0; tries < 600; tries += 1) {
    const seen = await client.get(`/api/v1/networks/${network}/files/${file}`);
    if (seen.state !== "waiting") return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nobody looked at the file");
}
