/* "Exit this page": covers the page at once, puts another one in its place, and stays away.

It stands in the head of every public page, because after a way out the browser's Back leads to the
pages before: the mark "left" of this tab, which dies with the tab, is seen before anything is
shown. Who comes back on purpose, by a link or an address, gets the site again. Shift three times
does the same, if no other key was pressed with it and no more than five seconds lie between.
*/
(function (d, s) {
  var mark = "left", wait, times = 0, mixed;
  function tell(keep) {
    try { keep ? s().setItem(mark, 1) : s().removeItem(mark); } catch (e) {}
  }
  function left() {
    try { return s().getItem(mark); } catch (e) {}
  }
  function say(number) {
    var line = d.getElementById("leaving");
    if (line) line.textContent = line.getAttribute("data-say").split("|")[number];
    return line;
  }
  function go() {
    var body = d.body, line = say(3);
    d.title = "\u2026";
    if (body) {
      body.textContent = "";
      if (line) body.appendChild(line);
    } else d.documentElement.hidden = true;
    location.replace("/exit");
  }
  function leave() { tell(1); go(); }
  function forget() { times = 0; say(2); }
  if (left()) performance.navigation.type ? go() : tell();
  addEventListener("pageshow", function (e) { if (e.persisted && left()) go(); });
  addEventListener("click", function (e) {
    var link = e.target.closest && e.target.closest("[href='/exit']");
    if (link) { e.preventDefault(); leave(); }
  });
  addEventListener("keydown", function (e) {
    if (e.key != "Shift") { times = 0; mixed = e.shiftKey; }
  });
  addEventListener("keyup", function (e) {
    if (e.key != "Shift") return;
    clearTimeout(wait);
    if (mixed) return mixed = 0;
    if (++times > 2) return leave();
    say(times - 1);
    wait = setTimeout(forget, 5e3);
  });
})(document, function () { return sessionStorage; });
