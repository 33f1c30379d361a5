/** The real server, started as a process of its own beside a sandbox. */
import { spawn, type ChildProcess, type Serializable } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Sandbox } from "./sandbox.ts";

const SECRET = "a secret of the sandbox";
const SERVER = resolve(import.meta.dirname, "../src/server.ts");
/** PGlite unpacks a whole database at its first start. */
const START_TIMEOUT_MS = 60_000;

export interface ServerProcess {
  /** Ends it as an operator does, and waits until it has ended. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** What it logged so far, a line each. */
  readonly log: readonly string[];
  /** By which the system knows it. */
  readonly pid: number | undefined;
  /** Where GitHub delivers to. */
  readonly webhookUrl: string;
  /** Tells an entry that listens something; lost where the process has ended. */
  send(message: Serializable): void;
  /** What such an entry says. */
  onMessage(listener: (message: unknown) => void): void;
  /** Resolves when it has ended, whatever the reason. */
  readonly ended: Promise<void>;
}

export interface ServerOptions {
  /** Where the queue lives; a folder of its own without it, which is removed with it. */
  readonly folder?: string;
  /** The file that is started, where it is not the server as it ships: it may listen to messages. */
  readonly entry?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the server and has the sandbox deliver to it; resolves when it is ready. What waits for the sandbox sees its log. */
export async function startServer(github: Sandbox, options: ServerOptions = {}): Promise<ServerProcess> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "goalkeeper-data-")));
  const child = spawn(process.execPath, [options.entry ?? SERVER], {
    env: {
      ...process.env,
      ...github.environment,
      WEBHOOK_SECRET: SECRET,
      HOST: "127.0.0.1",
      PORT: String(await freePort()),
      DATA_DIR: folder,
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe", ...(options.entry === undefined ? [] : ["ipc" as const])],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const log: string[] = [];
  const address = await readyAddress(child, log, () => github.look());
  const webhookUrl = `${address}/api/github/webhooks`;
  github.deliverTo(webhookUrl, SECRET);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await ended;
    }
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
  };
  return {
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    log,
    pid: child.pid,
    webhookUrl,
    send(message) {
      if (child.connected) child.send(message, () => {});
    },
    onMessage(listener) {
      child.on("message", listener);
    },
    ended,
  };
}

async function readyAddress(child: ChildProcess, log: string[], onLine: () => void): Promise<string> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("The server has no output to read.");
  return new Promise((found, failed) => {
    const timer = setTimeout(
      () => failed(new Error(`The server was not ready in time:\n${log.join("\n")}`)),
      START_TIMEOUT_MS,
    );
    const end = (error: Error): void => {
      clearTimeout(timer);
      failed(error);
    };
    createInterface({ input: stderr }).on("line", (line) => log.push(line));
    createInterface({ input: stdout }).on("line", (line) => {
      log.push(line);
      onLine();
      const address = /"address":"([^"]+)"/.exec(line)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      found(address);
    });
    child.once("error", end);
    child.once("exit", () => end(new Error(`The server ended:\n${log.join("\n")}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
