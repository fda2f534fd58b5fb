/* <crisis-help region topic language size theme accent>: lines of help from the site that serves
   this file. What stands inside the element is shown until they are there, and where they never
   come. Nothing is read from the page but the language, and nothing is sent to it but an event. */
(() => {
  const site = new URL(document.currentScript.src).origin;
  const sizes = ["160", "320", "480"];
  const looks = ["size", "theme", "accent"];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{display:block;position:relative}:host([hidden]){display:none}" +
    "iframe{position:absolute;inset:0;width:100%;height:100%;border:0;visibility:hidden}" +
    ".ready iframe{visibility:visible}.ready slot{display:none}"
  );

  customElements.define("crisis-help", class extends HTMLElement {
    static observedAttributes = ["region", "topic", "language", ...looks];

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
      this.box = document.createElement("div");
      this.frame = document.createElement("iframe");
      this.frame.loading = "lazy";
      this.frame.referrerPolicy = "no-referrer";
      this.frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
      this.box.append(document.createElement("slot"), this.frame);
      this.shadowRoot.append(this.box);
    }

    connectedCallback() {
      addEventListener("message", this);
      this.show();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
    }

    attributeChangedCallback() {
      if (this.isConnected) this.show();
    }

    /* A frame without an origin of its own can only be known by its window. */
    handleEvent(event) {
      if (event.source !== this.frame.contentWindow || event.data !== "crisis-help:ready") return;
      this.box.className = "ready";
      this.dispatchEvent(new CustomEvent("crisis-help-ready", { bubbles: true }));
    }

    show() {
      const asked = (name, otherwise) => encodeURIComponent(this.getAttribute(name) || otherwise);
      const spoken = this.closest("[lang]")?.lang || "auto";
      const topic = this.getAttribute("topic");
      const query = new URLSearchParams({ ready: "1" });
      for (const name of looks) if (this.getAttribute(name)) query.set(name, this.getAttribute(name));
      /* The link inside is in the language of the page. */
      this.frame.title = this.title || this.textContent.trim() || "Help";
      const size = this.getAttribute("size");
      this.style.height = (sizes.includes(size) ? size : "320") + "px";
      this.box.className = "";
      this.frame.src = `${site}/embed/v1/${asked("language", spoken)}/${asked("region", "auto")}/` +
        (topic ? encodeURIComponent(topic) + "/" : "") + "?" + query;
    }
  });
})();
