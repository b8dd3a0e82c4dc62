/** The closed lists of words that a claim may hold; the compiler holds them to the server's. */
import type { components } from "./schema";

type Telling = components["schemas"]["Telling"];
type Modes = NonNullable<Telling["mode"]>;

const all =
  <Word extends string>() =>
  <const List extends readonly Word[]>(list: List & ([Word] extends [List[number]] ? unknown : never)): readonly Word[] =>
    list;

export const EVENTS = all<Telling["event"]>()([
  ...(["attack", "casualties", "damage", "arms_transfer", "production", "training", "financing", "hosting"] as const),
  ...(["deployment", "weapons_test", "claim_of_responsibility", "accusation", "denial", "no_comment"] as const),
  ...(["confirmation", "diplomatic_break", "meeting", "agreement", "sanction", "threat", "condemnation"] as const),
  ...(["demand", "support", "aid", "arrest", "investigation", "ceasefire", "ceasefire_violation"] as const),
  ...(["displacement", "protest", "statement"] as const),
]);

export const MODES = all<Modes>()([
  ...(["rocket", "artillery", "air_strike", "drone_strike", "bombing", "shooting", "missile"] as const),
  ...(["chemical", "other"] as const),
]);

export const CERTAINTIES = all<Telling["certainty"]>()(["asserted", "reported", "alleged", "possible", "planned"]);
