"""What is measured inside a page besides `tests.browser.measuring`: each gives a list of faults."""

from tests.browser.measuring import PAINT

# Every element that has to take the focus, and words for it. Frames answer for themselves.
_TARGETS = """
    const all = 'a[href], button, summary, select, textarea, [tabindex="0"], '
        + 'input:not([type=hidden])';
    const words = (element) => `${element.tagName.toLowerCase()} `
        + `“${(element.textContent.trim() || element.name || "").slice(0, 40)}”`;
    const targets = [...document.querySelectorAll(all)]
        .filter((each) => each.checkVisibility({visibilityProperty: true}) && !each.disabled);
"""

# 2.4.13 Focus Appearance: an outline of 3 px, 3:1 from what it is painted on. 2.1.3: it takes the
# focus at all. Press Tab once before, so that the browser shows where the focus is.
FOCUS_RINGS = f"""() => {{{_TARGETS}{PAINT}
    const fault = (target) => {{
        target.focus({{preventScroll: true, focusVisible: true}});
        if (document.activeElement !== target) return "takes no focus";
        const {{outlineStyle, outlineWidth, outlineColor}} = getComputedStyle(target);
        const thick = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
        if (thick < 3) return `has a ring of ${{thick}} px`;
        const seen = ratio(outlineColor, behind(target.parentElement));
        return seen < 3 ? `has a ring of ${{seen.toFixed(2)}}:1` : "";
    }};
    const found = targets.map((target) => [words(target), fault(target)])
        .filter(([, what]) => what).map(([name, what]) => `${{name}} ${{what}}`);
    document.activeElement.blur();
    return found;
}}"""

# 2.4.12 Focus Not Obscured (Enhanced): the middle, as a small window can't show each target whole.
COVERED = f"""() => {{{_TARGETS}
    const middle = (low, high, end) => (Math.max(low, 0) + Math.min(high, end)) / 2;
    const isSeen = (target) => {{
        target.focus({{focusVisible: true}});
        const {{left, right, top, bottom}} = target.getBoundingClientRect();
        const at = [middle(left, right, innerWidth), middle(top, bottom, innerHeight)];
        const seen = document.elementFromPoint(...at);
        return seen !== null && (target.contains(seen) || seen.contains(target)
            || target.labels?.[0]?.contains(seen));
    }};
    const found = targets.filter((target) => !isSeen(target)).map(words);
    document.activeElement.blur();
    scrollTo(0, 0);
    return found;
}}"""

# Blocks of text as they are read: [element, its text nodes].
_BLOCKS = """
    const isInline = (element) =>
        ["inline", "contents"].includes(getComputedStyle(element).display);
    const isShown = (element) => element.checkVisibility({visibilityProperty: true})
        && element.closest("select, option, datalist, svg, noscript, pre, .hidden, .skip") === null;
    const begin = (text) => text.trim().slice(0, 40);
    const blocks = () => {
        const found = new Map();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            if (node.data.trim() === "" || !isShown(node.parentElement)) continue;
            let block = node.parentElement;
            while (isInline(block) && block !== document.body) block = block.parentElement;
            if (block.getBoundingClientRect().width <= 1) continue;
            found.set(block, [...(found.get(block) ?? []), node]);
        }
        return [...found];
    };
"""

