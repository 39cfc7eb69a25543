"""Opens pages in Chromium, asks it what a screen reader, a printer and a reader without scripts get, and prints as JSON what
is wrong.

    devtools.py BROWSER FOLDER PAGE...

The pages are below FOLDER, which also takes the browser's profile. Speaks the DevTools protocol over a pipe, so that nothing
but Python is needed, and no port.
"""

import json
import os
import select
import subprocess
import sys
import time

NAMED = {"link", "button", "searchbox", "textbox", "checkbox", "combobox", "menuitem", "tab", "image", "img", "region",
         "navigation"}
# A page of A4 within its margins, in the unit of style sheets, upright and across.
UPRIGHT, ACROSS = 680, 1000
# Seconds without a word from the browser.
PATIENCE = 60


class Browser:
    """A browser without a window, and one page in it."""

    def __init__(self, path, folder):
        to_browser, write = os.pipe()
        read, from_browser = os.pipe()

        def descriptors():
            # Above 4 first, so that neither is overwritten before it is copied.
            inward, outward = os.dup2(to_browser, 50), os.dup2(from_browser, 51)
            os.dup2(inward, 3)
            os.dup2(outward, 4)

        self.process = subprocess.Popen(
            [path, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--remote-debugging-pipe", "--allow-file-access-from-files",
             "--user-data-dir=" + os.path.join(folder, "devtools-profile")],
            preexec_fn=descriptors, close_fds=False, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.read, self.write, self.rest, self.last = read, write, b"", 0
        self.events, self.session = [], None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Accessibility"):
            self.ask(domain + ".enable")

    def message(self):
        deadline = time.monotonic() + PATIENCE
        while b"\0" not in self.rest:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.read], [], [], left)[0]:
                raise SystemExit("error: the browser does not answer")
            chunk = os.read(self.read, 1 << 20)
            if not chunk:
                raise SystemExit("error: the browser has ended")
            self.rest += chunk
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def ask(self, method, **parameters):
        self.last += 1
        request = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.write, json.dumps(request).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise SystemExit("error: %s: %s" % (method, answer["error"]))
                return answer["result"]
            self.events.append(answer)

    def open(self, address):
        self.events.clear()
        self.ask("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())

    def value(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in answer:
            raise SystemExit("error: %s" % answer["exceptionDetails"])
        return answer["result"].get("value")

    def tree(self):
        nodes = self.ask("Accessibility.getFullAXTree")["nodes"]
        return [Node(node) for node in nodes if not node.get("ignored")]

    def end(self):
        self.ask("Browser.close")
        self.process.wait(timeout=20)


class Node:
    """A node of the accessibility tree."""

    def __init__(self, node):
        self.role = node.get("role", {}).get("value", "")
        self.name = (node.get("name", {}).get("value") or "").strip()
        self.properties = {item["name"]: item["value"].get("value") for item in node.get("properties", [])}


def unheard(nodes):
    """What a screen reader cannot make sense of."""
    for node in nodes:
        if node.role in NAMED and not node.name:
            yield "a %s has no name" % node.role
    levels = [int(node.properties.get("level", 0)) for node in nodes if node.role == "heading"]
    if not levels or levels[0] != 1 or levels.count(1) != 1:
        yield "the headings do not begin with the only one of the first level: %s" % levels
    for before, after in zip(levels, levels[1:]):
        if after > before + 1:
            yield "a heading of level %d follows one of level %d" % (after, before)
    roles = [node.role for node in nodes]
    for landmark in ("banner", "main", "contentinfo"):
        if roles.count(landmark) != 1:
            yield "%d landmarks are %s" % (roles.count(landmark), landmark)
    if roles.count("navigation") < 2:
        yield "%d landmarks are navigation" % roles.count("navigation")
    names = [node.name for node in nodes if node.role == "navigation"]
    if len(set(names)) != len(names):
        yield "two navigations have one name: %s" % names
    if not any(node.role == "RootWebArea" and node.name for node in nodes):
        yield "the page has no title"


SHOWN = """(() => {
  const found = [], shown = element => element.getClientRects().length > 0;
  for (const part of document.querySelectorAll("header, nav, #search, button, .skip")) {
    if (shown(part)) found.push("prints " + part.tagName + " " + (part.id || part.className));
  }
  for (const part of document.querySelectorAll("table, pre")) {
    if (!shown(part)) continue;
    const right = part.getBoundingClientRect().right;
    if (right > innerWidth + 1) found.push("cuts a " + part.tagName + " off, by " + Math.round(right - innerWidth));
  }
  for (const part of document.querySelectorAll("main a, footer a")) {
    const style = getComputedStyle(part);
    if (!shown(part)) continue;
    if (style.color !== "rgb(0, 0, 0)") found.push("prints a link in " + style.color);
    const away = part.closest("main") && part.protocol.startsWith("http");
    if (away && !getComputedStyle(part, "::after").content.includes(part.getAttribute("href"))) {
      found.push("does not print where " + part.textContent + " leads");
    }
  }
  if (!document.querySelector("main h1") || !shown(document.querySelector("main h1"))) found.push("prints no title");
  return found;
})()"""


def printed(browser):
    """What is not as it should be on paper."""
    browser.ask("Emulation.setEmulatedMedia", media="print")
    width = ACROSS if browser.value("!!document.querySelector('.broad')") else UPRIGHT
    browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=1000, deviceScaleFactor=1, mobile=False)
    found = browser.value(SHOWN)
    pdf = browser.ask("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"]
    if len(pdf) < 4000:
        found.append("prints next to nothing")
    browser.ask("Emulation.setEmulatedMedia", media="")
    browser.ask("Emulation.clearDeviceMetricsOverride")
    return found


def unscripted(browser, address, nodes):
    """What a reader without scripts misses."""
    browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(address)
    found = list(unheard(browser.tree()))
    plain = browser.tree()
    if any(node.role in ("search", "searchbox") for node in plain):
        found.append("a search is offered that cannot work")
    for role in ("heading", "link", "table", "row"):
        before = sum(node.role == role for node in nodes)
        after = sum(node.role == role for node in plain)
        if after < before:
            found.append("%d of %d nodes are there that are %s" % (after, before, role))
    browser.ask("Emulation.setScriptExecutionDisabled", value=False)
    return found


def main():
    path, folder, pages = sys.argv[1], sys.argv[2], sys.argv[3:]
    browser = Browser(path, folder)
    found = []
    for page in pages:
        address = "file://" + os.path.join(folder, page)
        browser.open(address)
        nodes = browser.tree()
        complaints = [event for event in browser.events if event.get("method") == "Runtime.exceptionThrown"]
        found += ["%s: %s" % (page, event["params"]["exceptionDetails"]["text"]) for event in complaints]
        if not any(node.role == "searchbox" for node in nodes):
            found.append(page + ": there is no search")
        for how, list_ in (
                ("heard", unheard(nodes)), ("on paper", printed(browser)),
                ("without scripts", unscripted(browser, address, nodes))):
            found += ["%s, %s: %s" % (page, how, text) for text in list_]
    browser.end()
    print(json.dumps({"count": len(pages), "found": found}))


if __name__ == "__main__":
    main()
