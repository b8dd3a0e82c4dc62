/** A record that a screen shows: fetched for its address, and again when the case has changed. */
import { get, Refused } from "./api";
import { desk } from "./desk.svelte";

export class Loaded<T> {
  value = $state.raw<T | null>(null);
  problem = $state<string | null>(null);
  #address = "";
  #stop: AbortController | null = null;

  /** `address` is asked anew whenever it changes; null asks for nothing. */
  constructor(address: () => string | null) {
    $effect(() => {
      const wanted = address();
      void desk.changes;
      if (wanted !== null) void this.load(wanted);
    });
  }

  async load(address = this.#address): Promise<void> {
    if (address !== this.#address) this.problem = null;
    this.#address = address;
    this.#stop?.abort();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    try {
      const found = await get<T>(address, signal);
      if (!signal.aborted) {
        this.value = found;
        this.problem = null;
      }
    } catch (error) {
      if (!signal.aborted) this.problem = error instanceof Refused ? error.message : String(error);
    }
  }
}
