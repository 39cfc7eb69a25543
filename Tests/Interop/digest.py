#!/usr/bin/env python3
"""Logs on to Apache's mod_auth_digest with our client, and to our server with curl.

usage: digest.py SSPI    (the built tool)

Everything listens on the loopback and lives in a temporary folder. Needs apache2 and curl.
"""

import base64
import hashlib
import http.client
import http.server
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

USER, PASSWORD, REALM = "alice", "Sekr1t-Pass", "a realm"


class Side:
    """One side of a context, behind the tool's line protocol."""

    def __init__(self, tool, role, **keys):
        words = [f"{key.replace('_', '-')}={value}" for key, value in keys.items()]
        self.process = subprocess.Popen(
            [tool, "interop", role, "digest", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().decode().split()

    def token(self, verb, value=None):
        """The words before the token, and the token."""
        words = self.ask(verb if value is None else f"{verb} {base64.b64encode(value).decode()}")
        carried = [word[6:] if word.startswith("token=") else word for word in words[1:]]
        if words[0] == "error":
            return words[:2], base64.b64decode(carried[1]) if words[2:3] and words[2].startswith("token=") else b""
        return words[:1], base64.b64decode(carried[0]) if carried else b""

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Apache:
    MODULES = "/usr/lib/apache2/modules"

    def __init__(self, folder, lifetime):
        self.port = free_port()
        root = os.path.join(folder, "site")
        os.makedirs(root, exist_ok=True)
        os.chmod(folder, 0o755)
        with open(os.path.join(root, "page.txt"), "w") as page:
            page.write("PASSED\n")
        digits = hashlib.md5(f"{USER}:{REALM}:{PASSWORD}".encode()).hexdigest()
        users = os.path.join(folder, "users")
        with open(users, "w") as file:
            file.write(f"{USER}:{REALM}:{digits}\n")
        os.chmod(users, 0o644)
        names = ["mpm_prefork", "authn_core", "authn_file", "authz_core", "authz_user", "auth_digest"]
        lines = [f"LoadModule {n}_module {self.MODULES}/mod_{n}.so" for n in names] + [
            f"ServerRoot {folder}", "ServerName localhost", f"Listen 127.0.0.1:{self.port}", f"PidFile {folder}/pid",
            f"ErrorLog {folder}/errors", f"DocumentRoot {root}", "User nobody", "Group nogroup",
            f"Mutex file:{folder}", f"DefaultRuntimeDir {folder}", f"<Directory {root}>", "AuthType Digest", f'AuthName "{REALM}"',
            "AuthDigestProvider file", f"AuthUserFile {users}", f"AuthDigestNonceLifetime {lifetime}", "Require valid-user",
            "</Directory>"]
        config = os.path.join(folder, "conf")
        with open(config, "w") as file:
            file.write("\n".join(lines) + "\n")
        self.process = subprocess.Popen(["/usr/sbin/apache2", "-f", config, "-X"])
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        with open(os.path.join(folder, "errors")) as errors:
            raise SystemExit("apache2 does not answer: " + errors.read())

    def get(self, authorization=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Authorization": authorization} if authorization else {}
        connection.request("GET", "/page.txt", headers=headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, answer.getheader("WWW-Authenticate"), answer.getheader("Authentication-Info")

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def check(what, holds):
    print(("ok   " if holds else "FAIL ") + what)
    if not holds:
        check.failures += 1


check.failures = 0


def bare(challenge):
    return challenge[len("Digest "):].encode()


def with_apache(tool, folder):
    server = Apache(folder, lifetime=2)
    try:
        client = Side(tool, "initiate", user=USER, password=PASSWORD, uri="/page.txt")
        status, challenge, _ = server.get()
        check("apache: a request without a response is challenged", status == 401)
        words, response = client.token("token", bare(challenge))
        status, _, information = server.get("Digest " + response.decode())
        check("apache: our client gets in", words == ["done"] and status == 200)
        checked = client.ask("check " + base64.b64encode((information or "").encode()).decode())
        check("apache: its Authentication-Info is verified", checked == ["verified"])
        _, further = client.token("request method=GET uri=/page.txt")
        # A nonce of so short a life is replaced at once.
        count = b"nc=00000001" if "nextnonce" in (information or "") else b"nc=00000002"
        check("apache: a further request gets in",
              count in further and server.get("Digest " + further.decode())[0] == 200)
        time.sleep(3)
        _, late = client.token("request method=GET uri=/page.txt")
        status, challenge, _ = server.get("Digest " + late.decode())
        check("apache: the nonce expires", status == 401 and "stale=true" in challenge.lower())
        words, response = client.token("token", bare(challenge))
        check("apache: the stale challenge is answered", words == ["done"] and server.get("Digest " + response.decode())[0] == 200)
        client.close()
        wrong = Side(tool, "initiate", user=USER, password="wrong", uri="/page.txt")
        _, challenge, _ = server.get()
        _, response = wrong.token("token", bare(challenge))
        status, challenge, _ = server.get("Digest " + response.decode())
        words, _ = wrong.token("token", bare(challenge))
        check("apache: a wrong password stays outside, and the client says so",
              status == 401 and words == ["error", "SEC_E_LOGON_DENIED"])
        wrong.close()
    finally:
        server.stop()


def with_curl(tool, folder, algorithm, password, expected, **keys):
    users = os.path.join(folder, "accounts")
    with open(users, "w") as file:
        file.write(f":{USER}:{PASSWORD}\n")
    side = Side(tool, "accept", realm=REALM, uri="/x?a=b", users=users, algorithm=algorithm, **keys)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            field = self.headers.get("Authorization")
            if field:
                words, token = side.token("token", field[len("Digest "):].encode("latin-1"))
            else:
                words, token = side.token("start")
            accepted = words == ["done"]
            self.send_response(200 if accepted else 401)
            if not accepted:
                challenge = token.decode() or 'realm="x", nonce="y"'
                self.send_header("WWW-Authenticate", "Digest " + challenge)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/x?a=b"
    ran = subprocess.run(
        ["curl", "-q", "-s", "-o", os.devnull, "-w", "%{http_code}", "--noproxy", "*", "--max-time", "20", "--digest",
         "-u", f"{USER}:{password}", url], capture_output=True, timeout=60)
    server.shutdown()
    server.server_close()
    side.close()
    check(f"curl: {algorithm} {keys or ''} with {'the' if expected == '200' else 'a wrong'} password gives {expected}",
          ran.stdout.decode() == expected)


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    tool = os.path.abspath(sys.argv[1])
    for needed in ("/usr/sbin/apache2", shutil.which("curl") or "curl"):
        if not os.path.exists(needed):
            raise SystemExit(f"{needed} is missing; install apache2 and curl")
    with tempfile.TemporaryDirectory(prefix="digest-") as folder:
        with_apache(tool, folder)
        # Before 8.11 curl takes SHA-256 where it says SHA-512-256.
        for algorithm in ("MD5", "MD5-sess", "SHA-256", "SHA-256-sess"):
            with_curl(tool, folder, algorithm, PASSWORD, "200")
        with_curl(tool, folder, "MD5", PASSWORD, "200", qop="none")
        with_curl(tool, folder, "SHA-256", PASSWORD, "200", userhash="true")
        with_curl(tool, folder, "SHA-256", "wrong", "401")
    raise SystemExit(1 if check.failures else 0)


main()
