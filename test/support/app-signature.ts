/** What an app signs its requests with, by whatever clock: Octokit goes by the one on the wall. */
import { createSign } from "node:crypto";
import type { Sandbox } from "../../sandbox/sandbox.ts";

const SECONDS = 600;

/** Good for ten minutes. */
export function signatureOf(github: Sandbox, now: number): string {
  const iat = Math.floor(now / 1000);
  const signed = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iss: github.app.id, iat, exp: iat + SECONDS })}`;
  return `${signed}.${createSign("sha256").update(signed).sign(github.privateKey, "base64url")}`;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
