#ifndef CMARKUP_H
#define CMARKUP_H

#include <stddef.h>
#include <stdint.h>

// Markdown with embedded HTML in, one flat tree with line numbers out. The headers of cmark-gfm and libxml2 stay
// behind this file: neither reaches Swift's importer.

/// Element names the readers look at; every other element is CMARKUP_OTHER.
enum cmarkup_tag {
    CMARKUP_TEXT = 0,
    CMARKUP_OTHER,
    CMARKUP_A,
    CMARKUP_BLOCKQUOTE,
    CMARKUP_BODY,
    CMARKUP_BR,
    CMARKUP_CODE,
    CMARKUP_DD,
    CMARKUP_DL,
    CMARKUP_DT,
    CMARKUP_EM,
    CMARKUP_H1,
    CMARKUP_H2,
    CMARKUP_H3,
    CMARKUP_H4,
    CMARKUP_H5,
    CMARKUP_H6,
    CMARKUP_LI,
    CMARKUP_OL,
    CMARKUP_P,
    CMARKUP_PRE,
    CMARKUP_SPAN,
    CMARKUP_STRONG,
    CMARKUP_SUP,
    CMARKUP_TABLE,
    CMARKUP_TBODY,
    CMARKUP_TD,
    CMARKUP_TH,
    CMARKUP_THEAD,
    CMARKUP_TR,
    CMARKUP_UL,
};

/// A piece of cmarkup_result.strings; length 0 when absent.
struct cmarkup_slice {
    uint32_t offset;
    uint32_t length;
};

/// One node, in document order (parents before children).
struct cmarkup_node {
    int32_t tag;
    /// Index of the parent, -1 for the root.
    int32_t parent;
    /// Line of the Markdown text, counted from one.
    int32_t line;
    /// A text node's characters.
    struct cmarkup_slice text;
    /// The attribute `id`, or `name` where there is no `id`.
    struct cmarkup_slice anchor;
    /// The attribute `data-ttu-id` (a translation) or `data-stu-id` (an original).
    struct cmarkup_slice pair;
    /// 0: not of a bilingual pair; 1: translation; 2: original.
    int32_t side;
};

struct cmarkup_result {
    struct cmarkup_node *nodes;
    size_t node_count;
    unsigned char *strings;
    size_t string_count;
    /// Not 0 when memory ran out: then there are no nodes.
    int32_t failed;
    /// Not 0 when the HTML parser gave up before the end (too deep): then the nodes are those of the beginning.
    int32_t truncated;
};

/// Registers what must be registered once, before any thread parses.
void cmarkup_prepare(void);

/// Parses Markdown (CommonMark with tables) and the HTML in it. The result must be given to cmarkup_free.
struct cmarkup_result cmarkup_parse(const unsigned char *bytes, size_t count);

void cmarkup_free(struct cmarkup_result *result);

#endif
