// The templates as bytes of the tool. Each file of the folder has to be named twice here; a test compares the list with
// the folder.

#include "EmbeddedData.h"

// The package's C is that of 2017 for older headers' sake; `#embed` is of 2023, and the compiler has it in both.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char reference_code[] = {
#embed "reference/code.mustache"
};
static const unsigned char reference_codes_matrix[] = {
#embed "reference/codes-matrix.mustache"
};
static const unsigned char reference_evidence[] = {
#embed "reference/evidence.mustache"
};
static const unsigned char reference_family[] = {
#embed "reference/family.mustache"
};
static const unsigned char reference_flags_matrix[] = {
#embed "reference/flags-matrix.mustache"
};
static const unsigned char reference_function[] = {
#embed "reference/function.mustache"
};
static const unsigned char reference_languages[] = {
#embed "reference/languages.mustache"
};
static const unsigned char reference_layout[] = {
#embed "reference/layout.mustache"
};
static const unsigned char reference_overview[] = {
#embed "reference/overview.mustache"
};
static const unsigned char reference_pages[] = {
#embed "reference/pages.mustache"
};
static const unsigned char reference_parameter[] = {
#embed "reference/parameter.mustache"
};
static const unsigned char reference_search_js[] = {
#embed "reference/search.js.mustache"
};
static const unsigned char reference_style_css[] = {
#embed "reference/style.css.mustache"
};
static const unsigned char swift_aliases[] = {
#embed "swift/aliases.mustache"
};
static const unsigned char swift_call_acquire[] = {
#embed "swift/call-acquire.mustache"
};
static const unsigned char swift_call_complete[] = {
#embed "swift/call-complete.mustache"
};
static const unsigned char swift_call_delete[] = {
#embed "swift/call-delete.mustache"
};
static const unsigned char swift_call_establish[] = {
#embed "swift/call-establish.mustache"
};
static const unsigned char swift_call_export[] = {
#embed "swift/call-export.mustache"
};
static const unsigned char swift_call_free_buffer[] = {
#embed "swift/call-free-buffer.mustache"
};
static const unsigned char swift_call_free_credential[] = {
#embed "swift/call-free-credential.mustache"
};
static const unsigned char swift_call_query[] = {
#embed "swift/call-query.mustache"
};
static const unsigned char swift_call_use[] = {
#embed "swift/call-use.mustache"
};
static const unsigned char swift_check_capacity[] = {
#embed "swift/check-capacity.mustache"
};
static const unsigned char swift_check_completing[] = {
#embed "swift/check-completing.mustache"
};
static const unsigned char swift_check_data_or_stream[] = {
#embed "swift/check-data-or-stream.mustache"
};
static const unsigned char swift_check_data[] = {
#embed "swift/check-data.mustache"
};
static const unsigned char swift_check_documented[] = {
#embed "swift/check-documented.mustache"
};
static const unsigned char swift_check_equals[] = {
#embed "swift/check-equals.mustache"
};
static const unsigned char swift_check_established[] = {
#embed "swift/check-established.mustache"
};
static const unsigned char swift_check_first_call[] = {
#embed "swift/check-first-call.mustache"
};
static const unsigned char swift_check_given[] = {
#embed "swift/check-given.mustache"
};
static const unsigned char swift_check_later_call[] = {
#embed "swift/check-later-call.mustache"
};
static const unsigned char swift_check_listed[] = {
#embed "swift/check-listed.mustache"
};
static const unsigned char swift_check_live[] = {
#embed "swift/check-live.mustache"
};
static const unsigned char swift_check_open[] = {
#embed "swift/check-open.mustache"
};
static const unsigned char swift_check_package[] = {
#embed "swift/check-package.mustache"
};
static const unsigned char swift_check_required[] = {
#embed "swift/check-required.mustache"
};
static const unsigned char swift_check_token[] = {
#embed "swift/check-token.mustache"
};
static const unsigned char swift_choices[] = {
#embed "swift/choices.mustache"
};
static const unsigned char swift_failures[] = {
#embed "swift/failures.mustache"
};
static const unsigned char swift_flags[] = {
#embed "swift/flags.mustache"
};
static const unsigned char swift_function[] = {
#embed "swift/function.mustache"
};
static const unsigned char swift_outcome[] = {
#embed "swift/outcome.mustache"
};
static const unsigned char swift_page_body[] = {
#embed "swift/page-body.mustache"
};
static const unsigned char swift_page_shared[] = {
#embed "swift/page-shared.mustache"
};
static const unsigned char swift_page[] = {
#embed "swift/page.mustache"
};
static const unsigned char swift_statuses[] = {
#embed "swift/statuses.mustache"
};
static const unsigned char swift_success[] = {
#embed "swift/success.mustache"
};

