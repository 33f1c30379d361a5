/** The settings: read from the environment once, at the start, and all that is wrong with them is said at once. */
import { createPrivateKey } from "node:crypto";
import { getPrivateKey } from "@probot/get-private-key";
import { UserError } from "./engine/errors.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

const WORKERS = ["in-process", "none", "only"] as const;
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const BACKENDS = ["postgres", "cockroachdb", "citus"] as const;

export interface Config {
  /** `undefined` where the app is yet to be registered with GitHub. */
  readonly credentials: Credentials | undefined;
  readonly host: string;
  readonly port: number;
  /** The REST interface: `https://api.github.com`, or `https://github.example.org/api/v3`. */
  readonly apiUrl: string;
  /** Where people see GitHub: `github.com`. */
  readonly webHost: string;
  readonly databaseUrl: string | undefined;
  readonly databaseBackend: (typeof BACKENDS)[number] | undefined;
  /** Where the queue lives without a database. */
  readonly dataFolder: string;
  /** How long work that may wait for more of its kind waits; 0 for not at all. */
  readonly patienceSeconds: number;
  readonly worker: (typeof WORKERS)[number];
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** What who asks for `/metrics` has to know; nothing where it is left out. */
  readonly metricsToken: string | undefined;
  /** Where GitHub reaches this server: only for registering the app. */
  readonly publicUrl: string | undefined;
}

export interface Credentials {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
}

/** What Probot takes for the secret where there is none: everybody knows it. */
const KNOWN_SECRET = "development";
const MAX_PORT = 65_535;

/** Throws a UserError that lists every problem and how to mend it. */
export function readConfig(environment: Environment): Config {
  const settings = new Settings(environment);
  const site = readSite(settings);
  const worker = settings.oneOf("WORKER", WORKERS) ?? "in-process";
  const place = readPlace(settings);
  if (worker !== "in-process" && place.databaseUrl === undefined) {
    settings.complain(`WORKER=${worker} splits the work between processes, which share a Postgres. Set DATABASE_URL.`);
  }
  const config: Config = {
    credentials: readCredentials(settings, worker),
    host: settings.text("HOST") ?? "127.0.0.1",
    port: readPort(settings) ?? 3000,
    ...site,
    ...place,
    patienceSeconds: readPatience(settings) ?? 60,
    worker,
    logLevel: settings.oneOf("LOG_LEVEL", LOG_LEVELS) ?? "info",
    metricsToken: readMetricsToken(settings),
    publicUrl: settings.matching("PUBLIC_URL", /^https?:\/\/./, "Write it as https://goalkeeper.example.org."),
  };
  settings.throwIfWrong();
  return config;
}

/** What a command needs that asks GitHub with a token. */
export interface TokenConfig extends Pick<Config, "apiUrl" | "webHost"> {
  readonly token: string;
  /** The setting that it comes from. */
  readonly tokenName: string;
}

const TOKEN_NAMES = ["GITHUB_TOKEN", "GH_TOKEN"] as const;

/** Looks at nothing else. Throws a UserError as `readConfig` does. */
export function readTokenConfig(environment: Environment): TokenConfig {
  const settings = new Settings(environment);
  const site = readSite(settings);
  const tokenName = TOKEN_NAMES.find((name) => settings.text(name) !== undefined) ?? TOKEN_NAMES[0];
  const token = settings.text(tokenName);
  if (token === undefined) {
    settings.complain(
      "There is no token. Set GITHUB_TOKEN or GH_TOKEN to one that may read the repository, its issues and its pull requests.",
    );
  } else if (!/^[\x21-\x7E]+$/.test(token)) {
    settings.complain(`${tokenName} is no token: it holds spaces or signs that none has. Give the token alone.`);
  }
  settings.throwIfWrong();
  return { ...site, token: token ?? "", tokenName };
}

/** Where the queue lives. */
export type QueueConfig = Pick<Config, "databaseUrl" | "databaseBackend" | "dataFolder">;

/** What a command needs that looks into the queue. Looks at nothing else; throws a UserError as `readConfig` does. */
export function readQueueConfig(environment: Environment): QueueConfig {
  const settings = new Settings(environment);
  const place = readPlace(settings);
  settings.throwIfWrong();
  return place;
}

function readPlace(settings: Settings): QueueConfig {
  return {
    databaseUrl: settings.matching(
      "DATABASE_URL",
      /^postgres(?:ql)?:\/\/./,
      "Write it as postgres://user:password@host:5432/name, or leave it out to keep the queue in a folder.",
    ),
    databaseBackend: settings.oneOf("DATABASE_BACKEND", BACKENDS),
    dataFolder: settings.text("DATA_DIR") ?? "data",
  };
}

function readSite(settings: Settings): Pick<Config, "apiUrl" | "webHost"> {
  const protocol = settings.oneOf("GHE_PROTOCOL", ["https", "http"]) ?? "https";
  const gheHost = settings.matching(
    "GHE_HOST",
    /^(?:[a-z\d.-]+|\[[a-f\d:]+\])(?::\d+)?$/i,
    "Write the host alone, such as github.example.org or 127.0.0.1:4000.",
  );
  return {
    apiUrl: gheHost === undefined ? "https://api.github.com" : `${protocol}://${gheHost}/api/v3`,
    webHost: gheHost ?? "github.com",
  };
}

