// Buttons above a text that mark up what is selected in it. Each press is one step for Ctrl+Z, and
// a second press takes the marks off.
const PAIRS = { bold: ["**", "**"], italic: ["*", "*"], spoiler: [">!", "!<"] };
// What stands inside such a pair already, to be taken out when a longer text gets the marks.
const INSIDE = {
  bold: /\*\*(.+?)\*\*/g,
  italic: /(?<!\*)\*(?!\*)([^*]+)(?<!\*)\*(?!\*)/g,
  spoiler: />!(.*?)!</gs,
};
const KEYS = { b: "bold", i: "italic", k: "link" };
const ADDRESS = "https://";
const LINK = /\[([^[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)/g;
// The beginning of a line that is no word of it: of a quotation, a list, a heading.
const LINE_MARK = /^(?:\s*(?:>(?!!)|[-*+](?=\s)|\d+[.)](?=\s)|#{1,6}(?=\s)))*\s*/;
// A spoiler begins with ">!".
const QUOTED = /^>(?!!) ?/;

// Typed as if by hand, so that the browser can undo it.
function type(text, area) {
  area.focus();
  if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function replace(area, start, end, text) {
  area.setSelectionRange(start, end);
  type(text, area);
}

// Spaces at the ends of a selection stay outside the marks.
function selectedWords(area) {
  const { value, selectionStart: start, selectionEnd: end } = area;
  const selected = value.slice(start, end);
  const words = selected.trim();
  const from = words ? start + selected.indexOf(words) : start;
  return [from, from + words.length];
}

// Where a line begins, so does its mark; a selection from its middle has none.
function splitMark(value, start, line) {
  const isWhole = start === 0 || value[start - 1] === "\n";
  const mark = isWhole ? LINE_MARK.exec(line)[0] : "";
  return [mark, line.slice(mark.length).trimEnd(), line.slice(mark.length).match(/\s*$/)[0]];
}

// ---- bold, italic, spoiler

// A selection inside marks, or of a part of them, is one with them.
function withMarksAround(value, start, end, [before, after]) {
  if (before.startsWith("*")) {
    const ahead = value.slice(0, start).match(/\**$/)[0].length;
    const behind = value.slice(end).match(/^\**/)[0].length;
    return [start - ahead, end + behind];
  }
  const isInside = value.slice(0, start).endsWith(before) && value.slice(end).startsWith(after);
  return isInside ? [start - before.length, end + after.length] : [start, end];
}

function isMarked(words, kind) {
  const [before, after] = PAIRS[kind];
  if (words.length <= before.length + after.length) return false;
  if (!words.startsWith(before) || !words.endsWith(after)) return false;
  const inside = words.slice(before.length, -after.length);
  if (kind === "spoiler") return !inside.includes(before);
  const stars = Math.min(words.match(/^\**/)[0].length, words.match(/\**$/)[0].length);
  // Two asterisks are bold, one is italic, three are both.
  if (kind === "italic") return stars !== 2 && !/(?<!\*)\*(?!\*)/.test(inside);
  return !inside.includes("**");
}

function withMarks(words, kind) {
  const [before, after] = PAIRS[kind];
  return `${before}${words.replace(INSIDE[kind], "$1")}${after}`;
}

function wrapNothing(area, [before, after]) {
  const { value, selectionStart: at } = area;
  const isBetween = value.slice(0, at).endsWith(before) && value.slice(at).startsWith(after);
  if (isBetween) return replace(area, at - before.length, at + after.length, "");
  replace(area, at, at, before + after);
  area.setSelectionRange(at + before.length, at + before.length);
}

// A spoiler goes on over paragraphs; bold and italic end with each line.
function linesToMark(value, start, end, kind) {
  if (kind === "spoiler") return [["", value.slice(start, end), ""]];
  let at = start;
  return value.slice(start, end).split("\n").map((line) => {
    const parts = splitMark(value, at, line);
    at += line.length + 1;
    return parts;
  });
}

function toggled(words, kind, isOff) {
  const [before, after] = PAIRS[kind];
  if (!words || isMarked(words, kind) !== isOff) return words;
  return isOff ? words.slice(before.length, -after.length) : withMarks(words, kind);
}

function wrap(area, kind) {
  const { value } = area;
  const [from, to] = selectedWords(area);
  if (from === to) return wrapNothing(area, PAIRS[kind]);
  const [start, end] = withMarksAround(value, from, to, PAIRS[kind]);
  const lines = linesToMark(value, start, end, kind);
  const isOff = lines.every(([, words]) => !words || isMarked(words, kind));
  const text = lines
    .map(([mark, words, rest]) => mark + toggled(words, kind, isOff) + rest)
    .join("\n");
  replace(area, start, end, text);
  const isOne = lines.length === 1 && !isOff;
  const ahead = isOne ? lines[0][0].length + PAIRS[kind][0].length : 0;
  const behind = isOne ? PAIRS[kind][1].length : 0;
  area.setSelectionRange(start + ahead, start + text.length - behind);
}

// ---- quotation

function quote(area) {
  const { value, selectionStart, selectionEnd } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  // The line that a selection only touches is no part of it.
  const isTouched = selectionEnd > selectionStart && value[selectionEnd - 1] === "\n";
  const last = value.indexOf("\n", isTouched ? selectionEnd - 1 : selectionEnd);
  const end = last < 0 ? value.length : last;
  const lines = value.slice(start, end).split("\n");
  const isQuoted = lines.every((line) => QUOTED.test(line) || !line.trim()) && QUOTED.test(lines[0]);
  const text = lines
    .map((line) => (isQuoted ? line.replace(QUOTED, "") : `> ${line}`.trimEnd()))
    .join("\n");
  // Without an empty line between, the next line would go on with the quotation.
  const apart = (line) => (line?.trim() && QUOTED.test(line) === isQuoted ? "\n" : "");
  const before = apart(value.slice(0, start).split("\n").at(-2));
  const after = apart(value.slice(end).split("\n")[1]);
  replace(area, start, end, before + text + after);
  area.setSelectionRange(start + before.length, start + before.length + text.length);
}

// ---- link

function linkAround(value, start, end) {
  for (const found of value.matchAll(LINK)) {
    if (found.index <= start && end <= found.index + found[0].length) return found;
  }
  return null;
}

function link(area) {
  const { value } = area;
  const [from, to] = selectedWords(area);
  const around = linkAround(value, from, to);
  if (around) {
    const [whole, words] = around;
    replace(area, around.index, around.index + whole.length, words);
    area.setSelectionRange(around.index, around.index + words.length);
    return;
  }
  // A link ends with its line.
  const [mark, line] = splitMark(value, from, value.slice(from, to).split("\n")[0]);
  const words = line.replace(LINK, "$1");
  const start = from + mark.length;
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const text = isAddress ? `[](${words})` : `[${words}](${ADDRESS})`;
  replace(area, start, start + line.length, text);
  const at = start + (isAddress || !words ? 1 : words.length + 3);
  area.setSelectionRange(at, isAddress || !words ? at : at + ADDRESS.length);
}

function mark(area, kind) {
  if (kind === "quotation") quote(area);
  else if (kind === "link") link(area);
  else wrap(area, kind);
}

for (const bar of document.querySelectorAll("[data-toolbar]")) {
  const area = document.getElementById(bar.dataset.toolbar);
  bar.hidden = false;
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-mark]");
    if (button) mark(area, button.dataset.mark);
  });
  area.addEventListener("keydown", (event) => {
    const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const kind = isShortcut && KEYS[event.key.toLowerCase()];
    if (!kind) return;
    event.preventDefault();
    mark(area, kind);
  });
}
