/** What the whole page knows: what goes on at the server, who reviews, and how the page looks. */
import { get } from "./api";
import type { Job, Now } from "./types";

type Theme = "system" | "light" | "dark";
const OVER = ["done", "failed", "cancelled"];

class Desk {
  now = $state<Now | null>(null);
  /** Goes up whenever the stories, or what was decided, became others than they were. */
  changes = $state(0);
  lost = $state(false);
  #by = $state(localStorage.getItem("by") ?? "");
  theme = $state<Theme>((localStorage.getItem("theme") as Theme | null) ?? "system");
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.wear(this.theme);
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
    void this.look();
  }

  /** Who decides: the name that was given, else the one under which the server runs. */
  get by(): string {
    return this.#by || this.now?.reviewer || "";
  }

  set by(name: string) {
    this.#by = name.trim();
    localStorage.setItem("by", this.#by);
  }

  get seen(): number {
    return this.now?.seen ?? 0;
  }

  get jobs(): Job[] {
    return this.now?.jobs ?? [];
  }

  get busy(): Job[] {
    return this.jobs.filter((job) => !OVER.includes(job.state));
  }

  /** Asks what goes on, and again after a while: soon where something does. */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const now = await get<Now>("/now.json");
      if (this.now && (now.compared !== this.now.compared || now.seen !== this.now.seen)) this.changes++;
      this.now = now;
      this.lost = false;
    } catch {
      this.lost = true;
    }
    clearTimeout(this.#timer);
    if (!document.hidden) this.#timer = setTimeout(() => void this.look(), this.busy.length ? 400 : 3000);
  }

  wear(theme: Theme) {
    this.theme = theme;
    localStorage.setItem("theme", theme);
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }
}

export const desk = new Desk();
