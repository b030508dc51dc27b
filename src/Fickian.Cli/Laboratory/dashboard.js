import { listen, post } from '/dashboard-stream.js';
import { colour, drawLines, drawMap, duration, number } from '/dashboard-charts.js';

const $ = id => document.getElementById(id);
const levels = ['Detail', 'Information', 'Warning', 'Error', 'Alarm'];
const states = { Connecting: 'connecting', MakingSafe: 'making the rig safe first', Running: 'running', Paused: 'paused', Ending: 'ending: safe sequence', Over: 'over' };
const longestLog = 1000;

// Units in which a laboratory reads what the library keeps in SI.
const units = {
  'K': ['°C', v => v - 273.15], 'Pa': ['mbar', v => v / 100], 'K/s': ['K/min', v => v * 60], 'mol/s': ['µmol/s', v => v * 1e6], 'm³/s': ['mL/min', v => v * 6e7], '1': ['', v => v],
};
const shown = (unit, value) => value === null ? null : (units[unit]?.[1] ?? (v => v))(value);
const isOnlySet = value => value.state === '';
const symbol = unit => units[unit]?.[0] ?? unit;

let run, state, points = {}, log = [], spectrum, map, hover = {}, over = false;
const leftOut = new Set();

function lose(sentence) {
  if ($('lost').hidden || over) $('lost').textContent = sentence;
  $('lost').hidden = false;
  document.body.classList.toggle('old', !over);
}

function take(message) {
  $('lost').hidden = true;
  document.body.classList.remove('old');
  if (message.first) {
    [run, points, log, spectrum, map] = [message.first, {}, [], null, null];
    $('log').replaceChildren();
    name();
  }
  for (const [channel, [t, v]] of Object.entries(message.points)) {
    const course = points[channel] ??= { t: [], v: [] };
    course.t.push(...t);
    course.v.push(...v);
  }
  spectrum = message.spectrum ?? spectrum;
  map = message.map ?? map;
  if (state && state.state !== message.state.state) announce(`The run is ${states[message.state.state]}.`);
  state = message.state;
  over = state.end !== null;
  hear(message.log);
  show();
  requestAnimationFrame(draw);
}

// --- commands

async function command(path) {
  $('refused').hidden = true;
  try {
    await post(path);
  } catch (e) {
    $('refused').textContent = `The command did not reach the run (${e.message}). Use the keys at its terminal (a aborts, e is the emergency stop) or the switch at the rig.`;
    $('refused').hidden = false;
  }
}

function confirm(id, path) {
  const dialog = $(id);
  dialog.returnValue = 'no';
  dialog.showModal();
  dialog.onclose = () => { if (dialog.returnValue === 'yes') command(path); };
}

$('pause').onclick = () => command(state?.state === 'Paused' ? '/continue' : '/pause');
$('stop').onclick = () => confirm('confirm-stop', '/stop');
$('emergency').onclick = () => confirm('confirm-emergency', '/emergency');

// --- text

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function name() {
  write($('recipe'), run.recipe);
  write($('rig'), [run.rig, run.sample, run.description].filter(t => t).join(' · '));
  $('simulated').hidden = !run.simulated;
}

function announce(sentence) {
  write($('announcer'), sentence);
}

function show() {
  document.title = `${run.simulated ? '[simulated] ' : ''}${states[state.state]} – ${run.recipe}`;
  write($('state'), states[state.state]);
  write($('fault'), state.fault ? `Something could not be shown here: ${state.fault}` : '');
  write($('step'), state.step || '–');
  write($('elapsed'), duration(state.seconds));
  write($('remaining'), state.state === 'Over' ? '–' : left());
  write($('polls'), String(state.polls));
  write($('late'), String(state.latePolls));
  if (state.state === 'Over' && state.end?.outcome === 'completed') $('progress').value = 1;
  else if (state.progress === null) $('progress').removeAttribute('value');
  else $('progress').value = state.progress;
  const going = ['Running', 'Paused', 'Connecting', 'MakingSafe'].includes(state.state);
  write($('pause'), state.state === 'Paused' ? 'Continue' : 'Pause');
  $('pause').disabled = !['Running', 'Paused'].includes(state.state);
  $('stop').disabled = !going;
  $('emergency').disabled = state.emergency !== null || (over && state.end.isSafe);
  rows('interlocks', Object.entries(state.interlocks).map(([key, said]) => [key, run.rules[key] ?? '', [said === 'ok' ? 'ok' : `TRIPPED: ${said}`, said === 'ok' ? 'ok' : 'wrong']]));
  $('no-interlocks').hidden = Object.keys(state.interlocks).length > 0;
  rows('instruments', Object.entries(state.instruments).map(([key, said]) => [key, run.kinds[key] ?? '', [said, /^(connected|safe)$/.test(said) ? 'ok' : 'wrong']]));
  values();
  write($('diffusivity'), state.diffusivity ?? 'D: not yet determined');
  write($('interval'), `${state.interval ? `95 %: ${state.interval}, ` : ''}${state.uptakePoints} points`);
  ended();
  stopped();
}