struct embedded_file {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

// The repository's own configuration, for whoever says `"interface": "sspi"`.
static const unsigned char sspi[] = {
#embed "../urtext.json"
};

#define EMBEDDED(name, bytes) { name, bytes, sizeof(bytes) }

static const struct embedded_file files[] = {
    EMBEDDED("reference/code.mustache", reference_code),
    EMBEDDED("reference/codes-matrix.mustache", reference_codes_matrix),
    EMBEDDED("reference/evidence.mustache", reference_evidence),
    EMBEDDED("reference/family.mustache", reference_family),
    EMBEDDED("reference/flags-matrix.mustache", reference_flags_matrix),
    EMBEDDED("reference/function.mustache", reference_function),
    EMBEDDED("reference/languages.mustache", reference_languages),
    EMBEDDED("reference/layout.mustache", reference_layout),
    EMBEDDED("reference/overview.mustache", reference_overview),
    EMBEDDED("reference/pages.mustache", reference_pages),
    EMBEDDED("reference/parameter.mustache", reference_parameter),
    EMBEDDED("reference/search.js.mustache", reference_search_js),
    EMBEDDED("reference/style.css.mustache", reference_style_css),
    EMBEDDED("swift/aliases.mustache", swift_aliases),
    EMBEDDED("swift/call-acquire.mustache", swift_call_acquire),
    EMBEDDED("swift/call-complete.mustache", swift_call_complete),
    EMBEDDED("swift/call-delete.mustache", swift_call_delete),
    EMBEDDED("swift/call-establish.mustache", swift_call_establish),
    EMBEDDED("swift/call-export.mustache", swift_call_export),
    EMBEDDED("swift/call-free-buffer.mustache", swift_call_free_buffer),
    EMBEDDED("swift/call-free-credential.mustache", swift_call_free_credential),
    EMBEDDED("swift/call-query.mustache", swift_call_query),
    EMBEDDED("swift/call-use.mustache", swift_call_use),
    EMBEDDED("swift/check-capacity.mustache", swift_check_capacity),
    EMBEDDED("swift/check-completing.mustache", swift_check_completing),
    EMBEDDED("swift/check-data-or-stream.mustache", swift_check_data_or_stream),
    EMBEDDED("swift/check-data.mustache", swift_check_data),
    EMBEDDED("swift/check-documented.mustache", swift_check_documented),
    EMBEDDED("swift/check-equals.mustache", swift_check_equals),
    EMBEDDED("swift/check-established.mustache", swift_check_established),
    EMBEDDED("swift/check-first-call.mustache", swift_check_first_call),
    EMBEDDED("swift/check-given.mustache", swift_check_given),
    EMBEDDED("swift/check-later-call.mustache", swift_check_later_call),
    EMBEDDED("swift/check-listed.mustache", swift_check_listed),
    EMBEDDED("swift/check-live.mustache", swift_check_live),
    EMBEDDED("swift/check-open.mustache", swift_check_open),
    EMBEDDED("swift/check-package.mustache", swift_check_package),
    EMBEDDED("swift/check-required.mustache", swift_check_required),
    EMBEDDED("swift/check-token.mustache", swift_check_token),
    EMBEDDED("swift/choices.mustache", swift_choices),
    EMBEDDED("swift/failures.mustache", swift_failures),
    EMBEDDED("swift/flags.mustache", swift_flags),
    EMBEDDED("swift/function.mustache", swift_function),
    EMBEDDED("swift/outcome.mustache", swift_outcome),
    EMBEDDED("swift/page-body.mustache", swift_page_body),
    EMBEDDED("swift/page-shared.mustache", swift_page_shared),
    EMBEDDED("swift/page.mustache", swift_page),
    EMBEDDED("swift/statuses.mustache", swift_statuses),
    EMBEDDED("swift/success.mustache", swift_success),
};

static const size_t count = sizeof(files) / sizeof(files[0]);

size_t embedded_count(void) { return count; }

const char *embedded_name(size_t index) { return index < count ? files[index].name : NULL; }

const unsigned char *embedded_bytes(size_t index) { return index < count ? files[index].bytes : NULL; }

size_t embedded_length(size_t index) { return index < count ? files[index].length : 0; }

const unsigned char *embedded_sspi_bytes(void) { return sspi; }

size_t embedded_sspi_length(void) { return sizeof(sspi); }
