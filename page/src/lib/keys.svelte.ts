/** Keys and what they do, as long as the screen that names them is shown. */

import { untrack } from "svelte";

export interface Key {
  key: string;
  does: string;
  run: () => void;
}

class Keys {
  #sets = $state.raw<{ title: string; keys: Key[] }[]>([]);
  help = $state(false);

  constructor() {
    addEventListener("keydown", (event) => this.#pressed(event));
  }

  get sets() {
    return this.#sets;
  }

  /** Adds keys; what this returns takes them away again. */
  add(title: string, keys: Key[]): () => void {
    // Whoever adds keys does so while a screen is made, and shall not be made anew when others do.
    untrack(() => (this.#sets = [...this.#sets, { title, keys }]));
    return () => untrack(() => (this.#sets = this.#sets.filter((one) => one.keys !== keys)));
  }

  #pressed(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const at = event.target as HTMLElement | null;
    if (at?.closest("input, textarea, select, dialog, [contenteditable]")) return;
    for (const { keys } of [...this.#sets].reverse()) {
      const found = keys.find((one) => one.key === event.key);
      if (found) {
        event.preventDefault();
        found.run();
        return;
      }
    }
  }
}

export const keys = new Keys();
