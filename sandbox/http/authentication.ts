/** Finds out who calls: an app by its signature, or the holder of a token. */
import { verify } from "node:crypto";
import { clientIdOf } from "../present/app.ts";
import type { App } from "../world/model.ts";
import type { World } from "../world/world.ts";
import { ApiError } from "./answer.ts";
import type { Caller } from "./caller.ts";

/** https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app */
const MAX_LIFE_SECONDS = 600;

/** Clocks differ: GitHub bears with a signature from the near future. */
const CLOCK_DRIFT_SECONDS = 60;

export function callerOf(world: World, authorization: string | undefined): Caller {
  const [, scheme = "", value = ""] = /^(\w+) (\S+)$/.exec(authorization ?? "") ?? [];
  if (!["bearer", "token"].includes(scheme.toLowerCase())) throw new ApiError(401, "Requires authentication");
  const token = world.tokens.get(value);
  if (token !== undefined) {
    if (token.expiresAt <= world.now()) throw new ApiError(401, "Bad credentials");
    return { kind: "token", token };
  }
  const parts = value.split(".");
  if (!value.startsWith("ghs_") && parts.length === 3) return { kind: "app", app: signerOf(world, parts) };
  throw new ApiError(401, "Bad credentials");
}

function signerOf(world: World, [header = "", claims = "", signature = ""]: readonly string[]): App {
  const { alg } = decoded(header);
  const { iss, iat, exp } = decoded(claims);
  const app = [...world.apps.values()].find((one) => String(iss) === String(one.id) || iss === clientIdOf(one));
  if (alg !== "RS256" || app === undefined) throw new ApiError(401, "A JSON web token could not be decoded");
  const now = Math.floor(world.now().getTime() / 1000);
  if (typeof iat !== "number" || iat > now + CLOCK_DRIFT_SECONDS) {
    throw new ApiError(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  if (typeof exp !== "number" || exp <= now) {
    throw new ApiError(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > now + MAX_LIFE_SECONDS + CLOCK_DRIFT_SECONDS || exp - iat > MAX_LIFE_SECONDS + CLOCK_DRIFT_SECONDS) {
    throw new ApiError(401, "'Expiration time' claim ('exp') is too far in the future");
  }
  const isSigned = verify(
    "sha256",
    Buffer.from(`${header}.${claims}`),
    app.publicKey,
    Buffer.from(signature, "base64url"),
  );
  if (!isSigned) throw new ApiError(401, "A JSON web token could not be decoded");
  return app;
}

function decoded(part: string): { alg?: unknown; iss?: unknown; iat?: unknown; exp?: unknown } {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? value : {};
  } catch (cause) {
    throw Object.assign(new ApiError(401, "A JSON web token could not be decoded"), { cause });
  }
}
