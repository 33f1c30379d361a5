/** The time zone exists: the part of `bad-format` that a pattern cannot tell. */
import { quoted } from "../../words.ts";
import { finding } from "../../finding.ts";
import type { GoalkeeperConfiguration } from "../../format/formats.ts";
import { badFormat } from "../../format/schema-kinds.ts";
import { timeZoneOf } from "../../progress/time-zone.ts";
import type { FileRule } from "../rule.ts";

export const timeZoneExists: FileRule<GoalkeeperConfiguration>["judge"] = ({ path, value, locate }) => {
  const timeZone = value.progress?.timezone;
  if (timeZone === undefined || timeZone === "Etc/UTC" || timeZoneOf(timeZone) !== undefined) return [];
  const message = `${quoted(timeZone)} is not a time zone that exists. For example: Etc/UTC or Europe/Berlin`;
  return [finding(badFormat, path, locate().value(["progress", "timezone"]), message)];
};
