// Buttons above a text that mark up what is selected in it. Each press is one step for Ctrl+Z.
const PAIRS = { bold: ["**", "**"], italic: ["*", "*"], spoiler: [">!", "!<"] };
const KEYS = { b: "bold", i: "italic", k: "link" };
const ADDRESS = "https://";

// Typed as if by hand, so that the browser can undo it.
function type(text, area) {
  area.focus();
  if (document.execCommand("insertText", false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

// Spaces at the ends of a selection stay outside the marks.
function selectWords(area) {
  const { value, selectionStart: start, selectionEnd: end } = area;
  const selected = value.slice(start, end);
  const words = selected.trim();
  const from = words ? start + selected.indexOf(words) : start;
  area.setSelectionRange(from, from + words.length);
  return words;
}

function wrap(area, [before, after]) {
  const words = selectWords(area);
  const { value, selectionStart: start, selectionEnd: end } = area;
  const isMarked = value.slice(0, start).endsWith(before) && value.slice(end).startsWith(after);
  // One asterisk of two is none of its own.
  const isOther = before === "*" && value[start - 2] === "*" && value[start - 3] !== "*";
  if (isMarked && !isOther) {
    area.setSelectionRange(start - before.length, end + after.length);
    type(words, area);
    area.setSelectionRange(start - before.length, end - before.length);
  } else {
    type(`${before}${words}${after}`, area);
    area.setSelectionRange(start + before.length, end + before.length);
  }
}

function quote(area) {
  const { value } = area;
  const start = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const end = value.indexOf("\n", area.selectionEnd);
  area.setSelectionRange(start, end < 0 ? value.length : end);
  const lines = value.slice(start, area.selectionEnd).split("\n");
  const isQuoted = lines.every((line) => line.startsWith("> "));
  type(lines.map((line) => (isQuoted ? line.slice(2) : `> ${line}`)).join("\n"), area);
}

function link(area) {
  const words = selectWords(area);
  const start = area.selectionStart;
  const isAddress = /^https?:\/\/\S+$/.test(words);
  type(isAddress ? `[](${words})` : `[${words}](${ADDRESS})`, area);
  const at = start + (isAddress || !words ? 1 : words.length + 3);
  area.setSelectionRange(at, isAddress || !words ? at : at + ADDRESS.length);
}

function mark(area, kind) {
  if (kind === "quotation") quote(area);
  else if (kind === "link") link(area);
  else wrap(area, PAIRS[kind]);
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
