/* Measures DIGEST-MD5 of Cyrus SASL as SSPIBenchmark measures ours: both sides in one process.
 * usage: SASL_DB=FILE sasl [SECONDS-A-FIGURE]; FILE is made by saslpasswd2
 * build: cc -O2 sasl.c -lsasl2 */
#include <sasl/sasl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds = 1;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static void check(const char *what, int code) {
    if (code != SASL_OK && code != SASL_CONTINUE) {
        fprintf(stderr, "sasl: %s: %d\n", what, code);
        exit(1);
    }
}

static int option(void *context, const char *plugin, const char *name, const char **value, unsigned *size) {
    (void)context, (void)plugin;
    const char *found = NULL;
    if (!strcmp(name, "auxprop_plugin")) found = "sasldb";
    if (!strcmp(name, "sasldb_path")) found = getenv("SASL_DB");
    if (!strcmp(name, "pwcheck_method")) found = "auxprop";
    if (!strcmp(name, "reauth_timeout")) found = "0";
    if (!found) return SASL_FAIL;
    *value = found;
    if (size) *size = strlen(found);
    return SASL_OK;
}

static int quiet(void *context, int level, const char *text) {
    (void)context, (void)level, (void)text;
    return SASL_OK;
}

static int name(void *context, int id, const char **value, unsigned *size) {
    (void)context;
    *value = id == SASL_CB_USER ? "" : "alice";
    if (size) *size = strlen(*value);
    return SASL_OK;
}

static int secret(sasl_conn_t *connection, void *context, int id, sasl_secret_t **value) {
    (void)connection, (void)context, (void)id;
    static sasl_secret_t *password;
    if (!password) {
        password = calloc(1, sizeof *password + 16);
        password->len = 11;
        memcpy(password->data, "Sekr1t-Pass", 11);
    }
    *value = password;
    return SASL_OK;
}

typedef int (*callback)(void);
static sasl_callback_t common[] = {{SASL_CB_GETOPT, (callback)option, NULL}, {SASL_CB_LOG, (callback)quiet, NULL}, {SASL_CB_LIST_END, NULL, NULL}};
static sasl_callback_t own[] = {{SASL_CB_USER, (callback)name, NULL}, {SASL_CB_AUTHNAME, (callback)name, NULL}, {SASL_CB_PASS, (callback)secret, NULL}, {SASL_CB_LIST_END, NULL, NULL}};

static void logon(unsigned layer, sasl_conn_t **client, sasl_conn_t **server) {
    const char *out = NULL, *used, *answer = NULL;
    unsigned size = 0, length = 0;
    sasl_security_properties_t properties = {layer, layer, 131072, SASL_SEC_NOPLAINTEXT, NULL, NULL};
    check("client", sasl_client_new("imap", "server.test", NULL, NULL, own, 0, client));
    check("server", sasl_server_new("imap", "server.test", "server.test", NULL, NULL, NULL, 0, server));
    check("props", sasl_setprop(*client, SASL_SEC_PROPS, &properties));
    check("props", sasl_setprop(*server, SASL_SEC_PROPS, &properties));
    check("client start", sasl_client_start(*client, "DIGEST-MD5", NULL, &out, &size, &used));
    check("server start", sasl_server_start(*server, "DIGEST-MD5", NULL, 0, &answer, &length));
    check("client step", sasl_client_step(*client, answer, length, NULL, &out, &size));
    check("server step", sasl_server_step(*server, out, size, &answer, &length));
    check("client end", sasl_client_step(*client, answer, length, NULL, &out, &size));
    check("server end", sasl_server_step(*server, "", 0, &answer, &length));
}

int main(int argc, char **argv) {
    if (argc > 1) seconds = atof(argv[1]);
    check("init", sasl_client_init(common));
    check("init", sasl_server_init(common, "benchmark"));
    sasl_conn_t *client = NULL, *server = NULL;
    double start = now();
    long count = 0;
    while (now() - start < seconds) {
        logon(0, &client, &server);
        sasl_dispose(&client);
        sasl_dispose(&server);
        count++;
    }
    printf("digest-md5-logons\t%.0f\n", count / (now() - start));
    for (int size = 256; size <= 32768; size *= 128) {
        logon(1, &client, &server);
        char *message = calloc(1, size);
        const char *out;
        unsigned length;
        start = now();
        count = 0;
        while (now() - start < seconds) {
            check("encode", sasl_encode(client, message, size, &out, &length));
            check("decode", sasl_decode(server, out, length, &out, &length));
            count++;
        }
        printf("digest-md5-integrity-pair-%d\t%.0f\n", size, count / (now() - start));
        sasl_dispose(&client);
        sasl_dispose(&server);
        free(message);
    }
    return 0;
}
