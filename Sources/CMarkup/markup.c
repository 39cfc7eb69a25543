#include "CMarkup.h"

#include <stdlib.h>
#include <string.h>

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

// Debian's <libxml/encoding.h> includes ICU headers, which no module that also sees Foundation may see.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

// A growing array of bytes.
struct buffer {
    unsigned char *bytes;
    size_t count, capacity;
    int failed;
};

static void buffer_append(struct buffer *buffer, const void *bytes, size_t count) {
    if (buffer->failed || count == 0) return;
    if (buffer->capacity - buffer->count < count) {
        size_t capacity = buffer->capacity ? buffer->capacity : 4096;
        while (capacity - buffer->count < count) {
            if (capacity > SIZE_MAX / 2) {
                buffer->failed = 1;
                return;
            }
            capacity *= 2;
        }
        unsigned char *grown = realloc(buffer->bytes, capacity);
        if (!grown) {
            buffer->failed = 1;
            return;
        }
        buffer->bytes = grown;
        buffer->capacity = capacity;
    }
    memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
}

// From which line of the HTML on a line of the Markdown is known.
struct origin {
    int32_t html_line;
    int32_t source_line;
    // Not 0 when the HTML keeps the lines of the source (raw HTML, paragraphs).
    int32_t running;
};

void cmarkup_prepare(void) {
    cmark_gfm_core_extensions_ensure_registered();
    xmlInitParser();
}

static int32_t count_lines(const char *text, size_t count) {
    int32_t lines = 0;
    const char *end = text + count;
    while ((text = memchr(text, '\n', (size_t)(end - text)))) {
        lines++;
        text++;
    }
    return lines;
}

// Renders block by block, so that each block's first line is known. Returns 0 when memory ran out.
static int render(const unsigned char *bytes, size_t count, struct buffer *html, struct buffer *origins) {
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_UNSAFE | CMARK_OPT_SOURCEPOS);
    if (!parser) return 0;
    cmark_syntax_extension *table = cmark_find_syntax_extension("table");
    if (table) cmark_parser_attach_syntax_extension(parser, table);
    cmark_parser_feed(parser, (const char *)bytes, count);
    cmark_node *document = cmark_parser_finish(parser);
    if (!document) {
        cmark_parser_free(parser);
        return 0;
    }
    int32_t html_line = 1;
    for (cmark_node *block = cmark_node_first_child(document); block; block = cmark_node_next(block)) {
        char *text = cmark_render_html(block, CMARK_OPT_UNSAFE | CMARK_OPT_SOURCEPOS, cmark_parser_get_syntax_extensions(parser));
        if (!text) {
            html->failed = 1;
            break;
        }
        cmark_node_type type = cmark_node_get_type(block);
        struct origin origin = {
            html_line, cmark_node_get_start_line(block),
            type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_PARAGRAPH,
        };
        buffer_append(origins, &origin, sizeof origin);
        size_t length = strlen(text);
        buffer_append(html, text, length);
        html_line += count_lines(text, length);
        cmark_get_default_mem_allocator()->free(text);
    }
    cmark_node_free(document);
    cmark_parser_free(parser);
    return !html->failed && !origins->failed;
}

static int32_t source_line(const struct buffer *origins, long html_line, int32_t inherited) {
    const struct origin *first = (const struct origin *)origins->bytes;
    size_t low = 0, high = origins->count / sizeof(struct origin);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (first[middle].html_line <= html_line) low = middle + 1;
        else high = middle;
    }
    if (low == 0) return inherited;
    const struct origin *origin = &first[low - 1];
    if (origin->running) return origin->source_line + (int32_t)(html_line - origin->html_line);
    return inherited > origin->source_line ? inherited : origin->source_line;
}

