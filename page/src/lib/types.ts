/** The records that the server gives and takes, by the names they have there. */
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Account = Schemas["Account"];
export type Around = Schemas["Around"];
export type Board = Schemas["Board"];
export type Card = Schemas["Card"];
export type Cell = Schemas["Cell"];
export type Claim = Schemas["Claim"];
export type ClaimScreen = Schemas["ClaimScreen"];
export type Count = Schemas["Count"];
export type Done = Schemas["Done"];
export type Edge = Schemas["Edge"];
export type Found = Schemas["Found"];
export type Graded = Schemas["Graded"];
export type Head = Schemas["Head"];
export type Index = Schemas["Index"];
export type Job = Schemas["Job"];
export type Label = Schemas["Label"];
export type Ledger = Schemas["Ledger"];
export type Log = Schemas["Log"];
export type Mark = Schemas["Marked"];
export type NameScreen = Schemas["NameScreen"];
export type Network = Schemas["Network"];
export type Now = Schemas["Now"];
export type Picture = Schemas["Picture"];
export type ReportScreen = Schemas["ReportScreen"];
export type Reports = Schemas["Reports"];
export type Row = Schemas["Row"];
export type Run = Schemas["Run"];
export type Spot = Schemas["Spot"];
export type Stories = Schemas["Stories"];
export type Story = Schemas["Story"];
export type Stretch = Schemas["Stretch"];
/** What a request may leave out has a default at the server. */
export type Telling = Pick<Schemas["Telling"], "by" | "why" | "seen" | "report" | "evidence" | "event" | "certainty" | "polarity"> &
  Partial<Schemas["Telling"]>;
export type Told = Schemas["Told"];
export type Twin = Schemas["Twin"];
export type Twins = Schemas["Twins"];
export type Verified = Schemas["Verified"];
export type Voice = Schemas["Voice"];
export type Where = Schemas["Where"];
export type Wish = Pick<Schemas["Wish"], "kind" | "of" | "by" | "why" | "seen"> & Partial<Schemas["Wish"]>;
