/** What a reviewer does: asked for by key or button, given a reason, sent, shown at once, and taken
 * back where the server refuses. */
import { get, post, Refused } from "./api";
import { desk } from "./desk.svelte";
import type { ClaimScreen, Done, Graded, Log, NameScreen, Telling, Wish } from "./types";

/** A claim that somebody looks at: what a decision on it needs, and the last decision it shows. */
export interface Looked {
  id: string;
  sentence: string;
  report: string;
  seen: number;
}

export type Asked =
  | { what: "judge"; kind: "accept" | "reject"; of: Looked }
  | { what: "pair"; kind: "merge" | "split"; of: Looked; choices: Choice[] }
  | { what: "copy"; kind: "accept" | "reject"; words: string; ids: [string, string]; seen: number }
  | { what: "story"; kind: "merge" | "split"; words: string; ids: string[]; choices: Choice[]; seen: number }
  | { what: "grade"; words: string; of: Graded; choices: Choice[]; seen: number }
  | { what: "undo"; words: string; undoes: number; seen: number }
  | { what: "name"; kind: "merge" | "split" | "rename"; of: NameScreen }
  | { what: "tell"; report: string; start: number; end: number; claim: ClaimScreen | null; seen: number };

export interface Choice {
  id: string;
  words: string;
  about: string;
}

