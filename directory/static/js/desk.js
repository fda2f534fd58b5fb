/* One key answers: each button says its key, "v d" being v and then d. Off in fields, and with a switch. */
(() => {
  "use strict";
  const keyed = () => [...document.querySelectorAll("[data-key]")];
  let begun = "";

  /* The answer to one question brings the next one, under its own address. */
  const here = document.querySelector("[data-here]");
  if (here) history.replaceState(null, "", here.dataset.here);

  const writing = (target) => target.closest("input:not([type=checkbox], [type=radio]), select, textarea");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || writing(event.target)) return;
    const typed = begun ? `${begun} ${event.key}` : event.key;
    const meant = keyed().find((each) => each.dataset.key === typed);
    begun = !meant && !begun && keyed().some((each) => each.dataset.key.startsWith(`${event.key} `)) ? event.key : "";
    if (!meant) return;
    event.preventDefault();
    meant.click();
  });
})();
