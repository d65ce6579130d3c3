// Files go up in pieces. Where a piece is lost, the server says how far it came, and it goes on there.
import { address, api, csrfToken, problemOf } from "./client";
import { freshKey } from "./key";
import { Problem } from "./problem";
import { sha256Of } from "./sha256";

const pieceSize = 1 << 20;
const triesMax = 5;

/** What a file is, by the end of its name: browsers do not know the formats of workshops. */
const mediaTypes: Record<string, string> = {
  stl: "model/stl", "3mf": "model/3mf", obj: "model/obj", step: "model/step", stp: "model/step", dxf: "image/vnd.dxf",
  svg: "image/svg+xml", pdf: "application/pdf", png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", zip: "application/zip",
};

export function mediaTypeOf(name: string, given: string): string {
  return mediaTypes[name.split(".").pop()?.toLowerCase() ?? ""] ?? (given || "application/octet-stream");
}

/** Uploads `file` and answers the id of the upload; `onProgress` is told the share that is done, 0 to 1. */
export async function upload(file: File, onProgress?: (share: number) => void): Promise<string> {
  const size = file.size;
  const sha256 = await sha256Of(file, (done) => onProgress?.((0.2 * done) / size));
  const begun = await api.post("/networks/{network}/uploads", { body: { size_bytes: size, sha256, media_type: mediaTypeOf(file.name, file.type) }, key: freshKey() });
  let offset = begun.offset;
  let tries = 0;
  while (offset < size) {
    try {
      offset = await sendPiece(begun.upload_id, file, offset);
      tries = 0;
    } catch (thrown) {
      const problem = Problem.from(thrown);
      if (problem.status >= 400 && problem.status < 500 && problem.status !== 409) throw problem;
      if (++tries > triesMax) throw problem;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** tries));
      offset = await offsetOf(begun.upload_id);
    }
    onProgress?.(0.2 + (0.8 * offset) / size);
  }
  return begun.upload_id;
}

async function sendPiece(id: string, file: File, offset: number): Promise<number> {
  const end = Math.min(file.size, offset + pieceSize);
  const answer = await fetch(address("/networks/{network}/uploads/{upload}", { upload: id }), {
    method: "PATCH",
    credentials: "same-origin",
    headers: { "Content-Type": "application/octet-stream", "Upload-Offset": String(offset), "X-CSRF-Token": csrfToken.value },
    body: file.slice(offset, end),
  });
  if (!answer.ok) throw await problemOf(answer);
  return Number(answer.headers.get("Upload-Offset") ?? end);
}

async function offsetOf(id: string): Promise<number> {
  const answer = await fetch(address("/networks/{network}/uploads/{upload}", { upload: id }), { method: "HEAD", credentials: "same-origin" });
  if (!answer.ok) throw new Problem({ status: answer.status, code: answer.status === 404 ? "not_found" : "unknown" });
  return Number(answer.headers.get("Upload-Offset") ?? 0);
}