# 1.4.8: lines of at most 80 letters; of Chinese, Japanese and Korean ones, which are twice as wide,
# at most 40.
LONG_LINES = f"""() => {{{_BLOCKS}
    const wide = /[\\p{{sc=Han}}\\p{{sc=Hangul}}\\u3000-\\u30ff\\uff01-\\uff60]/u;
    const pieces = new RegExp(`${{wide.source}}|[^\\\\s]+?(?=\\\\s|${{wide.source}}|$)`, "gu");
    // Marks above and below take no room; of a word that is broken only what is on the last line.
    const letters = (word, boxes) => {{
        const widths = [...boxes].map((box) => box.width);
        const share = widths.at(-1) / widths.reduce((sum, width) => sum + width, 0);
        return Math.round(word.replace(/\\p{{M}}/gu, "").length * (share || 1));
    }};
    const longest = (nodes) => {{
        let [most, line, bottom, top] = [0, 0, -Infinity, Infinity];
        for (const node of nodes)
            for (const piece of node.data.matchAll(pieces)) {{
                const range = document.createRange();
                range.setStart(node, piece.index);
                range.setEnd(node, piece.index + piece[0].length);
                const boxes = range.getClientRects();
                const box = boxes[boxes.length - 1];
                const slack = box.height / 3;
                if (box.top >= bottom - slack || box.bottom <= top + slack)
                    [line, bottom, top] = [0, -Infinity, Infinity];
                else if (!wide.test(piece[0])) line += 1;
                line += wide.test(piece[0]) ? 2 : letters(piece[0], boxes);
                [bottom, top] = [Math.max(bottom, box.bottom), Math.min(top, box.top)];
                most = Math.max(most, line);
            }}
        return most;
    }};
    return blocks().map(([block, nodes]) => [block, longest(nodes)]).filter(([, most]) => most > 80)
        .map(([block, most]) =>
            `${{block.tagName.toLowerCase()}}.${{block.className}} has a line of ${{most}}: `
            + begin(block.textContent));
}}"""

# 1.4.8: text is not justified, and the lines of a paragraph are half a letter apart.
TIGHT_TEXT = f"""() => {{{_BLOCKS}
    const fault = (block) => {{
        const {{textAlign, lineHeight, fontSize}} = getComputedStyle(block);
        if (textAlign === "justify") return "is justified";
        const spacing = parseFloat(lineHeight) / parseFloat(fontSize);
        const isHigh = block.getBoundingClientRect().height > 2.5 * parseFloat(lineHeight);
        return isHigh && spacing < 1.499 ? `has lines ${{spacing.toFixed(2)}} apart` : "";
    }};
    return blocks().filter(([block]) => ["P", "LI", "DD"].includes(block.tagName))
        .map(([block]) => [block, fault(block)]).filter(([, what]) => what)
        .map(([block, what]) => `${{block.tagName}} ${{what}}: ${{begin(block.textContent)}}`);
}}"""

# Text that lies on other text.
OVERLAPPING = f"""() => {{{_BLOCKS}
    const floats = (element) => {{
        for (let each = element; each !== null; each = each.parentElement)
            if (["fixed", "sticky"].includes(getComputedStyle(each).position)) return true;
        return false;
    }};
    // What is scrolled out of sight in a window of its own lies under what follows it.
    const window = (element) => {{
        for (let each = element; each !== null; each = each.parentElement)
            if (getComputedStyle(each).overflowY !== "visible") return each;
        return null;
    }};
    // A font's box is higher than its letters, which are half an em above and below its middle.
    const letters = (node, {{left, right, top, bottom}}) => {{
        const half = parseFloat(getComputedStyle(node.parentElement).fontSize) / 2;
        const middle = (top + bottom) / 2;
        return {{left, right, top: middle - half, bottom: middle + half, height: 2 * half}};
    }};
    const lines = blocks().filter(([block]) => !floats(block)).flatMap(([block, nodes]) => {{
        const around = window(block);
        return nodes.flatMap((node) => {{
            const range = document.createRange();
            range.selectNodeContents(node);
            return [...range.getClientRects()].map((box) => [node, letters(node, box), around]);
        }});
    }}).sort(([, one], [, other]) => one.top - other.top);
    const found = [];
    lines.forEach(([node, box, around], index) => {{
        for (let next = index + 1; next < lines.length; next++) {{
            const [otherNode, other, otherAround] = lines[next];
            if (other.top >= box.bottom) break;
            if (around !== otherAround) continue;
            const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
            const down = Math.min(box.bottom, other.bottom) - other.top;
            const deep = down > 0.4 * Math.min(box.height, other.height);
            if (otherNode !== node && across > 2 && deep)
                found.push(`${{begin(node.data)}} × ${{begin(otherNode.data)}}`);
        }}
    }});
    return found;
}}"""

