"""What is measured inside a page, as expressions for `page.evaluate`. They work without scripts."""

# WCAG 2.2, 2.5.5 Target Size (Enhanced): a target is at least 44 by 44 CSS pixels. Its exception
# "inline" is read narrowly: a link is excepted only inside a sentence, that is where its block has
# letters of its own outside of links. A link beside a separator is not in a sentence. A checkbox
# is as large as the label around it.
SMALL_TARGETS = """() => {
    const inSentence = (link) => {
        if (link.tagName !== "A" || getComputedStyle(link).display !== "inline") return false;
        const block = link.closest("p, li, dd, dt, td, div").cloneNode(true);
        block.querySelectorAll("a").forEach((each) => each.remove());
        return /\\p{L}/u.test(block.textContent);
    };
    const area = (target) => (target.closest("label") ?? target).getBoundingClientRect();
    const targets = "a[href], button, summary, select, textarea, input:not([type=hidden])";
    return [...document.querySelectorAll(targets)]
        .filter((target) => target.checkVisibility() && !inSentence(target))
        .map((target) => [target, area(target)])
        .filter(([, {width, height}]) => width < 43.99 || height < 43.99)
        .map(([target, {width, height}]) =>
            `${target.textContent.trim().slice(0, 40)} (${width.toFixed(1)} × ${height.toFixed(1)})`
        );
}"""

# What can only be read by scrolling the page sideways, or is cut off there. What scrolls inside a
# strip of its own is left out.
STICKING_OUT = """() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    const inStrip = (element) => {
        for (let each = element.parentElement; each !== document.body; each = each.parentElement)
            if (["auto", "scroll"].includes(getComputedStyle(each).overflowX)) return true;
        return false;
    };
    const sticksOut = (element) => {
        const {left, right} = element.getBoundingClientRect();
        return left < -0.5 || right > clientWidth + 0.5;
    };
    const found = [...document.body.querySelectorAll("*")]
        .filter((each) => each.checkVisibility() && sticksOut(each) && !inStrip(each))
        .map((each) => `${each.tagName}.${each.className} ${each.textContent.slice(0, 30)}`);
    if (scrollWidth > clientWidth) found.unshift(`the page is ${scrollWidth} wide`);
    return found.slice(0, 8);
}"""

# Whether the middle and all four corners of an element can be seen and touched now.
IS_ON_TOP = """(element) => {
    const {left, right, top, bottom} = element.getBoundingClientRect();
    // Corners are round: look a little inside.
    const xs = [left + 8, (left + right) / 2, right - 8];
    const ys = [top + 8, (top + bottom) / 2, bottom - 8];
    return xs.every((x) => ys.every((y) => {
        const seen = document.elementFromPoint(x, y);
        return seen !== null && (element.contains(seen) || seen.contains(element));
    }));
}"""

# The focused element: where it leads, how thick its outline is, and whether it is seen whole.
FOCUS = """() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const {left, right, top, bottom} = element.getBoundingClientRect();
    const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    return {
        name: element === document.body ? "" : element.textContent.trim().slice(0, 40),
        tag: element.tagName,
        href: element.getAttribute("href") ?? "",
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        inside,
    };
}"""

# How much of the layout moved that nobody asked to move (web.dev: Cumulative Layout Shift).
LAYOUT_SHIFT = """() => new Promise((resolve) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
    });
    observer.observe({type: "layout-shift", buffered: true});
    // Two frames are painted before the observer is asked.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 100)));
})"""

# The left edges of a text's characters, spaces left out, in the order in which they are read.
LEFT_EDGES = """(element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const edges = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        for (let i = 0; i < node.length; i++) {
            if (node.data[i].trim() === "") continue;
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            edges.push(range.getBoundingClientRect().left);
        }
    return edges;
}"""

EVERYTHING_STORED = """async () => ({
    localStorage: localStorage.length,
    sessionStorage: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    serviceWorkers: (await navigator.serviceWorker.getRegistrations()).length,
    cookie: document.cookie,
})"""

# The nearest painted background, or the browser's own, and the contrast of two colours (WCAG 2.2).
PAINT = """
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const luminance = (colour) => {
        const [r, g, b] = parts(colour).map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        for (let each = element; each !== null; each = each.parentElement) {
            const colour = getComputedStyle(each).backgroundColor;
            if (parts(colour)[3] !== 0) return colour;
        }
        return getComputedStyle(document.documentElement).colorScheme.includes("dark")
            && matchMedia("(prefers-color-scheme: dark)").matches ? "rgb(18, 18, 18)"
            : "rgb(255, 255, 255)";
    };
    const ratio = (one, other) => {
        const pair = [luminance(one), luminance(other)];
        return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    };
"""

# Text whose colour is less than 7:1 from what is painted behind it (WCAG 2.2, 1.4.6).
WEAK_CONTRAST = f"""() => {{{PAINT}
    const hasText = (element) => [...element.childNodes]
        .some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
    const seen = (element) => ratio(getComputedStyle(element).color, behind(element));
    return [...document.body.querySelectorAll("*")]
        .filter((element) => element.checkVisibility() && hasText(element))
        .map((element) => [element.textContent.trim().slice(0, 40), seen(element)])
        .filter(([, found]) => found < 7)
        .map(([text, found]) => `${{text}}: ${{found.toFixed(2)}}`);
}}"""

# Links that look like text: no border of their own, and no underline under what is read. An
# underline does not reach into an inline-block, so it is looked for where the text is.
PLAIN_LINKS = """() => {
    const holdsText = (element) => [...element.childNodes]
        .some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
    const underlined = (element) => {
        const {textDecorationLine, display} = getComputedStyle(element);
        if (textDecorationLine.includes("underline")) return true;
        return display === "inline" && element.tagName !== "A" && underlined(element.parentElement);
    };
    return [...document.querySelectorAll("a")]
        .filter((link) => link.checkVisibility() && getComputedStyle(link).borderTopWidth === "0px")
        .filter((link) => [link, ...link.querySelectorAll("*")]
            .some((each) => holdsText(each) && !underlined(each)))
        .map((link) => link.textContent.trim().slice(0, 40));
}"""

# The size in CSS pixels of each text that is shown.
TEXT_SIZES = """() => Object.fromEntries(
    [...document.body.querySelectorAll("*")]
        .filter((element) => element.checkVisibility() && [...element.childNodes]
            .some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ""))
        .filter((element) => element.closest("svg, .hidden") === null)
        .map((element) => [
            element.textContent.trim().slice(0, 40), parseFloat(getComputedStyle(element).fontSize)
        ])
)"""
