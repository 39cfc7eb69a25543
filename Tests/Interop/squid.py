"""Squid with our helpers, and curl in front of it."""

import http.server
import os
import subprocess
import threading

from bench import PASSWORD, REALM, USER, DOMAIN, free_port, see


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "7")
        self.end_headers()
        self.wfile.write(b"PASSED\n")

    def log_message(self, *arguments):
        pass


def configuration(bench, realm, port, folder):
    helper = f"{bench.tool} helper --protocol"
    samba, digest = bench.servants["smbpasswd"], bench.servants["htdigest"]
    return f"""
http_port 127.0.0.1:{port}
pid_filename {folder}/pid
cache_log {folder}/cache.log
logformat who %un %>Hs
access_log stdio:{folder}/access.log who
cache deny all
coredump_dir {folder}
netdb_filename none
pinger_enable off
shutdown_lifetime 0 seconds
visible_hostname localhost
cache_effective_user {bench.servant}
auth_param negotiate program {helper} gss-spnego --smbpasswd {samba} --domain {DOMAIN} --keytab {realm.servant_keytab}
auth_param negotiate children 2 startup=1
auth_param ntlm program {helper} squid-2.5-ntlmssp --smbpasswd {samba} --domain {DOMAIN}
auth_param ntlm children 2 startup=1
auth_param digest program {helper} squid-digest --htdigest {digest} --concurrency
auth_param digest children 1 startup=1 concurrency=20
auth_param digest realm {REALM}
auth_param basic program {helper} squid-2.5-basic --smbpasswd {samba} --concurrency
auth_param basic children 1 startup=1 concurrency=20
auth_param basic realm {REALM}
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all
"""


def run(bench, realm):
    folder = bench.path("squid")
    os.mkdir(folder)
    bench.hand_over(folder)
    os.chmod(folder, 0o755)
    port = free_port()
    config = bench.write("squid.conf", configuration(bench, realm, port, folder))
    process = bench.start("/usr/sbin/squid", "-N", "-f", config, stderr=subprocess.DEVNULL)
    bench.wait_for(port, process, f"{folder}/cache.log")
    origin = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=origin.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{origin.server_address[1]}/"

    def get(option, **keys):
        return bench.curl(url, option, "-x", f"http://localhost:{port}", as_proxy=True, **keys)

    def users():
        with open(f"{folder}/access.log") as file:
            return file.read().split("\n")

    def both(package, protection, option, name, right, wrong):
        status, body = get(option, **right)
        see(package, "acceptor", "Squid and curl", protection, "logon",
            status == "200" and "PASSED" in body and f"{name} 200" in users(), f"{status} {body} {users()[-4:]}")
        status, body = get(option, **wrong)
        see(package, "acceptor", "Squid and curl", protection, "wrong password refused", status == "407",
            f"{status} {body}")

    try:
        both("NTLM", "logon alone", "--proxy-ntlm", f"{DOMAIN}\\{USER}", {}, {"password": "wrong"})
        both("Digest", "auth, MD5", "--proxy-digest", USER, {}, {"password": "wrong"})
        status, body = get("--proxy-basic")
        see("basic", "acceptor", "Squid and curl", "none", "logon", status == "200", body)
        status, body = get("--proxy-basic", password="wrong")
        see("basic", "acceptor", "Squid and curl", "none", "wrong password refused", status == "407", body)
        nobody = {"user": "", "password": ""}
        both("Negotiate, NTLM", "list signed", "--proxy-negotiate", f"{DOMAIN}\\{USER}",
             {**nobody, "env": {"KRB5CCNAME": bench.nowhere, "NTLM_USER_FILE": bench.users}},
             {**nobody, "env": {"KRB5CCNAME": bench.nowhere, "NTLM_USER_FILE": bench.wrong_users}})
        both("Negotiate, Kerberos", "logon alone", "--proxy-negotiate", f"{USER}@KETTLE.TEST",
             {**nobody, "env": {"KRB5CCNAME": realm.cache}}, {**nobody, "env": {"KRB5CCNAME": bench.nowhere}})
    finally:
        origin.shutdown()
        origin.server_close()
