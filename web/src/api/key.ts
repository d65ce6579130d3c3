/** A key under which the server remembers one wish, however often it arrives. */
export function freshKey(): string {
  // randomUUID needs a secure origin; a test on a plain address still gets a key of 128 random bits.
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
