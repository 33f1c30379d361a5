/** What the configuration says about progress: what is refused, with which advice, and what holds where it is silent. */
import { describe, expect, it } from "vitest";
import type { ProgressSettings } from "../../../src/domain/configuration.ts";
import { CONFIGURATION_PATH, exampleConfiguration } from "../../../src/domain/example-files.ts";
import { inspectConfiguration } from "../../../src/domain/inspect.ts";
import { checkFiles } from "../../support/repository.ts";

/** The findings of a configuration with some settings: code, the text that each points at, message. */
function findings(progress: string): readonly string[] {
  const line = `progress: ${progress}`;
  const { findings: found } = checkFiles({ [CONFIGURATION_PATH]: exampleConfiguration(`${line}\n`) });
  return found.map(
    ({ code, column, endColumn, message }) => `${code} ${line.slice(column - 1, endColumn - 1)} ${message}`,
  );
}

describe("is refused, with advice", () => {
  it.each([
    ["a schedule that never fires", '"0 9 31 2 *"', "never fires, because no such day exists. Name a day"],
    ["one that fires every minute", '"* * * * *"', "must name one minute and one hour"],
    ["one that fires twice a day", '"0 9,17 1 * *"', "must name one minute and one hour"],
    ["a range that runs backwards", '"0 9 20-10 * *"', "Write ranges from low to high"],
    ["a step longer than its field", '"0 9 */40 * *"', "steps no longer than their field"],
    ["one of six fields", '"0 0 9 1 * *"', "minute, hour, day of month, month, day of week"],
    ["a word", "monthly", "minute, hour, day of month, month, day of week"],
  ])("%s", (_, schedule, advice) => {
    const found = findings(`{ schedule: ${schedule} }`);
    expect(found).toEqual([expect.stringContaining(advice)]);
    expect(found).toEqual([expect.stringContaining(`bad-format ${schedule} `)]);
  });

  it.each([
    ["quiet hours without an end", '{ quiet_hours: "22:00" }', 'bad-format "22:00" '],
    ["quiet hours that end as they begin", '{ quiet_hours: "07:00-07:00" }', 'bad-format "07:00-07:00" '],
    ["an hour that no clock shows", '{ quiet_hours: "22:00-24:00" }', 'bad-format "22:00-24:00" '],
    ["an hour of one digit", "{ quiet_hours: 7:00-8:00 }", "bad-format 7:00-8:00 "],
    ["no days at all", "{ stale_after_days: 0 }", "bad-format 0 "],
    ["half a day", "{ stale_after_days: 1.5 }", "wrong-type 1.5 "],
    ["a word where yes or no is asked", "{ mention: owners }", "wrong-type owners "],
    ["a time zone that does not exist", "{ timezone: Europe/Berlino }", "bad-format Europe/Berlino "],
  ])("%s", (_, progress, start) => {
    expect(findings(progress)).toEqual([expect.stringContaining(start)]);
  });
});

it.each([
  "{}",
  '{ schedule: "0 9 1 * *", timezone: Europe/Berlin }',
  '{ schedule: "30 6 * * 1-5", timezone: Australia/Lord_Howe }',
  '{ schedule: "0 9 29 2 *" }',
  '{ quiet_hours: "22:00-07:00", mention: false, ask_owners: false, stale_after_days: 60, dashboard: false }',
  "{ quiet_hours: 22:00-07:00 }",
])("is fine: %s", (progress) => {
  expect(findings(progress)).toEqual([]);
});

function settingsOf(ahead: string): ProgressSettings {
  return inspectConfiguration(new TextEncoder().encode(exampleConfiguration(ahead))).configuration.progress;
}

describe("settings", () => {
  it("have a default each", () => {
    expect(settingsOf("")).toEqual({
      schedule: "0 9 1 * *",
      timeZone: "Etc/UTC",
      quietHours: undefined,
      mentions: true,
      asksOwners: true,
      staleAfterDays: 30,
      hasDashboard: true,
    });
  });

  it("are taken over, but for what is of the wrong form", () => {
    const said = `
  timezone: Europe/Berlin
  quiet_hours: "22:00-07:00"
  mention: false
  ask_owners: false
  dashboard: false
  stale_after_days: many
  schedule: monthly`;
    expect(settingsOf(`progress:${said}\n`)).toEqual({
      schedule: "0 9 1 * *",
      timeZone: "Europe/Berlin",
      quietHours: "22:00-07:00",
      mentions: false,
      asksOwners: false,
      staleAfterDays: 30,
      hasDashboard: false,
    });
  });
});