function readCredentials(settings: Settings, worker: Config["worker"]): Credentials | undefined {
  const isProduction = settings.text("NODE_ENV") === "production";
  const hasNone = ["APP_ID", "PRIVATE_KEY", "PRIVATE_KEY_PATH"].every((name) => settings.text(name) === undefined);
  if (hasNone && !isProduction && worker !== "only") return undefined;
  const appId = settings.matching(
    "APP_ID",
    /^[1-9]\d{0,14}$/,
    "It is the number on the page of the app, not its client id.",
  );
  if (settings.text("APP_ID") === undefined) {
    settings.complain(
      "APP_ID is missing. It is the number on the page of the app: Settings, Developer settings, GitHub Apps.",
    );
  }
  const privateKey = readPrivateKey(settings);
  const webhookSecret = settings.text("WEBHOOK_SECRET") ?? KNOWN_SECRET;
  // A worker alone takes no deliveries.
  if (isProduction && webhookSecret === KNOWN_SECRET && worker !== "only") {
    const what =
      settings.text("WEBHOOK_SECRET") === undefined ? "is missing" : `is "${KNOWN_SECRET}", which everybody knows`;
    settings.complain(
      `WEBHOOK_SECRET ${what}: anybody could send deliveries. Make one with \`openssl rand -hex 32\`, and enter it on the page of the app too.`,
    );
  }
  return { appId: Number(appId), privateKey: privateKey ?? "", webhookSecret };
}

/** As Probot takes it: the PEM text, with `\n` for its line ends or not, or in base64; or the path of a file. */
function readPrivateKey(settings: Settings): string | undefined {
  const text = settings.text("PRIVATE_KEY");
  const path = settings.text("PRIVATE_KEY_PATH");
  const name = text === undefined ? "PRIVATE_KEY_PATH" : "PRIVATE_KEY";
  if (text === undefined && path === undefined) {
    settings.complain(
      "The private key is missing. Generate one on the page of the app, and set PRIVATE_KEY_PATH to the path of the .pem file, or PRIVATE_KEY to its text.",
    );
    return undefined;
  }
  try {
    const key = getPrivateKey({ env: { PRIVATE_KEY: text, PRIVATE_KEY_PATH: path } });
    if (key !== null && createPrivateKey(key).asymmetricKeyType === "rsa") return key;
  } catch {
    // Said below: the messages of these libraries may repeat what they were given.
  }
  settings.complain(
    name === "PRIVATE_KEY"
      ? "PRIVATE_KEY is no RSA key. Give the whole text of the .pem file, or that in base64."
      : `PRIVATE_KEY_PATH: ${pathShown(path)} cannot be read or is no RSA key. Give the path of the .pem file from GitHub.`,
  );
  return undefined;
}

/** A key that was given in the place of its path is not repeated, in whatever form. */
function pathShown(path = ""): string {
  return path.length > 255 || /-----BEGIN|\n/.test(path) ? "what it holds" : path;
}

function readPort(settings: Settings): number | undefined {
  const advice = `Use a number from 1 to ${MAX_PORT}.`;
  const port = settings.matching("PORT", /^[1-9]\d*$/, advice);
  if (port !== undefined && Number(port) > MAX_PORT) settings.complain(`PORT is ${port}. ${advice}`);
  return port === undefined ? undefined : Number(port);
}

function readPatience(settings: Settings): number | undefined {
  const seconds = settings.matching("PATIENCE_SECONDS", /^\d{1,4}$/, "Use a number of seconds from 0 to 9999.");
  return seconds === undefined ? undefined : Number(seconds);
}

function readMetricsToken(settings: Settings): string | undefined {
  const token = settings.text("METRICS_TOKEN");
  if (token === undefined || /^[\x21-\x7E]{16,}$/.test(token)) return token;
  settings.complain(
    "METRICS_TOKEN is too short, or holds spaces or signs that no header takes. Make one with `openssl rand -hex 32`.",
  );
  return undefined;
}

/** Reads settings, and remembers what is wrong with them. */
class Settings {
  readonly #environment: Environment;
  readonly #problems: string[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /**
   * A setting that is there but empty is taken as left out: this is how Compose files pass those that nobody has set.
   * Quotes around the whole are those of a `.env` file, which `docker run --env-file` leaves on.
   */
  text(name: string): string | undefined {
    const value = this.#environment[name]?.trim().replace(/^"(.*)"$/s, "$1");
    return value === "" ? undefined : value;
  }

  /** The value is named in the complaint, so this is not for secrets. */
  matching(name: string, pattern: RegExp, advice: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || pattern.test(value)) return value;
    // An address may hold a password.
    this.complain(name.endsWith("_URL") ? `${name} is no such address. ${advice}` : `${name} is "${value}". ${advice}`);
    return undefined;
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.text(name);
    const found = choices.find((choice) => choice === value);
    if (value !== undefined && found === undefined) {
      this.complain(`${name} is "${value}". Use one of: ${choices.join(", ")}.`);
    }
    return found;
  }

  complain(problem: string): void {
    this.#problems.push(problem);
  }

  throwIfWrong(): void {
    if (this.#problems.length === 0) return;
    throw new UserError(`These settings are not right:\n${this.#problems.map((problem) => `- ${problem}`).join("\n")}`);
  }
}
