/*
 * An NMS made with libnetconf2: waits on a loopback port for one device, over SSH or TLS, edits its
 * candidate, commits, and prints the replies. Every line of output is "name: value".
 *
 *   libnetconf2-call-home YANG-FOLDER PORT tls CERTIFICATE KEY ROOTS
 *   libnetconf2-call-home YANG-FOLDER PORT ssh USER PASSWORD
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <nc_client.h>

static const char *password;

static int take_host_key(const char *host, ssh_session session, void *data) {
    (void)host, (void)session, (void)data;
    return 0;
}

static char *give_password(const char *user, const char *host, void *data) {
    (void)user, (void)host, (void)data;
    return strdup(password);
}

static int listen_for(int count, char **words) {
    const unsigned short port = (unsigned short)atoi(words[2]);
    if (count == 7 && strcmp(words[3], "tls") == 0)
        return nc_client_tls_ch_set_cert_key_paths(words[4], words[5]) ||
               nc_client_tls_ch_set_trusted_ca_paths(words[6], NULL) ||
               nc_client_tls_ch_add_bind_listen("127.0.0.1", port);
    if (count == 6 && strcmp(words[3], "ssh") == 0) {
        password = words[5];
        nc_client_ssh_ch_set_auth_hostkey_check_clb(take_host_key, NULL);
        nc_client_ssh_ch_set_auth_password_clb(give_password, NULL);
        nc_client_ssh_ch_set_auth_pref(NC_SSH_AUTH_PUBLICKEY, -1);
        nc_client_ssh_ch_set_auth_pref(NC_SSH_AUTH_INTERACTIVE, -1);
        return nc_client_ssh_ch_set_username(words[4]) ||
               nc_client_ssh_ch_add_bind_listen("127.0.0.1", port);
    }
    return -1;
}

/* Sends one request and prints its reply as libyang understood it. */
static int ask(struct nc_session *session, const char *name, struct nc_rpc *rpc) {
    uint64_t id = 0;
    struct lyd_node *envelope = NULL, *reply = NULL;
    int failed = rpc == NULL || nc_send_rpc(session, rpc, 30000, &id) != NC_MSG_RPC;
    if (!failed) {
        const NC_MSG_TYPE got = nc_recv_reply(session, rpc, id, 30000, &envelope, &reply);
        char *text = NULL;
        failed = got != NC_MSG_REPLY ||
                 lyd_print_mem(&text, reply ? reply : envelope, LYD_XML, LYD_PRINT_SHRINK);
        printf("%s: %s\n", name, failed ? "no reply" : text);
        free(text);
    } else {
        printf("%s: not sent\n", name);
    }
    lyd_free_tree(reply);
    lyd_free_tree(envelope);
    nc_rpc_free(rpc);
    return failed;
}

static int manage(struct nc_session *session) {
    const char *edit = "<configuration><system><location><building>B7</building></location></system></configuration>";
    int failed = 0;
    printf("session: %u\n", nc_session_get_id(session));
    failed |= ask(session, "lock", nc_rpc_lock(NC_DATASTORE_CANDIDATE));
    failed |= ask(session, "edit", nc_rpc_edit(NC_DATASTORE_CANDIDATE, NC_RPC_EDIT_DFLTOP_MERGE,
                                               NC_RPC_EDIT_TESTOPT_UNKNOWN, NC_RPC_EDIT_ERROPT_UNKNOWN, edit,
                                               NC_PARAMTYPE_CONST));
    failed |= ask(session, "commit", nc_rpc_commit(0, 0, NULL, NULL, NC_PARAMTYPE_CONST));
    failed |= ask(session, "unlock", nc_rpc_unlock(NC_DATASTORE_CANDIDATE));
    failed |= ask(session, "running",
                  nc_rpc_getconfig(NC_DATASTORE_RUNNING, NULL, NC_WD_UNKNOWN, NC_PARAMTYPE_CONST));
    /* Not left to nc_session_free(), which first waits for the rest of what follows a reply of Junos: its line end. */
    failed |= ask(session, "close",
                  nc_rpc_act_generic_xml("<close-session xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"/>",
                                         NC_PARAMTYPE_CONST));
    return failed;
}

/*
 * What is known of a device: the standard's own module with all its features, because the hello of
 * Junos names capabilities and not the module that libnetconf2 would take the features from.
 */
static struct ly_ctx *known_modules(const char *folder) {
    const char *features[] = {"*", NULL};
    struct ly_ctx *context = NULL;
    if (ly_ctx_new(folder, 0, &context) || !ly_ctx_load_module(context, "ietf-netconf", NULL, features))
        fprintf(stderr, "no module ietf-netconf in %s\n", folder);
    return context;
}

int main(int count, char **words) {
    struct nc_session *session = NULL;
    int failed = 1;
    if (count < 4) return 2;
    struct ly_ctx *context = known_modules(words[1]);
    nc_client_init();
    nc_verbosity(NC_VERB_WARNING);
    if (nc_client_set_schema_searchpath(words[1]) || listen_for(count, words))
        fprintf(stderr, "cannot listen\n");
    else if (nc_accept_callhome(30000, context, &session) != 1)
        fprintf(stderr, "no session\n");
    else
        failed = manage(session);
    nc_session_free(session, NULL);
    nc_client_destroy();
    ly_ctx_destroy(context);
    return failed;
}
