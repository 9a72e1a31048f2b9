"""A poster made of type shows its whole title, in every layout, size and script."""

import pytest

from reviewsite.shapes import poster_size
from text.scripts import language_of

TITLES = [
    "M", "Gypsy Jugglery", "The Umbrellas of Cherbourg", "헤어질 결심", "千と千尋の神隠し",
    "사랑하는 사람들의 아름다운 마지막 여름 이야기", "جدایی نادر از سیمین", "ลุงบุญมีระลึกชาติ",
    "Donaudampfschifffahrtsgesellschaft", "How I Learned to Stop Worrying " * 9, "W" * 200,
]  # fmt: skip
# Puts up one poster of a width and says what of it is cut, and which words are broken.
PUT_UP = """([title, lang, classes, width]) => {
  const place = document.querySelector("main");
  place.replaceChildren();
  const wide = document.createElement("div");
  wide.style.inlineSize = width + "px";
  wide.innerHTML = `<span class="poster type ${classes}"><span class="in"><b dir="auto"></b>
    <small>Peggy Yggdrasil<br>1958</small></span></span>`;
  place.append(wide);
  const text = wide.querySelector("b");
  text.textContent = title;
  if (lang) text.lang = lang;
  const sheet = wide.querySelector(".poster").getBoundingClientRect();
  const box = text.getBoundingClientRect();
  const small = wide.querySelector("small").getBoundingClientRect();
  const range = document.createRange(), broken = [];
  let start = 0;
  for (const word of title.split(" ")) {
    range.setStart(text.firstChild, start);
    range.setEnd(text.firstChild, start + word.length);
    const tops = [...range.getClientRects()].map(rect => Math.round(rect.top));
    if (new Set(tops).size > 1) broken.push(word);
    start += word.length + 1;
  }
  return {
    cut: box.bottom > sheet.bottom || box.top < sheet.top || box.right > sheet.right + 1
      || text.scrollHeight > text.clientHeight + 1 || text.scrollWidth > text.clientWidth + 1
      || small.bottom > sheet.bottom + 1,
    broken,
    words: getComputedStyle(wide.querySelector("small")).display !== "none",
  };
}"""


@pytest.mark.parametrize("layout", [f"y{number}" for number in range(8)])
def test_no_title_in_type_is_cut_and_korean_words_stay_whole(visit, layout):
    page = visit()
    page.goto("/rules/")
    for title in map(str.strip, TITLES):
        language, classes = language_of(title), f"t0 {layout} {poster_size(title)}"
        for width in (96, 160, 320):
            found = page.evaluate(PUT_UP, [title, language, classes, width])
            assert not found["cut"], (title, width)
            assert found["words"], (title, width)
            if language == "ko":
                assert not found["broken"], (title, width)
        assert not page.evaluate(PUT_UP, [title, language, classes, 40])["words"]
