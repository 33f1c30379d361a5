/** What `goalkeeper doctor` looks at, one after the other. A composition root. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import { pino } from "pino";
import { readConfig, readQueueConfig, type Config, type Environment, type QueueConfig } from "../config.ts";
import { TransientError, UserError } from "../engine/errors.ts";
import { environmentWithFile } from "../environment.ts";
import { AppApi } from "../github/app-api.ts";
import { checkCheckout } from "../local/check-checkout.ts";
import { printable } from "../local/output/printable.ts";
import { counted } from "../local/output/total.ts";
import type { Terminal } from "../local/terminal.ts";
import { openQueue } from "../queue/open-queue.ts";
import { examineApp, type Observation } from "./examine-app.ts";

const TIMEOUT_MS = 60_000;

/** What is wrong is said in the lines, and not in the log as well. */
const logger = pino({ level: "silent" });

/** 0 where all is right, else 1. Throws a UserError where the folder is none to look at. */
export async function examine(folder: string | undefined, terminal: Terminal): Promise<0 | 1> {
  // What a database in a folder holds is nobody else's business on this machine.
  process.umask(0o077);
  const environment = environmentWithFile();
  let isRight = true;
  const tell = (observations: readonly Observation[]): void => {
    for (const { isWrong = false, text } of observations) {
      terminal.out(`${isWrong ? "✗" : "✓"} ${printable(text)}\n`);
      if (isWrong) isRight = false;
    }
  };
  if (folder !== undefined) tell([configurationIn(folder)]);
  const settings = settingsIn(environment);
  tell(settings.observations);
  if (settings.place !== undefined) tell(await databaseAt(settings.place));
  if (settings.config !== undefined) tell(await appOf(settings.config));
  return isRight ? 0 : 1;
}

function configurationIn(folder: string): Observation {
  const { findings } = checkCheckout(folder);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return errors === 0
    ? { text: `Checkout: ${folder} has no errors.` }
    : {
        isWrong: true,
        text: `Checkout: ${folder} has ${counted(errors, "error")}. See \`goalkeeper check ${folder}\`.`,
      };
}

interface Settings {
  readonly observations: readonly Observation[];
  readonly place: QueueConfig | undefined;
  readonly config: Config | undefined;
}

function settingsIn(environment: Environment): Settings {
  const config = tried(() => readConfig(environment));
  if ("problems" in config) {
    const place = tried(() => readQueueConfig(environment));
    const observations = config.problems.map((problem) => ({ isWrong: true, text: `Settings: ${problem}` }));
    return { observations, place: "problems" in place ? undefined : place.value, config: undefined };
  }
  return { observations: [aboutCredentials(config.value)], place: config.value, config: config.value };
}

function tried<Value>(read: () => Value): { readonly value: Value } | { readonly problems: readonly string[] } {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const lines = error.message.split("\n").filter((line) => line.startsWith("- "));
    return { problems: lines.map((line) => line.slice(2)) };
  }
}

function aboutCredentials({ credentials, worker }: Config): Observation {
  if (credentials === undefined) {
    const advice = "Start the server to register the app, or set APP_ID, and PRIVATE_KEY or PRIVATE_KEY_PATH";
    return { isWrong: true, text: `Settings: there are no credentials. ${advice}.` };
  }
  if (credentials.webhookSecret === "development" && worker !== "only") {
    const advice = "Make one with `openssl rand -hex 32`, and enter it on the page of the app too";
    return { isWrong: true, text: `Settings: WEBHOOK_SECRET is left out or known to everybody. ${advice}.` };
  }
  return { text: "Settings: they can be used." };
}

async function databaseAt({ databaseUrl, databaseBackend, dataFolder }: QueueConfig): Promise<readonly Observation[]> {
  if (databaseUrl === undefined && !existsSync(join(dataFolder, "database"))) {
    return [{ text: `Database: there is none in ${dataFolder} yet; the server makes it when it starts.` }];
  }
  try {
    const queue = await openQueue({ databaseUrl, backend: databaseBackend, folder: dataFolder, logger });
    try {
      const { waiting, deadLetters } = await queue.state();
      const count = [...waiting.values()].reduce((sum, each) => sum + each, 0);
      const text = `Database: it can be used; ${counted(count, "trigger")} in it to be run.`;
      if (deadLetters === 0) return [{ text }];
      const failed = `Database: ${counted(deadLetters, "job")} failed for good. See \`goalkeeper jobs\`.`;
      return [{ text }, { isWrong: true, text: failed }];
    } finally {
      await queue.stop();
    }
  } catch (error) {
    if (!(error instanceof UserError) && !(error instanceof TransientError)) throw error;
    if (error.message.includes("is in use by another Goalkeeper")) {
      return [
        { text: `Database: the one in ${dataFolder} is in use by its server, so that nobody else can look into it.` },
      ];
    }
    const advice = error instanceof TransientError ? " See whether the database can be reached from here." : "";
    return [{ isWrong: true, text: `Database: ${error.message}${advice}` }];
  }
}

async function appOf({ credentials, apiUrl, publicUrl }: Config): Promise<readonly Observation[]> {
  if (credentials === undefined) return [];
  const { appId, privateKey } = credentials;
  const manifest = load(await readFile(new URL("../../app.yml", import.meta.url), "utf8"));
  const api = await new AppApi({ appId, privateKey, apiUrl, logger }).ofApp(AbortSignal.timeout(TIMEOUT_MS));
  return examineApp(api, { appId, manifest, apiUrl, publicUrl, now: () => Date.now() });
}
