/** A YAML text → its value, everything wrong with it as YAML, and the places of its parts. */
import { EVENT_ID, YAMLException, constructFromEvents, parseEvents, type Event } from "js-yaml";
import { finding, type Finding } from "../finding.ts";
import { Lines, type Span } from "./lines.ts";
import { Locator, locateNothing } from "./locator.ts";
import { outlineOf, type Node } from "./outline.ts";
import { MAX_DEPTH, alias, duplicateKey, multipleDocuments, tooLarge, yamlSyntax } from "./yaml-kinds.ts";

export interface Yaml {
  /** The value of the first document; `undefined` where there is none or it cannot be told. */
  readonly value: unknown;
  /** Whether `value` can be relied on. When not, there is a finding that says why. */
  readonly readable: boolean;
  readonly findings: readonly Finding[];
  readonly locate: () => Locator;
}

/** Reads a text without byte order mark. Never throws. */
export function readYaml(path: string, text: string): Yaml {
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    return { value: undefined, readable: false, findings: [refusal(path, text, error)], locate: locateNothing };
  }
  const locate = (): Locator => new Locator(outlineOf(text, events)[0], new Lines(text));
  let refused: unknown;
  if (isOneTree(events)) {
    try {
      const [value] = constructFromEvents(events, { source: text });
      return { value, readable: true, findings: [], locate };
    } catch (error) {
      refused = error;
    }
  }
  return { ...readFaulty(path, text, events, refused), locate };
}

/** Whether the events are of one document at most, without anchors and aliases. */
function isOneTree(events: readonly Event[]): boolean {
  let documents = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) documents += 1;
    else if (event.type !== EVENT_ID.POP && event.anchorStart >= 0) return false;
  }
  return documents <= 1;
}

/** The long way: finds all there is to find, and goes on with the value where it can be told. */
function readFaulty(path: string, text: string, events: readonly Event[], refused: unknown): Omit<Yaml, "locate"> {
  const lines = new Lines(text);
  const roots = outlineOf(text, events);
  const findings = [...aliasFindings(path, lines, events), ...roots.flatMap((root) => keyFindings(path, lines, root))];
  if (roots.length > 1) {
    const place = lines.place(startOfSecondDocument(text, events, roots));
    findings.push(finding(multipleDocuments, path, place, multipleDocuments.message));
  }
  // An alias can stand for a part so large that going through the value takes forever.
  if (events.some((event) => event.type === EVENT_ID.ALIAS)) {
    return { value: undefined, readable: false, findings };
  }
  let value: unknown;
  try {
    [value] = constructFromEvents(eventsOfFirstDocument(events), { source: text, json: true });
  } catch (error) {
    const isKnown = findings.some(({ code }) => code === yamlSyntax.code);
    return { value, readable: false, findings: isKnown ? findings : [...findings, refusal(path, text, error)] };
  }
  if (findings.length > 0 || refused === undefined) return { value, readable: true, findings };
  return { value, readable: false, findings: [refusal(path, text, refused)] };
}

function aliasFindings(path: string, lines: Lines, events: readonly Event[]): Finding[] {
  return events.flatMap((event) => {
    if (!("anchorStart" in event) || event.anchorStart < 0) return [];
    const place = lines.place({ start: event.anchorStart - 1, end: event.anchorEnd });
    return [finding(alias, path, place, alias.message(event.type === EVENT_ID.ALIAS))];
  });
}

/** Keys that are not words, and keys that stand twice. */
function keyFindings(path: string, lines: Lines, node: Node): Finding[] {
  if (node.kind === "scalar") return [];
  if (node.kind === "sequence") return node.items.flatMap((item) => keyFindings(path, lines, item));
  const firstOf = new Map<string, Node>();
  return node.entries.flatMap(({ name, key, value }) => {
    const below = keyFindings(path, lines, value);
    if (key.kind !== "scalar") {
      return [finding(yamlSyntax, path, lines.place(key), yamlSyntax.message("complex keys", "")), ...below];
    }
    const first = firstOf.get(name);
    if (first === undefined) {
      firstOf.set(name, key);
      return below;
    }
    const message = duplicateKey.message(name, lines.place(first).line);
    return [finding(duplicateKey, path, lines.place(key), message), ...below];
  });
}

/** The `---` of the second document, or its content where it follows `...` without one. */
function startOfSecondDocument(text: string, events: readonly Event[], roots: readonly Node[]): Span {
  const [first, second] = events.filter((event) => event.type === EVENT_ID.DOCUMENT);
  const root = roots[0];
  const separator = /^---(?=\s|$)/gm;
  separator.lastIndex = root?.end ?? 0;
  const ownSeparatorAhead = first?.explicitStart === true && root?.start === root?.end;
  if (ownSeparatorAhead) separator.exec(text);
  const found = second?.explicitStart === true ? separator.exec(text) : null;
  if (found !== null) return { start: found.index, end: found.index + found[0].length };
  return { start: roots[1]?.start ?? 0, end: roots[1]?.end ?? 0 };
}

function eventsOfFirstDocument(events: readonly Event[]): Event[] {
  let open = 0;
  const last = events.findIndex((event) => {
    if (event.type === EVENT_ID.POP) open -= 1;
    else if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS) open += 1;
    return open === 0;
  });
  return events.slice(0, last + 1);
}

/** What js-yaml says of a text that it does not read, as a finding inside the text. */
function refusal(path: string, text: string, error: unknown): Finding {
  const conflict = /^<{7}(?= |$).*$/m.exec(text);
  if (conflict !== null) {
    const span = { start: conflict.index, end: conflict.index + conflict[0].length };
    return finding(yamlSyntax, path, new Lines(text).place(span), yamlSyntax.conflict);
  }
  const reason = error instanceof YAMLException ? error.reason : "";
  const position = error instanceof YAMLException ? (error.mark?.position ?? 0) : 0;
  const place = new Lines(text).place(oneCharacter(text, position));
  if (reason === "duplicated mapping key") {
    return finding(
      duplicateKey,
      path,
      place,
      duplicateKey.message(text.slice(position).split(/\s*[:\r\n]/)[0] ?? "", undefined),
    );
  }
  if (reason.startsWith("nesting exceeded")) return finding(tooLarge, path, place, tooLarge.tooDeep);
  return finding(yamlSyntax, path, place, yamlSyntax.message(reason, text.charAt(position)));
}

/** The character at a position; the last one of the content where the text ended too early. */
function oneCharacter(text: string, position: number): Span {
  const last = Math.max(text.trimEnd().length - 1, 0);
  const start = Math.min(position, last);
  const isLineBreak = /[\r\n]/.test(text[start] ?? "\n");
  return { start, end: isLineBreak ? start : start + 1 };
}
