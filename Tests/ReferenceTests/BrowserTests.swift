import Foundation
import TestSupport
import Testing

/// The pages as the browser lays them out.
@Suite(.enabled(if: Chromium.path != nil, Chromium.absence))
struct BrowserTests {
    /// Opens each page in a frame of a width, and reports what does not hold there.
    private static func probe(_ pages: [String], width: Int) -> String {
        let list = pages.map { "\"site/\($0)\"" }.joined(separator: ",")
        return """
            <!DOCTYPE html><meta charset="utf-8"><body><pre id="out"></pre>
            <script>
            const pages = [\(list)], found = [];
            function check(page, frame) {
              const view = frame.contentWindow, doc = frame.contentDocument, root = doc.documentElement;
              const say = text => found.push(page + ": " + text);
              if (root.scrollWidth > \(width)) say("is " + root.scrollWidth + " wide");
              for (const link of doc.querySelectorAll("a, button")) {
                if (!link.textContent.trim()) say("a link without words: " + link.outerHTML);
              }
              for (const link of doc.querySelectorAll("nav a, .pages a, .columns a")) {
                const box = link.getBoundingClientRect();
                if (box.width && (box.height < 24 || box.width < 24)) {
                  say("a target of " + box.width + " by " + box.height + ": " + link.textContent);
                }
              }
              if (doc.getElementById("search").hidden) say("search stays hidden");
              // Tab order is the order of the document.
              if (doc.querySelector("[tabindex]:not([tabindex='0']):not([tabindex='-1'])")) say("a tabindex of its own");
              const current = doc.querySelectorAll("nav [aria-current]");
              if (current.length !== 1 || current[0].lang !== root.lang) say("the language is not marked");
              for (const link of doc.querySelectorAll("a[data-place]")) {
                link.addEventListener("click", event => event.preventDefault());
                view.location.hash = "content";
                link.click();
                if (!link.href.endsWith("#content")) say("the place is lost: " + link.href);
                const other = link.pathname.split("/site/")[1].split("/").slice(1).join("/");
                const own = view.location.pathname.split("/site/")[1].split("/").slice(1).join("/");
                if (other !== own) say("another page: " + link.href);
              }
              const input = doc.getElementById("query");
              doc.body.dispatchEvent(new view.KeyboardEvent("keydown", { key: "/", bubbles: true }));
              if (doc.activeElement !== input) say("the key / does not lead to the search");
              input.value = "SEC_E_LOGON_DENIED";
              input.dispatchEvent(new view.Event("input"));
              const first = doc.querySelector("#results a");
              if (!first || !first.href.endsWith("/codes/SEC_E_LOGON_DENIED.html")) say("the search finds nothing");
              input.dispatchEvent(new view.KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
              if (doc.activeElement !== first) say("the arrow does not lead to the results");
              first.dispatchEvent(new view.KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
              if (doc.querySelector("#results a")) say("escape does not close the results");
            }
            async function all() {
              for (const page of pages) {
                const frame = document.createElement("iframe");
                frame.style.cssText = "width: \(width)px; height: 800px; border: 0";
                const loaded = new Promise(done => { frame.onload = done; });
                frame.src = page;
                document.body.append(frame);
                await loaded;
                try { check(page, frame); } catch (error) { found.push(page + ": " + error); }
                frame.remove();
              }
              document.getElementById("out").textContent = JSON.stringify({ count: pages.length, found: found });
            }
            all();
            </script>
            """
    }

    @Test(arguments: [360, 1280])
    func `pages fit, can be used by key, and switch languages in place`(width: Int) throws {
        let folder = try TemporaryFolder()
        try Site.own.write(to: folder)
        try folder.write(Self.probe(Site.own.samples, width: width), to: "probe.html")
        let result = try Chromium.open("probe.html", in: folder, "--window-size=1400,900")
        let answer = try #require(try Chromium.json(result) as? [String: Any])
        #expect(answer["count"] as? Int == Site.own.samples.count)
        #expect(answer["found"] as? [String] == [])
        #expect(Chromium.complaints(result) == [])
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "no python3 here"))
    func `pages can be heard, printed, and read without scripts`() throws {
        let folder = try TemporaryFolder()
        try Site.own.write(to: folder)
        let pages = Site.own.samples.map { "'site/\($0)'" }.joined(separator: " ")
        let script = PackageRoot.path(of: "Tests/Browser/devtools.py")
        let result = try BuiltTool.shell(
            "exec timeout 300 python3 '\(script)' '\(try #require(Chromium.path))' '\(folder.path)' \(pages)")
        let answer = try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any], "\(result.error)")
        #expect(answer["count"] as? Int == Site.own.samples.count)
        #expect(answer["found"] as? [String] == [])
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "no python3 here"))
    func `a page that cannot be heard or printed is found`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            <!DOCTYPE html><title>t</title><header><nav></nav></header><main><h1>A</h1><h3>B</h3><button></button>
            <input type="search"><table><tr><td><div style="width: 2000px">wide</div></td></tr></table>
            <a href="https://example.org">away</a></main><script>kettle.boil()</script>
            """, to: "bad.html")
        let script = PackageRoot.path(of: "Tests/Browser/devtools.py")
        let result = try BuiltTool.shell(
            "exec timeout 300 python3 '\(script)' '\(try #require(Chromium.path))' '\(folder.path)' bad.html")
        for text in [
            "a button has no name", "a searchbox has no name", "a heading of level 3 follows one of level 1",
            "0 landmarks are contentinfo", "prints NAV", "cuts a TABLE off", "prints a link in rgb(0, 0, 238)",
            "does not print where away leads", "a search is offered that cannot work", "bad.html: Uncaught",
        ] {
            #expect(result.output.contains(text), "\(text): \(result.output) \(result.error)")
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tidy"), "no tidy here"))
    func `the HTML is valid`() throws {
        let folder = try TemporaryFolder()
        try Site.own.write(to: folder)
        for page in Site.own.samples + ["index.html"] {
            let result = try BuiltTool.shell(
                "tidy -quiet -errors -utf8 --drop-empty-elements no '\(folder.path(of: "site/\(page)"))'")
            // This version of it was made before WAI-ARIA 1.1.
            let findings = result.error.split(separator: "\n").filter { !$0.contains("\"aria-current\"") }
            #expect(findings == [], "\(page)")
        }
    }
}
