/** A sandbox in a process of its own, so that its work is not taken for the server's or the load's. Tells who it is as JSON. */
import { readFileSync } from "node:fs";
import { startSandbox } from "../sandbox/sandbox.ts";

/** As far away as GitHub is from a server in the next region. */
const LATENCY_MS = 50;
const REPOSITORY = "todogroup/governance";
/** Nothing is to wait for the limits, which are measured elsewhere. */
const REQUESTS_AN_HOUR = 1_000_000_000;

const sandbox = await startSandbox({ latencyMs: LATENCY_MS });
sandbox.rateLimits.requestsAnHour = REQUESTS_AN_HOUR;
const configuration = readFileSync("examples/todo-2024/.github/goalkeeper.yml", "utf8");
sandbox.createRepository(REPOSITORY, { ".github/goalkeeper.yml": configuration });
const installation = sandbox.installationOf("todogroup")?.id;
process.stdout.write(`${JSON.stringify({ environment: sandbox.environment, repository: REPOSITORY, installation })}\n`);
