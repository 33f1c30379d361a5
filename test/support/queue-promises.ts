/** What a queue promises, whatever its database. */
import { expect, it } from "vitest";
import { itStoresTogether } from "./queue-batches.ts";
import { itKeepsDeadLetters } from "./queue-dead-letters.ts";
import { itIsFair } from "./queue-fairness.ts";
import { itSurvivesFailures } from "./queue-failures.ts";
import { itHasPatience } from "./queue-patience.ts";
import { itRunsTriggers } from "./queue-runs.ts";
import { placesFor, type TestDatabases } from "./queues.ts";

/** To be called by a test file of its own for each database, so that they run side by side. */
export function itIsAQueue(start: () => Promise<TestDatabases>): void {
  const here = placesFor(start);
  const { open } = here;
  itRunsTriggers(open);
  itStoresTogether(open);
  itSurvivesFailures(open);
  itKeepsDeadLetters(open);
  itHasPatience(open);
  itIsFair(open);

  it("has had no trouble with its database in all of this", () => {
    expect(here.log.filter((line) => line.includes("database"))).toEqual([]);
  });
}
