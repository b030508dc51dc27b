// Line charts and maps on a canvas. Each draws into the size that the style sheet gives it, in the colours that it names.

const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Colour of the n-th series. */
export const colour = n => style(`--c${n % 8}`);

/** A number as a person reads it: so many significant digits, a true minus, powers of ten where they help. */
export function number(value, digits = 4) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-3) {
    const [mantissa, exponent] = value.toExponential(Math.max(0, digits - 2)).split('e');
    const raised = [...String(Number(exponent))].map(c => c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[c]).join('');
    return `${mantissa}·10${raised}`.replace('-', '−');
  }
  return String(Number(value.toPrecision(digits))).replace('-', '−');
}

/** Seconds as h, min, s. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) return '–';
  const whole = Math.round(seconds), h = Math.floor(whole / 3600), m = Math.floor(whole / 60) % 60, s = whole % 60;
  return h > 0 ? `${h} h${m > 0 ? ` ${m} min` : ''}` : m > 0 ? `${m} min${s > 0 ? ` ${s} s` : ''}` : `${s} s`;
}

function steps(lower, upper, count) {
  const raw = (upper - lower) / count, power = 10 ** Math.floor(Math.log10(raw));
  const step = power * [1, 2, 5, 10].find(f => f * power >= raw * 0.999);
  const ticks = [];
  for (let i = Math.ceil(lower / step - 1e-9); i * step <= upper + 1e-9 * step; i++) ticks.push(i * step);
  return { ticks, digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}

function decades(lower, upper) {
  const ticks = [];
  if (upper - lower < 2) {
    for (let e = Math.floor(lower); e <= upper; e++) ticks.push(...[1, 2, 5].map(f => e + Math.log10(f)).filter(t => t >= lower && t <= upper));
    return ticks;
  }
  for (let e = Math.ceil(lower - 1e-9); e <= upper + 1e-9; e += Math.max(1, Math.ceil((upper - lower) / 6))) ticks.push(e);
  return ticks;
}

function prepare(canvas) {
  const ratio = window.devicePixelRatio || 1, width = canvas.clientWidth, height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const pen = canvas.getContext('2d');
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  return { pen, width, height };
}

function extent(arrays) {
  let lower = Infinity, upper = -Infinity;
  for (const values of arrays) for (const v of values) if (v !== null && Number.isFinite(v)) {
    if (v < lower) lower = v;
    if (v > upper) upper = v;
  }
  return [lower, upper];
}

function timeUnit(span) {
  return span > 3 * 3600 ? ['h', 3600] : span > 300 ? ['min', 60] : ['s', 1];
}

/**
 * Draws series { x, y, colour, dashed } over a common abscissa.
 * options: time (abscissa in s), falling (abscissa runs down), logarithmic, dots, least (smallest height of the ordinate), hover (position of the pointer, px).
 */
export function drawLines(canvas, series, options = {}) {
  const { pen, width, height } = prepare(canvas);
  const shownY = options.logarithmic ? series.map(s => s.y.map(v => v > 0 ? Math.log10(v) : null)) : series.map(s => s.y);
  let [x0, x1] = extent(series.map(s => s.x)), [y0, y1] = extent(shownY);
  if (!(x1 >= x0) || !(y1 >= y0)) return;
  const [unit, seconds] = options.time ? timeUnit(x1 - x0) : ['', 1];
  if (x1 === x0) x1 = x0 + seconds;
  const middle = 0.5 * (y0 + y1), half = y1 > y0 || options.least ? Math.max(0.55 * (y1 - y0), 0.5 * (options.least ?? 0)) : 0.05 * Math.abs(middle) || 1;
  [y0, y1] = [middle - half, middle + half];
  const vertical = options.logarithmic ? { ticks: decades(y0, y1), digits: 0 } : steps(y0, y1, Math.max(2, height / 45));
  const labelY = t => options.logarithmic ? number(10 ** t, 2) : Math.abs(t) >= 1e5 || vertical.digits > 8 ? number(t, 3) : t.toFixed(vertical.digits).replace('-', '−');
  const left = Math.max(30, ...vertical.ticks.map(t => pen.measureText(labelY(t)).width)) + 10, right = width - 10, top = 8, bottom = height - 24;
  const px = x => options.falling ? right - (x - x0) / (x1 - x0) * (right - left) : left + (x - x0) / (x1 - x0) * (right - left);
  const py = y => bottom - (y - y0) / (y1 - y0) * (bottom - top);
  axes(pen, { left, right, top, bottom }, steps(x0 / seconds, x1 / seconds, Math.max(2, width / 90)), vertical, v => px(v * seconds), py, labelY, unit);
  pen.save();
  pen.beginPath();
  pen.rect(left, top - 2, right - left, bottom - top + 4);
  pen.clip();
  series.forEach((s, i) => line(pen, s, shownY[i], px, py, options.dots));
  pen.restore();
  if (options.hover !== undefined) read(pen, series, options, { left, right, top, bottom }, px, unit, seconds);
}

