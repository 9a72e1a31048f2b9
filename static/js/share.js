// "Share" opens the device's own sheet where there is one; else a press copies the link. Without
// script the link stands in a field, to be copied by hand or sent by mail.
for (const part of document.querySelectorAll(".share")) {
  const link = part.querySelector("input");
  const copy = part.querySelector("button");
  part.querySelector("summary").addEventListener("click", (event) => {
    const { value: url } = link;
    if (!navigator.canShare?.({ url })) return;
    event.preventDefault();
    navigator.share({ title: document.title, url }).catch((error) => {
      if (error.name !== "AbortError") part.open = true; // that is: closed without a choice
    });
  });
  part.addEventListener("toggle", () => part.open && link.select());
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(link.value);
    part.querySelector("[role=status]").textContent = copy.dataset.copied;
  });
}
