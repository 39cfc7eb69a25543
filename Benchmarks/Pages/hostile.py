"""Pages on which a careless parser takes quadratic time or unbounded memory: one a shape."""

HEAD = (
    "---\ntitle: Pour function\nms.topic: reference\n---\n# <a name=\"pour\"></a>Pour function\n\n"
    "```C++\nint Pour(int a);\n```\n\n## <a name=\"parameters\"></a>Parameters\n\n"
)


def pages(size):
    """Yields name and bytes of every shape, of about `size` bytes."""

    def fill(piece):
        return piece * max(1, size // len(piece))

    shapes = {
        "brackets-open": fill("["),
        "links-open": fill("[a]("),
        "links-torn": fill("[a] ("),
        "emphasis-open": fill("*a **a _b "),
        "code-runs": "".join("a" + "`" * (i % 2000 + 1) for i in range(size // 1001)),
        "escapes": fill("\\_"),
        "lists-nested": fill("<dl> <dt>\n"),
        "terms-many": "<dl>\n" + fill("<dt>\n\n*a* \\[in\\]\n</dt> <dd>\n\nText.\n\n</dd> ") + "</dl>\n",
        "terms-open": "<dl>" + fill("<dt>*p*<dd>x"),
        "halves-open": fill('<span data-ttu-id="a-1">x'),
        "originals-open": fill('<span class="sxs-lookup"><span data-stu-id="a">x'),
        "halves-unmatched": "".join(f'<span data-ttu-id="a-{i}">x</span>' for i in range(size // 32)),
        "less-than": fill("<"),
        "tags-open": fill("<td "),
        "attributes-open": "<td " + fill('a="b" '),
        "comment-open": "<!-- " + fill("- "),
        "comments": fill("<!-- a -->\n\n"),
        "references": fill("&amp;&lt"),
        "row-wide": "|" + fill("a|") + "\n|" + fill("-|") + "\n",
        "rows-many": "|a|b|\n|-|-|\n" + fill("|x|y|\n"),
        "row-escaped": "|a|b|\n|-|-|\n|" + fill("\\|") + "|\n",
        "rows-folded": fill("| | | a | b | "),
        "rows-broken": fill("a | b | c | d | e\n"),
        "tables-nested": fill("<table><tr><td>"),
        "cells-html": "<table>" + fill("<tr><td><p>A_B</p></td><td>x</td></tr>") + "</table>\n",
        "anchors": fill('<span id="A_B"></span>'),
        "quotes-nested": fill("> "),
        "items-nested": "\n".join(" " * (2 * (i % 200)) + "- a" for i in range(size // 204)),
        "headings": fill("## A\n"),
        "headings-marked": fill("### -param a\n\n#### - b\n\n"),
        "mentions": fill("A_B C _ D "),
        "definitions": "".join(f"[a{i}]: /u{i}\n" for i in range(size // 14)) + fill("[a1]"),
        "line-long": fill("x"),
        "lines-empty": fill("\n"),
        "returns-carriage": fill("a\r"),
        "rules-of-tables": "| a |\n" + fill("|---|---|\n| a |\n"),
        "fence-open": "```\n" + fill("|a|b|\n"),
        "syntax-brackets": "\n```C++\nint Pour(" + fill("(") + "\n```\n",
        "api-links": fill("(/api/a/nf-a-b) "),
        "zeros": fill("\0a"),
        "spans-torn": "<dl>" + fill("<span "),
        "terms-with-tables": "<dl>" + fill("<dt>a<table><tr><td>A_B</td></tr></table></dt>") + "</dl>\n",
        "terms-with-numbers": "<dl>" + fill("<dt>a (2)</dt><dt>3</dt>") + "</dl>\n",
        "files-without-ending": "## <a name=\"requirements\"></a>R\n\n<table>"
        + fill("<tr><td>a</td><td><dl><dt>Pour</dt></dl></td></tr>") + "</table>\n",
    }
    for name, body in shapes.items():
        yield name, (HEAD + body).encode()
    blocks = "".join(
        ("```\n\n```C++\n" if i % 10_000 == 0 else "") + f"int a{i}();\n" for i in range(size // 14))
    yield "declarations-many", ("# Pour function\n\n## Syntax\n\n```C++\nint Pour(int a);\n" + blocks + "```\n").encode()
    # Fewer, so that the larger page is no denser than a section may be.
    count = size // 128
    yield "enumerators-many", (
        "# KETTLE enumeration\n\n## Syntax\n\n```C++\nenum KETTLE {\n" + "".join(f"K_{i},\n" for i in range(count))
        + "};\n```\n\n## Constants\n\n| Name | Meaning |\n|---|---|\n"
        + "".join(f"| K_{i} (0x{i:x}) | {'x' * 96} |\n" for i in range(count))).encode()
    yield "front-matter-open", ("---\n" + fill("a: b\n")).encode()
    yield "front-matter-long", ("---\n" + fill("a: b\n") + "---\n# T\n").encode()
    yield "utf8-broken", HEAD.encode() + b"\xff\xc3(" * (size // 3)
    samples = fill("```C++\nint boil(int a);\n```\n\n")
    yield "samples", (
        "# Pour function\n\nText.\n\n## Examples\n\n" + samples + "## Parameters\n\n*a*\n\nText.\n").encode()
    call = "x = .Pour( _\n" + fill("[ ByVal a ], _\n") + "ByVal b )\n"
    yield "call-of-script", ("# Pour method\n\n## Syntax\n\n```VB\n" + call + "```\n").encode()
