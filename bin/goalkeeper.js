#!/usr/bin/env node
// Starts the command line: the built one in the published package, the sources in a checkout.
import { existsSync } from "node:fs";
import module from "node:module";

const sources = new URL("../src/cli.ts", import.meta.url);
const isCheckout = existsSync(sources);
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
// Node runs TypeScript since 22.18. The built command line runs on every version that is still kept, and on 20.
const isTooOld = isCheckout ? major < 22 || (major === 22 && minor < 18) : major < 20;

if (isTooOld) {
  const advice = isCheckout
    ? "Run `npm ci`, which brings Node 24 for this project (not with --ignore-scripts), and start it with npx."
    : "Install Node 24 or newer.";
  process.stderr.write(`goalkeeper: Node ${process.versions.node} is too old. ${advice}\n`);
  process.exitCode = 2;
} else {
  // Compiling the modules anew at each start would take longer than checking a small repository.
  module.enableCompileCache?.();
  await import(isCheckout ? sources.href : "../dist/src/cli.js");
}
