// The stream of updates: read for as long as it lasts, opened again when it breaks or falls silent. Each opening brings the whole history.

const silence = 2500, again = 1000, patience = 5000;

// The token stands behind the # of the printed address, which is never sent; from here on it travels in a header only.
if (location.hash.length > 1) {
  sessionStorage.setItem('token', location.hash.slice(1));
  history.replaceState(null, '', '/');
}
const headers = () => ({ Authorization: `Bearer ${sessionStorage.getItem('token') ?? ''}` });

/** Gives each message to take and says through lose why none comes; ends when isOver tells so after the last. */
export async function listen(take, lose, isOver) {
  for (;;) {
    const stop = new AbortController();
    let last = performance.now();
    const watch = setInterval(() => { if (performance.now() - last > silence) stop.abort(); }, 250);
    try {
      const answer = await fetch('/events', { headers: headers(), signal: stop.signal, cache: 'no-store' });
      if (answer.ok) {
        await read(answer.body.getReader(), message => { last = performance.now(); take(message); });
      } else {
        lose(await answer.text());
        if (answer.status === 403) return;
      }
    } catch {
      // The line is gone: said below.
    } finally {
      clearInterval(watch);
    }
    if (isOver()) {
      lose('The run is over and the program has ended. This page keeps what it saw last.');
      return;
    }
    lose(`The connection to the program was lost at ${new Date().toLocaleTimeString('en-GB')}. What is shown is old; the run does not need this page and may go on. Trying again …`);
    await new Promise(wait => setTimeout(wait, again));
  }
}

async function read(reader, take) {
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop();
    for (const part of parts) take(JSON.parse(part.slice('data: '.length)));
  }
}

/** Gives a command; throws the reason if it was not taken. */
export async function post(path) {
  const answer = await fetch(path, { method: 'POST', headers: headers(), signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(await answer.text());
}
