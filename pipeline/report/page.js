'use strict';
const all = (q, of = document) => [...of.querySelectorAll(q)];
const make = (name, text = '', cls = '') => { const e = document.createElement(name); e.textContent = text; if (cls) e.className = cls; return e; };
const root = document.documentElement;

// Light and dark.
const theme = document.getElementById('theme');
theme.onclick = () => { root.dataset.theme = getComputedStyle(root).colorScheme === 'dark' ? 'light' : 'dark'; };
theme.hidden = false;
all('.hint').forEach(e => { e.hidden = false; });

// Numbers tell where they come from.
const numbers = JSON.parse(document.getElementById('numbers').textContent);
const panel = document.getElementById('provenance');
let asked = null;
const close = () => {
  panel.hidden = true;
  if (asked) { asked.removeAttribute('aria-expanded'); asked.focus(); asked = null; }
};
const tell = number => {
  if (asked) asked.removeAttribute('aria-expanded');
  asked = number;
  const list = panel.querySelector('dl');
  list.textContent = '';
  const shape = [], words = [];
  const read = record => numbers.labels[record[0]].split('|').forEach((label, i) => {
    if (label === '+') { read(numbers.records[record[i + 1]]); return; } // and what it shares with others
    shape.push(label);
    words.push(numbers.words[record[i + 1]]);
  });
  read(numbers.records[number.dataset.p]);
  const row = (label, words, name) => { const dd = make('dd'); dd.append(make(name, words)); list.append(make('dt', label), dd); };
  row(say('Value'), number.value, 'span');
  const statistic = words[shape.indexOf(numbers.statistic)];
  shape.forEach((label, i) => {
    if (label !== numbers.id) { row(label, words[i], 'span'); return; }
    const id = words[i].startsWith('-') ? statistic + words[i] : words[i];
    row(label, id, 'code');
    row(say('Explained by'), numbers.explain + id + numbers.after, 'code');
  });
  number.setAttribute('aria-expanded', 'true');
  panel.hidden = false;
  panel.scrollTop = 0;
  panel.focus({preventScroll: true});
};
all('data').forEach((number, i) => {
  number.dataset.p = numbers.shown[i];
  number.tabIndex = 0;
  number.setAttribute('role', 'button');
  number.onclick = () => tell(number);
  number.onkeydown = e => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); tell(number); } };
});
document.getElementById('close').onclick = close;

