/* Measures NTLM and SPNEGO of the system's GSS-API (gss-ntlmssp, MIT) as SSPIBenchmark measures ours.
 * usage: NTLM_USER_FILE=FILE gss [SECONDS-A-FIGURE]
 * build: cc -O2 gss.c -lgssapi_krb5 */
#include <gssapi/gssapi.h>
#include <gssapi/gssapi_ext.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static gss_OID_desc ntlm = {10, "\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a"};
static gss_OID_desc spnego = {6, "\x2b\x06\x01\x05\x05\x02"};
static double seconds = 1;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void check(const char *what, OM_uint32 major, OM_uint32 minor) {
    if (GSS_ERROR(major)) {
        fprintf(stderr, "gss: %s: %#x %u\n", what, major, minor);
        exit(1);
    }
}

static gss_name_t name(const char *text, gss_OID type) {
    gss_buffer_desc buffer = {strlen(text), (void *)text};
    gss_name_t result;
    OM_uint32 minor, major = gss_import_name(&minor, &buffer, type, &result);
    check("name", major, minor);
    return result;
}

static gss_cred_id_t outbound, inbound;
static gss_name_t target;

static void credentials(gss_OID mechanism) {
    gss_OID_set_desc set = {1, mechanism};
    gss_OID_set_desc inner = {1, &ntlm};
    gss_buffer_desc password = {11, "Sekr1t-Pass"};
    OM_uint32 minor, major;
    major = gss_acquire_cred_with_password(&minor, name("TESTDOM\\alice", GSS_C_NT_USER_NAME), &password,
                                           GSS_C_INDEFINITE, &set, GSS_C_INITIATE, &outbound, NULL, NULL);
    check("password", major, minor);
    major = gss_acquire_cred(&minor, GSS_C_NO_NAME, GSS_C_INDEFINITE, &set, GSS_C_ACCEPT, &inbound, NULL, NULL);
    check("accounts", major, minor);
    if (mechanism == &spnego) {
        gss_set_neg_mechs(&minor, outbound, &inner);
        gss_set_neg_mechs(&minor, inbound, &inner);
    }
    target = name("HTTP@server.test", GSS_C_NT_HOSTBASED_SERVICE);
}

static void logon(gss_OID mechanism, gss_ctx_id_t *i, gss_ctx_id_t *a) {
    OM_uint32 minor, major, ignored;
    gss_buffer_desc to_a = GSS_C_EMPTY_BUFFER, to_i = GSS_C_EMPTY_BUFFER;
    OM_uint32 flags = GSS_C_INTEG_FLAG | GSS_C_CONF_FLAG | GSS_C_REPLAY_FLAG | GSS_C_SEQUENCE_FLAG;
    int more = 1;
    *i = *a = GSS_C_NO_CONTEXT;
    while (more) {
        major = gss_init_sec_context(&minor, outbound, i, target, mechanism, flags, 0, GSS_C_NO_CHANNEL_BINDINGS, &to_i,
                                     NULL, &to_a, NULL, NULL);
        check("initiator", major, minor);
        gss_release_buffer(&ignored, &to_i);
        more = (major & GSS_S_CONTINUE_NEEDED) != 0;
        if (!to_a.length) break;
        major = gss_accept_sec_context(&minor, a, inbound, &to_a, GSS_C_NO_CHANNEL_BINDINGS, NULL, NULL, &to_i, NULL,
                                       NULL, NULL);
        check("acceptor", major, minor);
        gss_release_buffer(&ignored, &to_a);
    }
}

static void drop(gss_ctx_id_t *i, gss_ctx_id_t *a) {
    OM_uint32 minor;
    gss_delete_sec_context(&minor, i, GSS_C_NO_BUFFER);
    gss_delete_sec_context(&minor, a, GSS_C_NO_BUFFER);
}

static void logons(const char *label, gss_OID mechanism) {
    gss_ctx_id_t i, a;
    long count = 0;
    credentials(mechanism);
    logon(mechanism, &i, &a);
    drop(&i, &a);
    double start = now();
    for (; now() - start < seconds; count++) {
        logon(mechanism, &i, &a);
        drop(&i, &a);
    }
    printf("%s\t%ld\n", label, (long)(count / (now() - start)));
}

static void messages(size_t size) {
    gss_ctx_id_t i, a;
    OM_uint32 minor, major;
    char *bytes = calloc(1, size);
    gss_buffer_desc plain = {size, bytes}, sealed, opened;
    long count = 0;
    double start;
    logon(&ntlm, &i, &a);
    start = now();
    for (; now() - start < seconds; count++) {
        major = gss_wrap(&minor, i, 1, 0, &plain, NULL, &sealed);
        check("seal", major, minor);
        gss_release_buffer(&minor, &sealed);
    }
    printf("ntlm-seal-%zu\t%ld\n", size, (long)(count / (now() - start)));
    drop(&i, &a);
    logon(&ntlm, &i, &a);
    count = 0, start = now();
    for (; now() - start < seconds; count++) {
        check("seal", gss_wrap(&minor, a, 1, 0, &plain, NULL, &sealed), minor);
        check("unseal", gss_unwrap(&minor, i, &sealed, &opened, NULL, NULL), minor);
        gss_release_buffer(&minor, &sealed);
        gss_release_buffer(&minor, &opened);
    }
    printf("ntlm-unseal-pair-%zu\t%ld\n", size, (long)(count / (now() - start)));
    count = 0, start = now();
    for (; now() - start < seconds; count++) {
        check("sign", gss_get_mic(&minor, i, 0, &plain, &sealed), minor);
        gss_release_buffer(&minor, &sealed);
    }
    printf("ntlm-sign-%zu\t%ld\n", size, (long)(count / (now() - start)));
    drop(&i, &a);
    free(bytes);
}

int main(int argc, char **argv) {
    if (argc > 1) seconds = atof(argv[1]);
    logons("ntlm-logons", &ntlm);
    messages(256);
    messages(65536);
    logons("negotiate-logons", &spnego);
    return 0;
}
