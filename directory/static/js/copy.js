/* A button beside each line to copy; without scripts the line is selected by hand. */
(() => {
  "use strict";
  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).innerText);
      button.textContent = button.dataset.done;
    });
  }
})();