// Tables are sorted by a click on a head and saved as CSV.
// What a cell of a number is at full precision; nothing of one of words.
const numberOf = td => {
  const datum = td.querySelector('data'), words = td.textContent.trim();
  return datum ? datum.value : td.dataset.value ?? (/^\d+$/.test(words) ? words : undefined);
};
const cellOf = td => numberOf(td) ?? td.textContent.trim();
const compare = (a, b) => {
  const x = cellOf(a), y = cellOf(b), blank = s => s === '' || s === '–' || s === say('n/a');
  if (blank(x) || blank(y)) return {last: blank(x) - blank(y)};
  const numeric = numberOf(a) !== undefined && numberOf(b) !== undefined;
  return {by: numeric ? x - y : x.localeCompare(y, root.lang, {numeric: true})};
};
const sort = (table, head, column) => {
  const down = head.getAttribute('aria-sort') === 'ascending';
  all('th[aria-sort]', table).forEach(h => h.removeAttribute('aria-sort'));
  head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  for (const body of table.tBodies) {
    const rows = [...body.rows].filter(r => !r.classList.contains('group'));
    rows.sort((a, b) => { const c = compare(a.cells[column], b.cells[column]); return c.last || (down ? -c.by : c.by) || 0; });
    body.append(...rows);
  }
};
const inert = s => /^[=+\-@\t\r\n＝＋－＠]/.test(s) && s !== '-' && Number.isNaN(Number(s)) ? "'" + s : s;
const quoted = s => /[",\r\n]/.test(s) || s.trim() !== s ? '"' + s.replaceAll('"', '""') + '"' : s;
const csv = table => {
  const grouped = table.dataset.grouped !== undefined;
  const heads = all('th[data-key]', table).map(h => inert(h.dataset.key));
  let text = (grouped ? ['group', ...heads] : heads).map(quoted).join(',') + '\n';
  for (const body of table.tBodies) {
    const group = body.querySelector('.group');
    for (const row of body.rows) {
      if (row === group) continue;
      const cells = [...row.cells].map(td => numberOf(td) ?? inert(cellOf(td)));
      if (grouped) cells.unshift(group ? inert(group.textContent) : '');
      text += cells.map(quoted).join(',') + '\n';
    }
  }
  return text;
};
for (const table of all('table')) {
  all('tbody th:not([scope])', table).forEach(h => { h.scope = 'row'; });
  all('th[data-key]', table).forEach((head, column) => {
    const button = make('button');
    button.type = 'button';
    button.append(...head.childNodes);
    if (!button.textContent.trim()) button.setAttribute('aria-label', head.dataset.key);
    button.onclick = () => sort(table, head, column);
    head.append(button);
  });
  const link = make('a', 'CSV', 'csv');
  link.href = '#';
  link.download = table.dataset.file;
  link.title = say('Save this table');
  const fill = () => { link.href = 'data:text/csv;charset=utf-8,' + encodeURIComponent(csv(table)); };
  link.onpointerdown = link.onkeydown = link.onclick = fill;
  table.closest('.table').querySelector('.notes').append(link);
}

// Figures show their values under the pointer and with the arrow keys. The marks of
// a series are lines: place, name and value.
const tip = document.getElementById('tip'), ring = document.getElementById('ring');
const hide = () => { tip.hidden = ring.hidden = true; };
const show = (svg, m) => {
  const matrix = svg.getScreenCTM(), a = new DOMPoint(m.x - m.w / 2, m.y - m.h / 2).matrixTransform(matrix), b = new DOMPoint(m.x + m.w / 2, m.y + m.h / 2).matrixTransform(matrix);
  tip.textContent = '';
  if (m.series) tip.append(make('b', m.series), make('br'));
  tip.append(m.name + ': ' + m.value);
  tip.hidden = ring.hidden = false;
  const left = (a.x + b.x - tip.offsetWidth) / 2, over = a.y - tip.offsetHeight - 8;
  const x = Math.max(4, Math.min(left, root.clientWidth - tip.offsetWidth - 4)), y = over > 4 ? over : b.y + 8;
  tip.style.transform = `translate(${x}px,${y}px)`;
  ring.style.transform = `translate(${a.x - 3}px,${a.y - 3}px)`;
  ring.style.width = b.x - a.x + 6 + 'px';
  ring.style.height = b.y - a.y + 6 + 'px';
};
for (const svg of all('.drawing svg')) {
  let last = NaN; // the year before, where a mark leaves its own out
  const rows = all('[data-marks]', svg).filter(g => g.dataset.marks).map(g => g.dataset.marks.split('\n').map(line => {
    const [place, said, value] = line.split('\t'), [x, y, w, h] = place.split(' ').map(Number);
    const name = said || String(last + 1);
    last = Number(name);
    return w === undefined ? {series: g.dataset.series, name, value, x, y, w: 8, h: 8} : {series: g.dataset.series, name, value, x: x + w / 2, y: y + h / 2, w, h};
  }));
  if (!rows.length) continue;
  let row = 0, column = -1;
  const go = (r, c) => {
    row = Math.max(0, Math.min(r, rows.length - 1));
    column = Math.max(0, Math.min(c, rows[row].length - 1));
    show(svg, rows[row][column]);
  };
  svg.tabIndex = 0;
  svg.onpointermove = e => {
    const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(svg.getScreenCTM().inverse());
    let best = null, least = 24;
    rows.forEach((marks, r) => marks.forEach((m, c) => {
      const d = Math.hypot(Math.max(Math.abs(p.x - m.x) - m.w / 2, 0), Math.max(Math.abs(p.y - m.y) - m.h / 2, 0));
      if (d < least) { least = d; best = [r, c]; }
    }));
    if (best) go(...best); else hide();
  };
  svg.onpointerleave = svg.onblur = hide;
  svg.onkeydown = e => {
    const name = column >= 0 ? rows[row][column].name : '';
    const beside = r => { r = Math.max(0, Math.min(r, rows.length - 1)); const c = rows[r].findIndex(m => m.name === name); return [r, c < 0 ? Math.max(column, 0) : c]; };
    switch (e.key) {
      case 'ArrowRight': go(row, column + 1); break;
      case 'ArrowLeft': go(row, column < 0 ? rows[row].length - 1 : column - 1); break;
      case 'ArrowUp': go(...beside(row - 1)); break;
      case 'ArrowDown': go(...beside(row + 1)); break;
      case 'Home': go(row, 0); break;
      case 'End': go(row, rows[row].length - 1); break;
      default: return;
    }
    e.preventDefault();
  };
}
addEventListener('scroll', hide, {passive: true});
addEventListener('keydown', e => { if (e.key === 'Escape') { hide(); if (!panel.hidden) close(); } });

// The contents begin closed unless they stand beside the text; paper shows them.
const contents = document.querySelector('nav details');
if (!matchMedia('(min-width:86rem)').matches) contents.open = false;
addEventListener('beforeprint', () => { contents.open = true; });