static int32_t tag_of(const xmlChar *name) {
    static const struct { const char *name; int32_t tag; } tags[] = {
        {"a", CMARKUP_A}, {"b", CMARKUP_STRONG}, {"blockquote", CMARKUP_BLOCKQUOTE}, {"body", CMARKUP_BODY},
        {"br", CMARKUP_BR}, {"code", CMARKUP_CODE}, {"dd", CMARKUP_DD}, {"dl", CMARKUP_DL}, {"dt", CMARKUP_DT},
        {"em", CMARKUP_EM}, {"h1", CMARKUP_H1}, {"h2", CMARKUP_H2}, {"h3", CMARKUP_H3}, {"h4", CMARKUP_H4},
        {"h5", CMARKUP_H5}, {"h6", CMARKUP_H6}, {"i", CMARKUP_EM}, {"li", CMARKUP_LI}, {"ol", CMARKUP_OL},
        {"p", CMARKUP_P}, {"pre", CMARKUP_PRE}, {"span", CMARKUP_SPAN}, {"strong", CMARKUP_STRONG},
        {"sup", CMARKUP_SUP}, {"table", CMARKUP_TABLE}, {"tbody", CMARKUP_TBODY}, {"td", CMARKUP_TD}, {"th", CMARKUP_TH},
        {"thead", CMARKUP_THEAD}, {"tr", CMARKUP_TR}, {"ul", CMARKUP_UL},
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (!strcmp((const char *)name, tags[i].name)) return tags[i].tag;
    return CMARKUP_OTHER;
}

static struct cmarkup_slice keep(struct buffer *strings, const xmlChar *text) {
    struct cmarkup_slice slice = {(uint32_t)strings->count, 0};
    if (!text) return slice;
    size_t length = strlen((const char *)text);
    if (strings->count + length > UINT32_MAX) {
        strings->failed = 1;
        return slice;
    }
    slice.length = (uint32_t)length;
    buffer_append(strings, text, length);
    return slice;
}

static void read_attributes(const xmlNode *element, struct cmarkup_node *node, struct buffer *strings) {
    const xmlChar *name = NULL, *id = NULL;
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        const xmlNode *value = attribute->children;
        if (!value || value->type != XML_TEXT_NODE || !value->content) continue;
        const char *key = (const char *)attribute->name;
        if (!strcmp(key, "id")) id = value->content;
        else if (!strcmp(key, "name")) name = value->content;
        else if (!strcmp(key, "data-ttu-id")) {
            node->side = 1;
            node->pair = keep(strings, value->content);
        } else if (!strcmp(key, "data-stu-id")) {
            node->side = 2;
            node->pair = keep(strings, value->content);
        } else if (!strcmp(key, "data-sourcepos")) {
            long line = strtol((const char *)value->content, NULL, 10);
            if (line > 0 && line < INT32_MAX) node->line = (int32_t)line;
        }
    }
    if (id || name) node->anchor = keep(strings, id ? id : name);
}

static void walk(const xmlNode *root, const struct buffer *origins, struct buffer *nodes, struct buffer *strings) {
    int32_t parent = -1;
    const xmlNode *current = root;
    while (current) {
        int entered = 0;
        int text = current->type == XML_TEXT_NODE || current->type == XML_CDATA_SECTION_NODE;
        if (text || current->type == XML_ELEMENT_NODE) {
            struct cmarkup_node node = {0};
            const struct cmarkup_node *above = parent < 0 ? NULL : (const struct cmarkup_node *)nodes->bytes + parent;
            node.parent = parent;
            node.line = above ? above->line : 1;
            if (text) {
                node.tag = CMARKUP_TEXT;
                node.text = keep(strings, current->content);
            } else {
                node.tag = tag_of(current->name);
                node.line = source_line(origins, current->line, node.line);
                read_attributes(current, &node, strings);
            }
            buffer_append(nodes, &node, sizeof node);
            if (nodes->failed || strings->failed) return;
            if (current->children && !text) {
                parent = (int32_t)(nodes->count / sizeof node) - 1;
                current = current->children;
                entered = 1;
            }
        }
        if (entered) continue;
        while (current != root && !current->next) {
            current = current->parent;
            if (!current) return;
            parent = ((const struct cmarkup_node *)nodes->bytes + parent)->parent;
        }
        if (current == root) return;
        current = current->next;
    }
}

struct cmarkup_result cmarkup_parse(const unsigned char *bytes, size_t count) {
    struct cmarkup_result result = {0};
    struct buffer html = {0}, origins = {0}, nodes = {0}, strings = {0};
    htmlParserCtxtPtr context = NULL;
    htmlDocPtr document = NULL;
    result.failed = 1;
    if (!render(bytes, count, &html, &origins) || html.count > INT32_MAX) goto done;
    if (html.count == 0) {
        result.failed = 0;
        goto done;
    }
    context = htmlNewParserCtxt();
    if (!context) goto done;
    document = htmlCtxtReadMemory(
        context, (const char *)html.bytes, (int)html.count, NULL, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
    if (!document) goto done;
    result.truncated = context->lastError.level == XML_ERR_FATAL && context->disableSAX != 0;
    xmlNode *root = xmlDocGetRootElement(document);
    if (root) walk(root, &origins, &nodes, &strings);
    if (nodes.failed || strings.failed) goto done;
    result.failed = 0;
    result.nodes = (struct cmarkup_node *)nodes.bytes;
    result.node_count = nodes.count / sizeof(struct cmarkup_node);
    result.strings = strings.bytes;
    result.string_count = strings.count;
    nodes.bytes = NULL;
    strings.bytes = NULL;
done:
    if (document) xmlFreeDoc(document);
    if (context) htmlFreeParserCtxt(context);
    free(html.bytes);
    free(origins.bytes);
    free(nodes.bytes);
    free(strings.bytes);
    return result;
}

void cmarkup_free(struct cmarkup_result *result) {
    free(result->nodes);
    free(result->strings);
    memset(result, 0, sizeof *result);
}
