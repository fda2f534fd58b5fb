/* A button beside each line to copy; without scripts the line is selected by hand. */
(() => {
  "use strict";
  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const line = document.getElementById(button.dataset.copies);
      getSelection().selectAllChildren(line);
      /* Without HTTPS there is no clipboard; what is selected can be copied by hand. */
      if (!navigator.clipboard) return;
      await navigator.clipboard.writeText(line.innerText);
      button.textContent = button.dataset.done;
    });
  }
})();