# Text that its own box cuts off, and that can't be scrolled to.
CUT_OFF = """() => [...document.body.querySelectorAll("*")]
    .filter((each) => each.checkVisibility() && each.clientWidth > 1 && each.tagName !== "svg"
        && each.closest("svg, select, .skip") === null && each.textContent.trim() !== "")
    .filter((each) => {
        const {overflowX, overflowY} = getComputedStyle(each);
        const cuts = (overflow) => ["hidden", "clip"].includes(overflow);
        return (cuts(overflowX) && each.scrollWidth > each.clientWidth + 1)
            || (cuts(overflowY) && each.scrollHeight > each.clientHeight + 1)
            || (each.tagName === "BUTTON" && each.scrollWidth > each.clientWidth + 1);
    })
    .map((each) => `${each.tagName}.${each.className} ${each.textContent.trim().slice(0, 40)}`)"""

# WCAG 2.2, 1.4.12, in a sheet that no policy of the page refuses.
SPACE_OUT = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * {
            line-height: 1.5 !important;
            letter-spacing: .12em !important;
            word-spacing: .16em !important;
        }
        p { margin-block-end: 2em !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
}"""
SPACE_AS_BEFORE = "() => { document.adoptedStyleSheets = []; }"

# 2.3.3, and nothing that glides where somebody asked for stillness.
MOTION = """() => [
    ...document.getAnimations().map((each) => `an animation of ${each.effect?.target?.tagName}`),
    ...[...document.querySelectorAll("*")].filter((each) => {
        const {scrollBehavior, transitionDuration} = getComputedStyle(each);
        const glides = transitionDuration.split(", ").some((time) => time !== "0s");
        return scrollBehavior === "smooth" || glides;
    }).map((each) => `${each.tagName}.${each.className} glides`),
    ...[...document.querySelectorAll("marquee, blink, video[autoplay], audio[autoplay]")]
        .map((each) => each.tagName),
]"""

# One h1, first of all headings, and no level left out.
OUT_OF_ORDER = """() => {
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
        .filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1]));
    const found = levels.map((level, index) => [level, index ? levels[index - 1] : 0])
        .filter(([level, before]) => level > before + 1)
        .map(([level, before]) => `h${level} after h${before}`);
    if (levels.filter((level) => level === 1).length !== 1) found.push(`levels ${levels}`);
    const ahead = [...document.querySelectorAll("[tabindex]")].filter((each) => each.tabIndex > 0);
    return [...found, ...ahead.map((each) => `${each.tagName} is ahead of its turn`)];
}"""

# 2.4.9 Link Purpose (Link Only): the same words never lead to two places. Of another site two pages
# under the same words are one place: a line's chat and its chat in another language.
AMBIGUOUS_LINKS = """() => {
    const places = new Map();
    const place = (link) => link.host === location.host || !link.protocol.startsWith("http")
        ? link.href : link.host.replace(/^www\\./, "");
    for (const link of document.querySelectorAll("a[href]")) {
        if (!link.checkVisibility()) continue;
        const name = (link.getAttribute("aria-label") ?? link.textContent).trim();
        places.set(name, (places.get(name) ?? new Set()).add(place(link)));
    }
    return [...places].filter(([, hrefs]) => hrefs.size > 1)
        .map(([name, hrefs]) => `“${name.slice(0, 40)}”: ${[...hrefs].slice(0, 2).join(" and ")}`);
}"""

# 3.2.5 Change on Request.
SURPRISES = """() => [
    ...document.querySelectorAll("meta[http-equiv=refresh], [onchange], [onfocus], [onblur]")
].map((each) => each.outerHTML.slice(0, 80))"""

# What the page says of itself.
LANGUAGE = """() => {
    const {lang, dir} = document.documentElement;
    return [lang, dir || "ltr"];
}"""