// Until the first step is done, the dry run says how long the recipe takes at least; waits for conditions count as nothing.
function left() {
  const seconds = state.remaining ?? run.least * (1 - (state.progress ?? 0));
  return seconds > 0 ? `about ${duration(seconds)}` : 'not known';
}

// One table an instrument: rigs have fifty values.
function values() {
  const groups = Map.groupBy(state.values, v => v.name.slice(0, v.name.indexOf('.')));
  for (const [instrument, held] of groups) {
    const id = `values-of-${instrument}`;
    if (!$(id)) {
      const table = $('values').appendChild(document.createElement('table'));
      table.createCaption().textContent = instrument;
      table.createTBody().id = id;
    }
    rows(id, held.map(v => [v.name.slice(instrument.length + 1), v.commanded === null ? '' : `commanded: ${v.commandedText || text(v, v.commanded)}`,
      [v.text || text(v, v.value), 'number'], [v.state === 'ok' ? old(v.age) : v.state || 'only set', v.state === 'ok' || !v.state ? '' : 'wrong']]));
  }
}

const text = (v, n) => n === null ? '–' : `${number(shown(v.unit, n), 5)} ${symbol(v.unit)}`;
const old = age => `${duration(age < 60 ? age : 60 * Math.floor(age / 60))} old`;

function rows(id, wanted) {
  const body = $(id);
  wanted.forEach(([key, below, ...cells], i) => {
    let row = body.rows[i];
    if (!row) {
      row = body.insertRow();
      const head = row.appendChild(document.createElement('th'));
      head.scope = 'row';
      head.append(document.createElement('span'), document.createElement('small'));
      cells.forEach(() => row.insertCell());
    }
    write(row.cells[0].firstChild, key);
    write(row.cells[0].lastChild, below);
    cells.forEach(([text, kind], k) => {
      write(row.cells[k + 1], text);
      row.cells[k + 1].className = kind;
    });
  });
  while (body.rows.length > wanted.length) body.deleteRow(-1);
}

function findings(list, found) {
  list.replaceChildren(...found.map(f => {
    const item = document.createElement('li');
    item.className = f.notConfirmed === null ? 'good' : 'bad';
    const verdict = document.createElement('b');
    verdict.textContent = f.notConfirmed === null ? 'confirmed' : `NOT CONFIRMED: ${f.notConfirmed}`;
    item.append(`${f.instrument}, ${f.what}: `, verdict);
    return item;
  }));
}

function ended() {
  const { end } = state;
  $('end').hidden = end === null;
  if (end === null || $('end-title').textContent) return;
  const safe = end.isSafe ? 'the rig is in its safe state.' : 'the rig is NOT confirmed safe. Go and look.';
  $('end').classList.add(end.isSafe && end.outcome !== 'failed' ? 'good' : 'bad');
  $('end-title').textContent = `The run ${{ completed: 'is completed', stopped: 'was stopped', failed: 'failed' }[end.outcome]}; ${safe}`;
  $('end-sentence').textContent = end.sentence;
  findings($('end-findings'), state.emergency?.findings ? [] : end.safe);
  $('end-journal').textContent = end.journal ? `Journal: ${end.journal}` : 'No journal was begun.';
  announce($('end-title').textContent);
}

function stopped() {
  const { emergency } = state;
  $('urgent').hidden = emergency === null;
  if (emergency === null) return;
  const open = emergency.findings?.filter(f => f.notConfirmed !== null) ?? [];
  $('urgent').classList.toggle('bad', emergency.findings === null || open.length > 0 || emergency.failure !== null);
  $('urgent').classList.toggle('good', emergency.findings !== null && open.length === 0 && emergency.failure === null);
  write($('urgent-title'), emergency.findings === null ? 'Emergency stop: under way …'
    : open.length > 0 ? `Emergency stop: ${open.length} of ${emergency.findings.length} steps could NOT be confirmed. Go and look.` : 'Emergency stop: every step is confirmed.');
  write($('urgent-sentence'), emergency.failure ?? 'The rig stays locked until a person clears it: acquire RECIPE --clear-stop REASON.');
  if (emergency.findings !== null && $('urgent-findings').childElementCount !== emergency.findings.length) findings($('urgent-findings'), emergency.findings);
}

// --- log, newest first

function entry([seconds, level, source, sentence]) {
  const row = document.createElement('tr');
  row.className = `level${level}`;
  for (const text of [duration(seconds), levels[level].toLowerCase(), source, sentence]) row.insertCell().textContent = text;
  return row;
}

function hear(lines) {
  for (const line of lines) {
    const level = levels.indexOf(line.level), said = [line.seconds, level, line.source, line.sentence];
    log.push(said);
    if (level >= Number($('level').value)) $('log').prepend(entry(said));
    if (level >= 3) announce(`${levels[level]}: ${line.sentence}`);
  }
  if (log.length > longestLog) log.splice(0, log.length - longestLog);
  while ($('log').rows.length > longestLog) $('log').deleteRow(-1);
}

