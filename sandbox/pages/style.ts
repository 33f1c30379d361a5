/** The style sheet: one file a topic, put together once. */
import { readFileSync } from "node:fs";

const TOPICS = ["colours", "base", "frame", "lists", "conversation", "markdown", "diff", "checks"];

export const STYLE = TOPICS.map((topic) => readFileSync(new URL(`styles/${topic}.css`, import.meta.url), "utf8")).join(
  "\n",
);
