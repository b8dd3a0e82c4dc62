/** Asks the server; an error is its own sentence. */

export class Refused extends Error {
  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence);
  }
}

async function answer<T>(asked: Promise<Response>): Promise<T> {
  let response: Response;
  try {
    response = await asked;
  } catch {
    throw new Refused(0, "The server does not answer; is `rashomon serve` still running?");
  }
  if (!response.ok) {
    const told = (await response.json().catch(() => null)) as { detail?: unknown } | null;
    const sentence = typeof told?.detail === "string" ? told.detail : `The server answered with ${response.status}.`;
    throw new Refused(response.status, sentence);
  }
  return (await response.json()) as T;
}

export const get = <T>(address: string, signal?: AbortSignal): Promise<T> => answer(fetch(address, { signal }));

export const post = <T>(address: string, record: unknown): Promise<T> =>
  answer(
    fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(record) }),
  );

/** Sends files, and tells how much of them has gone. */
export function send<T>(address: string, files: File[], told: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const file of files) form.append("files", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.responseType = "json";
    request.upload.onprogress = (event) => told(event.total ? event.loaded / event.total : 0);
    request.onerror = () => reject(new Refused(0, "The files could not be sent; is the server still running?"));
    request.onload = () => {
      const said = request.response as { detail?: string } | null;
      if (request.status < 300) resolve(said as T);
      else reject(new Refused(request.status, said?.detail ?? `The server answered with ${request.status}.`));
    };
    request.send(form);
  });
}
