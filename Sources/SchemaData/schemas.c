// The schemas of spec/schema as bytes of the tool; a test compares the list with the folder.

#include "SchemaData.h"

// The package's C is that of 2017 for older headers' sake; `#embed` is of 2023, and the compiler has it in both.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char claims[] = {
#embed "../../spec/schema/urtext-claims.schema.json"
};
static const unsigned char configuration[] = {
#embed "../../spec/schema/urtext-configuration.schema.json"
};
static const unsigned char constraints[] = {
#embed "../../spec/schema/urtext-constraints.schema.json"
};
static const unsigned char decisions[] = {
#embed "../../spec/schema/urtext-decisions.schema.json"
};
static const unsigned char diagnostics[] = {
#embed "../../spec/schema/urtext-diagnostics.schema.json"
};
static const unsigned char diff[] = {
#embed "../../spec/schema/urtext-diff.schema.json"
};
static const unsigned char explain[] = {
#embed "../../spec/schema/urtext-explain.schema.json"
};
static const unsigned char lexicon[] = {
#embed "../../spec/schema/urtext-lexicon.schema.json"
};
static const unsigned char prints[] = {
#embed "../../spec/schema/urtext-prints.schema.json"
};
static const unsigned char prose[] = {
#embed "../../spec/schema/urtext-prose.schema.json"
};
static const unsigned char spec[] = {
#embed "../../spec/schema/urtext-spec.schema.json"
};
static const unsigned char values[] = {
#embed "../../spec/schema/urtext-values.schema.json"
};
static const unsigned char weights[] = {
#embed "../../spec/schema/urtext-weights.schema.json"
};

static const struct {
    const unsigned char *bytes;
    size_t length;
} schemas[] = {
    {claims, sizeof(claims)},
    {configuration, sizeof(configuration)},
    {constraints, sizeof(constraints)},
    {decisions, sizeof(decisions)},
    {diagnostics, sizeof(diagnostics)},
    {diff, sizeof(diff)},
    {explain, sizeof(explain)},
    {lexicon, sizeof(lexicon)},
    {prints, sizeof(prints)},
    {prose, sizeof(prose)},
    {spec, sizeof(spec)},
    {values, sizeof(values)},
    {weights, sizeof(weights)},
};

static const size_t count = sizeof(schemas) / sizeof(schemas[0]);

size_t schema_count(void) { return count; }

const unsigned char *schema_bytes(size_t index) { return index < count ? schemas[index].bytes : NULL; }

size_t schema_length(size_t index) { return index < count ? schemas[index].length : 0; }