class Review {
  asked = $state.raw<Asked | null>(null);
  problem = $state<string | null>(null);
  note = $state<string | null>(null);
  /** What was decided of claims here and now, before the screens are loaded again. */
  judged = $state<Record<string, string>>({});
  #own: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  judge(kind: "accept" | "reject", of: Looked | null) {
    if (of) this.#ask({ what: "judge", kind, of });
  }

  /** Merging and splitting need to know with what: the accounts that stand beside this one. */
  async pair(kind: "merge" | "split", of: Looked | null): Promise<void> {
    if (!of) return;
    const screen = await this.#try(get<ClaimScreen>(`/claim/${of.id}.json`));
    if (!screen) return;
    const outlets = new Map(screen.reports.map((head) => [head.id, head.outlet]));
    const tied = new Set(
      screen.ledgers.flatMap((l) => l.ties.filter((t) => t.claims.includes(of.id)).flatMap((t) => t.claims)),
    );
    const choices = new Map<string, Choice>();
    for (const ledger of screen.ledgers) {
      for (const account of ledger.accounts) {
        // Two may count as one through a third, so that no tie of their own is listed: all may be split.
        const counted = tied.has(account.claim);
        if (account.claim === of.id || (kind === "merge" && counted)) continue;
        const voices = account.chain.map((voice) => voice.words).join(" ← ");
        const about = `${outlets.get(account.report)}: ${voices}${counted ? "; counts as one origin with it" : ""}`;
        choices.set(account.claim, { id: account.claim, words: account.quote, about });
      }
    }
    const order = [...choices.values()].sort((a, b) => Number(tied.has(b.id)) - Number(tied.has(a.id)));
    this.#ask({ what: "pair", kind, of, choices: order });
  }

  async edit(of: Looked | null): Promise<void> {
    if (!of) return;
    const claim = await this.#try(get<ClaimScreen>(`/claim/${of.id}.json`));
    const first = claim?.claim.evidence[0];
    const last = claim?.claim.evidence.at(-1);
    if (claim && first && last) {
      this.#ask({ what: "tell", report: of.report, start: first.start, end: last.end, claim, seen: of.seen });
    }
  }

  make(report: string, start: number, end: number, seen: number) {
    this.#ask({ what: "tell", report, start, end, claim: null, seen });
  }

  copy(kind: "accept" | "reject", words: string, ids: [string, string], seen: number) {
    this.#ask({ what: "copy", kind, words, ids, seen });
  }

  story(kind: "merge" | "split", words: string, ids: string[], choices: Choice[], seen: number) {
    this.#ask({ what: "story", kind, words, ids, choices, seen });
  }

  grade(of: Graded, seen: number) {
    const choices = Object.entries(of.grades).map(([id, about]) => ({ id, words: id, about }));
    this.#ask({ what: "grade", words: `${of.scale} of ${of.about}`, of, choices, seen });
  }

  /** Whom an entity's words mean, or what it is called. */
  name(kind: "merge" | "split" | "rename", of: NameScreen | null) {
    if (of) this.#ask({ what: "name", kind, of });
  }

  /** Takes back the last decision of this reviewer, or of anybody where they made none. */
  async undo(number?: number): Promise<void> {
    const log = await this.#try(get<Log>("/log.json"));
    if (!log) return;
    const holding = log.decisions.filter((one) => !one.undone && one.decision.kind !== "undo");
    const last =
      number === undefined
        ? (holding.find((one) => one.decision.by === desk.by) ?? holding[0])
        : log.decisions.find((one) => one.decision.number === number);
    if (!last) {
      this.#tell("There is nothing to undo.");
      return;
    }
    const { decision } = last;
    const words = `${last.words} (${decision.by}, ${decision.made}${decision.why ? `: ${decision.why}` : ""})`;
    this.#ask({ what: "undo", words, undoes: decision.number, seen: log.seen });
  }

  /** Sends what was asked for, with a reason; `choice` is what a pair is made with, or whom words mean; `name`
   * a name of an entity. */
  async decide(why: string, choice?: string, name?: string): Promise<boolean> {
    const asked = this.asked;
    if (!asked || asked.what === "tell") return false;
    const said = { by: desk.by, why, own: this.#own };
    let wish: Wish;
    switch (asked.what) {
      case "judge":
        wish = { ...said, kind: asked.kind, of: "claim", ids: [asked.of.id], seen: asked.of.seen };
        break;
      case "pair":
        wish = { ...said, kind: asked.kind, of: "origin", ids: [asked.of.id, choice ?? ""], seen: asked.of.seen };
        break;
      case "copy":
        wish = { ...said, kind: asked.kind, of: "copy", ids: asked.ids, seen: asked.seen };
        break;
      case "story":
        wish = { ...said, kind: asked.kind, of: "story", ids: [...asked.ids, choice ?? ""].slice(0, 2), seen: asked.seen };
        break;
      case "grade":
        wish = { ...said, kind: "grade", of: asked.of.scale as Wish["of"], ids: [asked.of.subject], name: choice, seen: asked.seen };
        break;
      case "name":
        wish = {
          ...said,
          kind: asked.kind,
          of: "entity",
          ids: asked.kind === "rename" ? [asked.of.entity] : [asked.of.entity, choice ?? ""],
          name: asked.kind === "merge" ? null : name,
          seen: asked.of.seen,
        };
        break;
      case "undo":
        wish = { ...said, kind: "undo", of: "decision", undoes: asked.undoes, seen: asked.seen };
        break;
    }
    const judged = asked.what === "judge" ? asked.of.id : null;
    const before = judged ? this.judged[judged] : undefined;
    if (judged) this.judged[judged] = wish.kind;
    this.asked = null;
    const done = await this.#try(post<Done>("/decisions", wish));
    if (!done) {
      if (judged) {
        if (before === undefined) delete this.judged[judged];
        else this.judged[judged] = before;
      }
      return false;
    }
    if (asked.what === "undo") this.judged = {};
    this.#done(done, asked.what === "undo" ? "Undone." : `Noted as decision ${done.decision.number}; u takes it back.`);
    return true;
  }

  async tell(telling: Omit<Telling, "by" | "own">): Promise<Done | null> {
    const done = await this.#try(post<Done>("/claims", { ...telling, by: desk.by, own: this.#own }));
    if (done) {
      this.asked = null;
      this.#done(done, `Noted as decision ${done.decision.number}; u takes it back.`);
    }
    return done;
  }

  close() {
    this.asked = null;
    this.problem = null;
  }

  #ask(asked: Asked) {
    this.problem = null;
    this.asked = asked;
  }

  #done(done: Done, words: string) {
    this.#own.push(done.decision.number);
    this.#tell(words);
    void desk.look();
  }

  #tell(words: string) {
    this.note = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.note = null), 6000);
  }

  async #try<T>(asked: Promise<T>): Promise<T | null> {
    try {
      return await asked;
    } catch (error) {
      this.problem = error instanceof Refused ? error.message : String(error);
      return null;
    }
  }
}

export const review = new Review();
