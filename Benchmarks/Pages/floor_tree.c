/* What one would write without much thought: each page as CommonMark with tables to HTML, that to a tree, one XPath, and
   the text of what it finds. One page in memory.
   usage: floor_tree LIST */
#include "floor.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    struct list list = read_list(argv[1]);
    cmark_gfm_core_extensions_ensure_registered();
    xmlInitParser();
    cmark_syntax_extension *table = cmark_find_syntax_extension("table");
    xmlXPathCompExprPtr path = xmlXPathCompile((const xmlChar *)"//tr/td[1] | //dl/dt");
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
    unsigned long long found = 0, bytes = 0;
    struct page page = {0};
    for (size_t i = 0; i < list.count; i++) {
        if (!read_page(&page, list.paths[i])) return 1;
        /* No Markdown parser knows front matter. */
        const char *body = page.bytes, *end = page.bytes + page.count;
        if (page.count > 8 && !memcmp(body, "---", 3)) {
            const char *close = memmem(body + 3, page.count - 3, "\n---", 4);
            const char *feed = close ? memchr(close + 1, '\n', (size_t)(end - close - 1)) : NULL;
            if (feed) body = feed + 1;
        }
        cmark_parser *parser = cmark_parser_new(CMARK_OPT_UNSAFE);
        cmark_parser_attach_syntax_extension(parser, table);
        cmark_parser_feed(parser, body, (size_t)(end - body));
        cmark_node *document = cmark_parser_finish(parser);
        char *html = cmark_render_html(document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser));
        cmark_node_free(document);
        cmark_parser_free(parser);
        htmlDocPtr tree = *html ? htmlReadMemory(html, (int)strlen(html), NULL, "UTF-8", options) : NULL;
        if (tree) {
            xmlXPathContextPtr context = xmlXPathNewContext(tree);
            xmlXPathObjectPtr result = xmlXPathCompiledEval(path, context);
            for (int k = 0; result && result->nodesetval && k < result->nodesetval->nodeNr; k++) {
                xmlChar *text = xmlNodeGetContent(result->nodesetval->nodeTab[k]);
                if (text) bytes += strlen((char *)text);
                xmlFree(text);
                found++;
            }
            xmlXPathFreeObject(result);
            xmlXPathFreeContext(context);
            xmlFreeDoc(tree);
        }
        free(html);
    }
    printf("%zu pages, %llu nodes, %llu bytes of text\n", list.count, found, bytes);
    return 0;
}
