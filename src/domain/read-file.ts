/** Bytes of a file → the value that it holds, and everything that is wrong with its form. */
import { START_OF_FILE, finding, type Finding } from "./finding.ts";
import {
  CONFIGURATION,
  GOAL,
  TOUCHPOINT,
  type Format,
  type Goal,
  type GoalkeeperConfiguration,
  type Touchpoint,
} from "./format/formats.ts";
import { acceptedPart, type Loose } from "./format/loose.ts";
import { schemaFindings } from "./format/schema-findings.ts";
import { meantIn, misspellingsIn } from "./format/unknown-keys.ts";
import { decode } from "./text.ts";
import { locateNothing, type Locator } from "./yaml/locator.ts";
import { readYaml } from "./yaml/read-yaml.ts";
import { MAX_BYTES, tooLarge } from "./yaml/yaml-kinds.ts";

/** What a file holds, as far as its format accepts it. */
export interface ReadFile<Value> {
  /** `undefined` where the file cannot be read or holds something else altogether. */
  readonly value: Loose<Value> | undefined;
  readonly findings: readonly Finding[];
  readonly locate: () => Locator;
}

export const readGoal = (path: string, bytes: Uint8Array): ReadFile<Goal> => readAs(GOAL, path, bytes);
export const readTouchpoint = (path: string, bytes: Uint8Array): ReadFile<Touchpoint> =>
  readAs(TOUCHPOINT, path, bytes);
export const readConfigurationFile = (path: string, bytes: Uint8Array): ReadFile<GoalkeeperConfiguration> =>
  readAs(CONFIGURATION, path, bytes);

function readAs<Value>(format: Format<Value>, path: string, bytes: Uint8Array): ReadFile<Value> {
  if (bytes.length > MAX_BYTES) {
    return withoutValue([finding(tooLarge, path, START_OF_FILE, tooLarge.tooManyBytes)]);
  }
  const decoded = decode(path, bytes);
  if ("finding" in decoded) return withoutValue([decoded.finding]);
  const yaml = readYaml(path, decoded.text);
  if (!yaml.readable) return { ...withoutValue(yaml.findings), locate: yaml.locate };

  const errors = format.errors(yaml.value);
  if (errors.length === 0) {
    const value = format.isPart(yaml.value) ? yaml.value : undefined;
    return { value, findings: yaml.findings, locate: yaml.locate };
  }
  const locator = yaml.locate();
  const refused = { path, text: decoded.text, value: yaml.value, format, errors, locator };
  const misspellings = misspellingsIn(refused);
  const accepted = acceptedPart(yaml.value, errors, meantIn(misspellings));
  const value = format.isPart(accepted) ? accepted : undefined;
  const findings = [...yaml.findings, ...schemaFindings(refused, misspellings)];
  return { value, findings, locate: () => locator };
}

function withoutValue(findings: readonly Finding[]): ReadFile<never> {
  return { value: undefined, findings, locate: locateNothing };
}