$('level').onchange = () => $('log').replaceChildren(...log.filter(l => l[1] >= Number($('level').value)).reverse().map(entry));

// --- curves

function describe(canvas, text, x) {
  canvas.setAttribute('aria-label', text);
  canvas.dataset.points = x.length;
  canvas.dataset.gap = x.reduce((gap, t, i) => i > 0 ? Math.max(gap, t - x[i - 1]) : gap, 0).toFixed(2);
}

// Each entry is a button that leaves its curve out.
function legend(list, series) {
  if (!list) return;
  if (list.childElementCount !== series.length) list.replaceChildren(...series.map(() => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(document.createElement('i'), document.createElement('span'));
    button.onclick = () => {
      if (!leftOut.delete(button.name)) leftOut.add(button.name);
      requestAnimationFrame(draw);
    };
    const item = document.createElement('li');
    item.append(button);
    return item;
  }));
  series.forEach((s, i) => {
    const button = list.children[i].firstChild;
    button.name = s.name;
    button.setAttribute('aria-pressed', String(!leftOut.has(s.name)));
    button.firstChild.style.borderTopColor = s.colour;
    button.firstChild.className = s.dashed ? 'set' : '';
    write(button.lastChild, `${s.name} ${number(s.now)}`);
  });
}

function group(id, wanted, options) {
  const figure = $(id), canvas = figure.querySelector('canvas');
  const all = wanted.filter(v => points[v.name]?.v.some(p => p !== null)).sort((a, b) => isOnlySet(a) - isOnlySet(b)).map((v, i) => ({
    name: v.name, unit: v.unit, now: shown(v.unit, v.value ?? v.commanded), x: points[v.name].t, y: points[v.name].v.map(p => shown(v.unit, p)), colour: colour(i), dashed: isOnlySet(v),
  }));
  figure.hidden = all.length === 0;
  if (figure.hidden) return;
  legend(figure.querySelector('.legend'), all);
  const series = all.filter(s => !leftOut.has(s.name));
  describe(canvas, series.map(s => `${s.name}: ${number(s.now)} ${symbol(s.unit)}, ${s.x.length} points over ${duration(s.x.at(-1) - s.x[0])}`).join('; ') || 'no curve is chosen', series[0]?.x ?? []);
  drawLines(canvas, series, { time: true, hover: hover[id], ...options });
}

function draw() {
  if (!state) return;
  const numbers = state.values.filter(v => !v.text && !v.commandedText);
  group('temperature', numbers.filter(v => v.unit === 'K'), { least: 1 });
  group('pressure', numbers.filter(v => v.unit === 'Pa'), { logarithmic: $('logarithmic').checked });
  const others = numbers.filter(v => v.unit !== 'K' && v.unit !== 'Pa' && points[v.name]);
  const names = others.map(v => v.name).join();
  if ($('which').dataset.names !== names) {
    const chosen = $('which').value;
    $('which').dataset.names = names;
    $('which').replaceChildren(...others.map(v => new Option(`${v.name}${symbol(v.unit) ? ` / ${symbol(v.unit)}` : ''}`, v.name)));
    if (others.some(v => v.name === chosen)) $('which').value = chosen;
  }
  group('other', others.filter(v => v.name === $('which').value), {});
  curve('uptake', points.uptake && { x: points.uptake.t, y: points.uptake.v }, { time: true, dots: true }, () => `${state.uptakePoints} points; ${state.diffusivity ?? 'D is not yet determined'}`);
  curve('spectrum', spectrum && { x: spectrum[0], y: spectrum[1] }, { falling: true }, s => `absorbance from ${number(s.x[0])} to ${number(s.x.at(-1))} per centimetre`);
  $('map').hidden = !map;
  if (map) {
    write($('map-label'), map.label);
    describe($('map').querySelector('canvas'), `${map.rows} rows and ${map.columns} columns: ${map.label}`, []);
    drawMap($('map').querySelector('canvas'), map);
  }
}

function curve(id, series, options, text) {
  $(id).hidden = !series;
  if (!series) return;
  const canvas = $(id).querySelector('canvas');
  describe(canvas, text(series), series.x);
  drawLines(canvas, [{ ...series, colour: colour(0) }], { ...options, hover: hover[id] });
}

for (const figure of document.querySelectorAll('figure')) {
  const canvas = figure.querySelector('canvas');
  canvas.onpointermove = e => { hover[figure.id] = e.offsetX; requestAnimationFrame(draw); };
  canvas.onpointerleave = () => { delete hover[figure.id]; requestAnimationFrame(draw); };
}
for (const id of ['logarithmic', 'which']) $(id).onchange = () => requestAnimationFrame(draw);
addEventListener('resize', () => requestAnimationFrame(draw));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => requestAnimationFrame(draw));

listen(take, lose, () => over);