function axes(pen, box, horizontal, vertical, px, py, labelY, unit) {
  pen.lineWidth = 1;
  pen.strokeStyle = style('--grid');
  pen.fillStyle = style('--pale');
  pen.textBaseline = 'middle';
  pen.textAlign = 'right';
  for (const tick of vertical.ticks) {
    const y = Math.round(py(tick)) + 0.5;
    pen.beginPath(); pen.moveTo(box.left, y); pen.lineTo(box.right, y); pen.stroke();
    pen.fillText(labelY(tick), box.left - 6, y);
  }
  pen.textBaseline = 'top';
  pen.textAlign = 'center';
  const unitWidth = unit ? pen.measureText(unit).width + 8 : 0;
  for (const tick of horizontal.ticks) {
    const x = Math.round(px(tick)) + 0.5, text = tick.toFixed(horizontal.digits).replace('-', '−');
    pen.beginPath(); pen.moveTo(x, box.bottom); pen.lineTo(x, box.bottom + 4); pen.stroke();
    if (x + pen.measureText(text).width / 2 < box.right - unitWidth) pen.fillText(text, x, box.bottom + 8);
  }
  pen.textAlign = 'right';
  pen.fillText(unit, box.right, box.bottom + 8);
  pen.strokeStyle = style('--pale');
  pen.beginPath(); pen.moveTo(box.left, box.top); pen.lineTo(box.left, box.bottom + 0.5); pen.lineTo(box.right, box.bottom + 0.5); pen.stroke();
}

function line(pen, series, values, px, py, dots) {
  pen.strokeStyle = pen.fillStyle = series.colour;
  pen.lineWidth = series.dashed ? 1.2 : 1.8;
  pen.lineJoin = 'round';
  pen.setLineDash(series.dashed ? [5, 4] : []);
  pen.beginPath();
  let down = false;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === null || !Number.isFinite(values[i])) { down = false; continue; }
    const x = px(series.x[i]), y = py(values[i]);
    if (dots) { pen.moveTo(x + 2.2, y); pen.arc(x, y, 2.2, 0, 7); } else if (down) pen.lineTo(x, y); else pen.moveTo(x, y);
    down = true;
  }
  if (dots) pen.fill(); else pen.stroke();
  pen.setLineDash([]);
}

function read(pen, series, options, box, px, unit, seconds) {
  let best = null;
  for (const s of series) for (let i = 0; i < s.x.length; i++) {
    const away = Math.abs(px(s.x[i]) - options.hover);
    if (s.y[i] !== null && (best === null || away < best.away)) best = { away, x: s.x[i] };
  }
  if (best === null || options.hover < box.left || options.hover > box.right) return;
  const x = px(best.x);
  pen.strokeStyle = style('--pale');
  pen.beginPath(); pen.moveTo(x, box.top); pen.lineTo(x, box.bottom); pen.stroke();
  const rows = [[`${number(best.x / seconds)} ${unit}`, style('--ink')]];
  for (const s of series) {
    const at = s.x.reduce((near, v, i) => Math.abs(v - best.x) < Math.abs(s.x[near] - best.x) ? i : near, 0);
    rows.push([number(s.y[at], 5), s.colour]);
  }
  const wide = Math.max(...rows.map(r => pen.measureText(r[0]).width)) + 14, start = x + wide + 8 > box.right ? x - wide - 6 : x + 6;
  pen.fillStyle = style('--card');
  pen.fillRect(start, box.top, wide, 16 * rows.length + 8);
  pen.strokeRect(start, box.top, wide, 16 * rows.length + 8);
  pen.textAlign = 'left';
  pen.textBaseline = 'top';
  rows.forEach(([text, ink], i) => { pen.fillStyle = ink; pen.fillText(text, start + 7, box.top + 6 + 16 * i); });
}

// Anchors of viridis, a sequence of even steps in lightness that colour-blind people read too.
const viridis = [[68, 1, 84], [72, 40, 120], [62, 74, 137], [49, 104, 142], [38, 130, 142], [31, 158, 137], [53, 183, 121], [110, 206, 88], [181, 222, 43], [253, 231, 37]];

function shade(part) {
  const at = Math.min(0.9999, Math.max(0, part)) * (viridis.length - 1), i = Math.floor(at), f = at - i;
  return `rgb(${viridis[i].map((v, k) => Math.round(v + f * (viridis[i + 1][k] - v))).join(' ')})`;
}

/** Draws a plane of a map { rows, columns, values, x, y }, the lowest row at the bottom, with a bar of its colours. */
export function drawMap(canvas, map) {
  const { pen, width, height } = prepare(canvas), [lower, upper] = extent([map.values]), bar = 74;
  const wide = Math.abs(map.x.at(-1) - map.x[0]) || map.columns, high = Math.abs(map.y.at(-1) - map.y[0]) || map.rows;
  const scale = Math.min((width - bar - 10) / wide, (height - 10) / high);
  const plane = new OffscreenCanvas(map.columns, map.rows), pixels = plane.getContext('2d');
  for (let r = 0; r < map.rows; r++) for (let c = 0; c < map.columns; c++) {
    const v = map.values[r * map.columns + c];
    pixels.fillStyle = v === null ? style('--rule') : shade(upper > lower ? (v - lower) / (upper - lower) : 0.5);
    pixels.fillRect(c, map.rows - 1 - r, 1, 1);
  }
  pen.imageSmoothingEnabled = false;
  pen.drawImage(plane, 5, 5, wide * scale, high * scale);
  const left = 5 + wide * scale + 12, tall = high * scale;
  for (let i = 0; i < 64; i++) {
    pen.fillStyle = shade(1 - i / 63);
    pen.fillRect(left, 5 + i * tall / 64, 12, tall / 64 + 1);
  }
  pen.fillStyle = style('--pale');
  pen.textAlign = 'left';
  pen.textBaseline = 'top';
  pen.fillText(number(upper, 3), left + 17, 5);
  pen.textBaseline = 'bottom';
  pen.fillText(number(lower, 3), left + 17, 5 + tall);
}
