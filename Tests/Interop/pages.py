"""Our server with curl and our client, and our client with Apache."""

import os
import subprocess

from bench import DOMAIN, PASSWORD, REALM, USER, free_port, see

MODULES = "/usr/lib/apache2/modules"


def serve(bench, program, *options):
    port = free_port()
    with open(bench.path(f"server-{port}.log"), "w") as log:
        process = bench.start(program, "--port", str(port), "--domain", DOMAIN, *options, stdout=log, stderr=log)
    bench.wait_for(port, process, bench.path(f"server-{port}.log"))
    return port


def with_curl(bench, realm, program):
    all_accounts = ["--smbpasswd", bench.smbpasswd, "--htdigest", bench.htdigest, "--realm", REALM]
    plain = serve(bench, program, *all_accounts, "--schemes", "NTLM,Digest")
    kerberos = serve(bench, program, *all_accounts, "--keytab", realm.keytab, "--delegation")
    negotiated = serve(bench, program, *all_accounts)
    nobody = {"user": "", "password": ""}

    def both(package, protection, port, option, expected, right, wrong):
        status, body = bench.curl(f"http://localhost:{port}/page?a=b", *option, **right)
        see(package, "acceptor", "curl", protection, "logon", status == "200" and expected in body, f"{status} {body}")
        status, body = bench.curl(f"http://localhost:{port}/page?a=b", *option, **wrong)
        see(package, "acceptor", "curl", protection, "wrong password refused", status == "401", f"{status} {body}")

    wrong = {"password": "wrong"}
    both("NTLM", "logon alone", plain, ["--ntlm"], f"user={DOMAIN}\\{USER} scheme=NTLM", {}, wrong)
    both("Digest", "auth, SHA-256", plain, ["--digest"], f"user={USER} scheme=Digest", {}, wrong)
    both("Digest, best of all", "auth, SHA-256", plain, ["--anyauth"], "scheme=Digest", {}, wrong)
    both("Negotiate, NTLM", "list signed", negotiated, ["--negotiate"], "package=NTLM",
         {**nobody, "env": {"KRB5CCNAME": bench.nowhere, "NTLM_USER_FILE": bench.users}},
         {**nobody, "env": {"KRB5CCNAME": bench.nowhere, "NTLM_USER_FILE": bench.wrong_users}})
    ticket, none = {"env": {"KRB5CCNAME": realm.cache}}, {"env": {"KRB5CCNAME": bench.nowhere}}
    who = f"user={USER}@KETTLE.TEST scheme=Negotiate package=Kerberos"
    both("Negotiate, Kerberos", "logon alone", kerberos, ["--negotiate"], who, {**nobody, **ticket}, {**nobody, **none})
    both("Negotiate, best of all", "logon alone", kerberos, ["--anyauth"], who, {**nobody, **ticket},
         {**nobody, **none})
    see("Negotiate, Kerberos", "acceptor", "MIT's centre", "logon alone", "wrong password refused", realm.refuses_wrong)
    status, body = bench.curl(
        f"http://localhost:{kerberos}/", "--negotiate", "--delegation", "always", **nobody, **ticket)
    see("Negotiate, Kerberos", "acceptor", "curl", "delegation", "the server logs on as the client",
        status == "200" and f"delegated={USER}@KETTLE.TEST" in body, f"{status} {body}")
    status, body = bench.curl(f"http://localhost:{kerberos}/", "--negotiate", **nobody, **ticket)
    see("Negotiate, Kerberos", "acceptor", "curl", "delegation", "not without leave", "delegated=nobody" in body, body)
    return plain, kerberos, negotiated


