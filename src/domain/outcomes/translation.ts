/** Which languages a text speaks of and which ones the files of a contribution are written in. */
import { PhraseBook } from "../language/phrases.ts";
import { stemsOf } from "../language/words.ts";

/** The languages by their names in English, by code. */
export type Languages = PhraseBook<string>;

/** What a text says of translations. */
export interface Translation {
  readonly isMeant: boolean;
  /** Codes without a region: `pt`. */
  readonly languages: ReadonlySet<string>;
}

const NAMES = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
const COUNTRIES = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
const CODES =
  `ar bg bn ca cs da de el es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv sw ta te
  th tr uk ur vi zh`.split(/\s+/);

const TRANSLATION = new PhraseBook<true>();
for (const word of ["translate", "translation", "translator", "localise", "localize", "localisation", "l10n", "i18n"]) {
  TRANSLATION.add(word, true);
}

/** `content/pt-br/02-chapter.md`, `i18n/zh.toml`. */
const LANGUAGE_FOLDER =
  /(?:^|\/)(?:content|docs?|i18n|l10n|locales?|translations?|languages?|lang)\/([a-z]{2})(?:[-_][A-Za-z]{2,4})?(?=[/.])/;
/** What others are translated from. */
const ORIGINAL = "en";

/** The names of languages and of the country in which most speak them, with what the glossary says that they are called as well. */
export function languagesOf(glossary: readonly (readonly string[])[]): Languages {
  const book: Languages = new PhraseBook();
  for (const code of CODES) {
    const name = NAMES.of(code);
    if (name === undefined) continue;
    book.add(name, code);
    const country = countryOf(code);
    if (country !== undefined) book.add(country, code);
    const also = glossary.filter((words) => words.some((word) => word.toLowerCase() === name.toLowerCase())).flat();
    for (const word of also) book.add(word, code);
  }
  return book;
}

function countryOf(code: string): string | undefined {
  const { region } = new Intl.Locale(code).maximize();
  return region === undefined ? undefined : COUNTRIES.of(region);
}

/** What a text and the paths of files say of translations. */
export function translationIn(text: string, paths: readonly string[], languages: Languages): Translation {
  const stems = stemsOf(text);
  const written = paths.map(languageAt).filter((code) => code !== undefined);
  const named = languages.matchesIn(stems).map(({ meaning }) => meaning);
  return {
    isMeant: written.length > 0 || TRANSLATION.matchesIn(stems).length > 0,
    languages: new Set([...written, ...named]),
  };
}

/** The language of a file by its folder; `undefined` for the original and where none can be told. */
function languageAt(path: string): string | undefined {
  const code = LANGUAGE_FOLDER.exec(path)?.[1];
  return code === undefined || code === ORIGINAL || NAMES.of(code) === undefined ? undefined : code;
}

/** The English names of languages. */
export function namesOf(codes: Iterable<string>): string[] {
  return Array.from(codes, (code) => NAMES.of(code) ?? code);
}
