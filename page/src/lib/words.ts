/** What codes are called on the page, and how numbers and days are written. */
import type { Count, Head } from "./types";

export const STATES: Record<string, { sign: string; words: string }> = {
  differ: { sign: "≠", words: "accounts differ" },
  denied: { sign: "✕", words: "said and denied" },
  agree: { sign: "=", words: "accounts agree" },
  single: { sign: "·", words: "one account" },
};

/** How firmly something is told; what is asserted or reported bears no mark. */
export const HEDGES: Record<string, { sign: string; words: string }> = {
  alleged: { sign: "~", words: "alleged" },
  possible: { sign: "?", words: "possible" },
  planned: { sign: "›", words: "planned" },
};

export const ORIGINS: Record<string, string> = {
  named_official: "a named official",
  unnamed_official: "an official without a name",
  party_statement: "a party's own statement",
  witness: "a witness",
  expert: "an expert",
  document: "a document",
  other_outlet: "another outlet",
  named_person: "a named person",
  own_reporter: "the outlet's own reporter",
  none_given: "no source given",
};

export const INTERESTS: Record<string, string> = {
  serves_its_side: "which serves its own side",
  against_its_interest: "against its own interest",
  third_party: "a third party",
  unknown: "",
};

export const DENIED: Record<string, string> = {
  act: "that it happened",
  doer: "having done it",
  target: "the target",
  item: "the weapon",
  number: "the number",
  intent: "the intent",
};

export const SILENCES: Record<string, string> = {
  not_stated: "not stated",
  not_asked: "charged, not heard",
  asked_no_answer: "asked, no answer",
  replied: "replied",
};

export const plain = (code: string): string => code.replaceAll("_", " ");

export const many = (number: number, noun: string): string =>
  `${number.toLocaleString("en")} ${number === 1 ? noun : noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;

export const range = (least: number, most: number): string => (least === most ? `${least}` : `${least}–${most}`);

export const origins = (count: Pick<Count, "origins_min" | "origins_max">): string =>
  `${range(count.origins_min, count.origins_max)} origin${count.origins_max === 1 ? "" : "s"}`;

export const letter = (place: number): string => (place < 26 ? String.fromCharCode(65 + place) : `${place + 1}`);

export const day = (date: string | null | undefined): string => date?.slice(0, 10) ?? "undated";

export const days = (first: string | null, last: string | null): string =>
  first && last && first !== last ? `${first} to ${last}` : (first ?? last ?? "");

export const oneLine = (words: string): string => words.split(/\s+/).join(" ").trim();

/** Where words stand, as an address of the reader. */
export const there = (report: string, start: number, end: number): string => `/report/${report}?at=${start}-${end}`;

export const outletOf = (heads: readonly Head[], report: string): string =>
  heads.find((head) => head.id === report)?.outlet ?? report;