def apache(bench, realm):
    """Apache with one folder for each of its modules."""
    port, folder = free_port(), bench.path("apache")
    root = os.path.join(folder, "site")
    for name in ("kerberos", "ntlm", "digest"):
        os.makedirs(os.path.join(root, name))
        bench.write(os.path.join(root, name, "page"), "PASSED\n")
    users = bench.hand_over(bench.write("apache-users", open(bench.htdigest).read()))
    names = ["mpm_prefork", "authn_core", "authn_file", "authz_core", "authz_user", "auth_digest", "auth_gssapi"]
    gss = ["AuthType GSSAPI", 'AuthName "x"', "GssapiSSLonly Off", "GssapiConnectionBound On", "Require valid-user"]
    lines = [f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in names] + [
        f"ServerRoot {folder}", "ServerName localhost", f"Listen 127.0.0.1:{port}", f"PidFile {folder}/pid",
        f"ErrorLog {folder}/errors", f"DocumentRoot {root}", f"User {bench.servant}",
        "Group nogroup" if os.geteuid() == 0 else "", f"Mutex file:{folder}", f"DefaultRuntimeDir {folder}",
        f"<Directory {root}/kerberos>", *gss, "GssapiAllowedMech krb5",
        f"GssapiCredStore keytab:{realm.servant_keytab}", "</Directory>",
        f"<Directory {root}/ntlm>", *gss, "GssapiAllowedMech ntlmssp", "</Directory>",
        f"<Directory {root}/digest>", "AuthType Digest", f'AuthName "{REALM}"', "AuthDigestProvider file",
        f"AuthUserFile {users}", "Require valid-user", "</Directory>"]
    config = bench.write("apache.conf", "\n".join(lines) + "\n")
    servant_users = bench.hand_over(bench.write("servant-users", open(bench.users).read()))
    process = bench.start("/usr/sbin/apache2", "-f", config, "-X", env={"NTLM_USER_FILE": servant_users},
                          stderr=subprocess.DEVNULL)
    bench.wait_for(port, process, f"{folder}/errors")
    return port


def with_client(bench, realm, program, ports):
    plain, kerberos, negotiated = ports
    theirs = apache(bench, realm)

    def get(*options, password=PASSWORD, env=None):
        return bench.run(program, *options, input=password + "\n", env=env)

    def both(package, peer, protection, options, expected, wrong_options=None, **keys):
        code, output, error = get(*options, **keys.get("right", {}))
        see(package, "initiator", peer, protection, "logon", code == 0 and expected in output, output + error)
        code, output, error = get(*(wrong_options or options), **keys.get("wrong", {"password": "wrong"}))
        see(package, "initiator", peer, protection, "wrong password refused", code == 1 and "PASSED" not in output
            and "user=" not in output, output + error)

    user = ["--user", USER, "--domain", DOMAIN]
    both("NTLM", "our server", "logon alone", [*user, "--schemes", "NTLM", f"http://localhost:{plain}/"], "scheme=NTLM")
    both("Digest", "our server", "auth, SHA-256, mutual",
         [*user, "--schemes", "Digest", "--mutual", "--count", "3", f"http://localhost:{plain}/"], "scheme=Digest")
    both("Negotiate, NTLM", "our server", "list signed",
         [*user, "--schemes", "Negotiate", f"http://localhost:{negotiated}/"], "package=NTLM")
    tickets = {"right": {"env": {"KRB5CCNAME": realm.cache}}, "wrong": {"env": {"KRB5CCNAME": bench.nowhere}}}
    both("Negotiate, Kerberos", "our server", "mutual", ["--kerberos", "--mutual", f"http://localhost:{kerberos}/"],
         "package=Kerberos", **tickets)
    both("Negotiate, Kerberos", "Apache mod_auth_gssapi", "mutual",
         ["--kerberos", "--mutual", f"http://localhost:{theirs}/kerberos/page"], "PASSED", **tickets)
    both("Negotiate, NTLM", "Apache mod_auth_gssapi with gss-ntlmssp", "list signed",
         [*user, "--schemes", "Negotiate", f"http://localhost:{theirs}/ntlm/page"], "PASSED")
    both("Digest", "Apache mod_auth_digest", "auth, MD5, mutual",
         [*user, "--mutual", "--count", "3", f"http://localhost:{theirs}/digest/page"], "PASSED")


def run(bench, realm, server, client):
    ports = with_curl(bench, realm, server)
    with_client(bench, realm, client, ports)
