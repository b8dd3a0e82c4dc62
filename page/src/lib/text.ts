/** Offsets in a report are characters (Unicode code points); a browser counts UTF-16 units. */
import type { Run } from "./types";

export interface Span {
  start: number;
  end: number;
}

/** A run with the shared passage it is part of, if any. */
export interface Piece extends Run {
  passage: number | null;
}

export const length = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

/** About how many pixels so many characters take: a line holds some ninety. */
export const height = (characters: number): number => Math.round((characters / 90) * 26);

/** Cuts runs where passages begin and end. */
export function cut(runs: readonly Run[], passages: readonly Span[]): Piece[] {
  if (!passages.length) return runs.map((run) => ({ ...run, passage: null }));
  const found: Piece[] = [];
  for (const run of runs) {
    const letters = Array.from(run.text);
    const end = run.start + letters.length;
    const edges = new Set([run.start, end]);
    for (const span of passages) {
      for (const edge of [span.start, span.end]) if (run.start < edge && edge < end) edges.add(edge);
    }
    const ordered = [...edges].sort((a, b) => a - b);
    for (let place = 0; place + 1 < ordered.length; place++) {
      const from = ordered[place] ?? 0;
      const past = ordered[place + 1] ?? 0;
      const passage = passages.findIndex((span) => span.start <= from && past <= span.end);
      found.push({
        start: from,
        text: letters.slice(from - run.start, past - run.start).join(""),
        marks: run.marks,
        passage: passage < 0 ? null : passage,
      });
    }
  }
  return found;
}

/** The characters that somebody has selected in a report, or null. */
export function selected(inside: HTMLElement): Span | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!inside.contains(range.commonAncestorContainer)) return null;
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/** The offset of a point of the page; of one between two runs that of the run behind it. */
function offset(node: Node, at: number): number | null {
  if (node instanceof Text) {
    const run = node.parentElement?.closest<HTMLElement>("[data-start]");
    return run ? Number(run.dataset.start) + length(node.data.slice(0, at)) : null;
  }
  const behind = node.childNodes[at];
  const run = behind instanceof Element ? (behind.matches("[data-start]") ? behind : behind.querySelector("[data-start]")) : null;
  if (run instanceof HTMLElement) return Number(run.dataset.start);
  const runs = (node as Element).querySelectorAll<HTMLElement>("[data-start]");
  const last = runs[runs.length - 1];
  return last ? Number(last.dataset.start) + length(last.textContent ?? "") : null;
}
