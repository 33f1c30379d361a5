/** A key pair for an app of the sandbox. */
import { generateKeyPairSync } from "node:crypto";

let shared: ReturnType<typeof newKeyPair> | undefined;

/** One pair for all sandboxes of a process: a new one takes a tenth of a second. */
export function sharedKeyPair(): ReturnType<typeof newKeyPair> {
  shared ??= newKeyPair();
  return shared;
}

/** PEM, as GitHub hands it out. */
export function newKeyPair(): { readonly publicKey: string; readonly privateKey: string } {
  return generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
}
