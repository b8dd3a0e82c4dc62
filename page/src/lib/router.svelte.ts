/** The address in the browser's bar, and going elsewhere without loading the page again. */

class Router {
  path = $state(decodeURIComponent(location.pathname));
  query = $state(new URLSearchParams(location.search));

  constructor() {
    addEventListener("popstate", () => this.#read());
    addEventListener("click", (event) => this.#click(event));
  }

  #read() {
    this.path = decodeURIComponent(location.pathname);
    this.query = new URLSearchParams(location.search);
  }

  #click(event: MouseEvent) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.("a");
    if (!link || link.target || link.origin !== location.origin || link.hasAttribute("data-plain")) return;
    if (link.getAttribute("href")?.startsWith("#")) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }

  /** Goes to an address; `over` takes the place of this one in the browser's history. */
  go(address: string, over = false) {
    if (address === location.pathname + location.search) over = true;
    history[over ? "replaceState" : "pushState"](null, "", address);
    const elsewhere = decodeURIComponent(location.pathname) !== this.path;
    this.#read();
    if (elsewhere) scrollTo(0, 0);
  }

  /** This address with other values in its query; null takes one out. */
  with(values: Record<string, string | number | null>): string {
    const query = new URLSearchParams(this.query);
    for (const [name, value] of Object.entries(values)) {
      if (value === null) query.delete(name);
      else query.set(name, String(value));
    }
    const said = query.toString();
    return this.path + (said ? `?${said}` : "");
  }
}

export const router = new Router();
