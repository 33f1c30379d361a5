// The least that any check has to do: read the files and load them as YAML, in one thread. It judges nothing.
// Plain JavaScript without a word too many, so that nothing but this is in its time.
import { readFileSync, readdirSync } from "node:fs";
import { load } from "js-yaml";

let files = 0;
for (const cycle of readdirSync("goals")) {
  for (const name of readdirSync(`goals/${cycle}`)) {
    load(readFileSync(`goals/${cycle}/${name}`, "utf8"));
    files += 1;
  }
}
process.stdout.write(`${files}\n`);
