// A photo opens over the page, and arrow keys lead to its neighbours. What is shown is taken from
// the photo's own page, to which its link leads without script.
const box = document.querySelector(".lightbox");
const closer = box?.querySelector("button");
const isPlain = (event) => !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
let asked;

async function show(link) {
  const { href, rel } = link;
  asked = href;
  try {
    const answer = await fetch(href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (asked !== href) return; // another photo was asked for since
    box.querySelector("div").replaceChildren(page.querySelector(".photo"));
    if (!box.open) box.showModal();
    (box.querySelector(`a[rel="${rel}"]`) ?? closer).focus();
  } catch {
    location.assign(href);
  }
}

function follow(event) {
  const isArrow = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!isArrow || !isPlain(event)) return;
  const forward = isArrow > 0 === (document.dir !== "rtl");
  const link = (box ?? document).querySelector(`.photo a[rel=${forward ? "next" : "prev"}]`);
  if (!link) return;
  event.preventDefault();
  if (box) show(link);
  else link.click();
}

(box ?? document).addEventListener("keydown", follow);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-photo], .lightbox a[rel=prev], .lightbox a[rel=next]");
  if (!box || !link || !isPlain(event)) return;
  event.preventDefault();
  show(link);
});
box?.addEventListener("close", () => (asked = null));
