"""What the integration tests share: a folder, accounts, processes that end, and what was seen."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time

USER, PASSWORD, DOMAIN, REALM = "alice", "Wasser kocht bei 100 C", "KETTLE", "a realm"
SEEN = {}


def see(package, role, peer, protection, what, holds, detail=""):
    """Notes one observation; the key is a row of the table."""
    SEEN.setdefault((package, role, peer, protection), []).append((what, bool(holds)))
    print(f"{'ok  ' if holds else 'FAIL'} {package} as {role} with {peer}, {protection}: {what}", flush=True)
    if not holds and detail:
        print("     " + str(detail).strip().replace("\n", "\n     ")[-3000:], flush=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Bench:
    """A temporary folder with accounts, and everything that was started in it."""

    def __init__(self, tool):
        self.folder = tempfile.mkdtemp(prefix="interop-")
        os.chmod(self.folder, 0o755)
        self.processes = []
        # Servers that begin as root go on as somebody else, who can read neither a home nor a build.
        self.servant = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self.tool = self.path("sspi")
        shutil.copy(tool, self.tool)
        os.chmod(self.tool, 0o755)
        self.smbpasswd, self.htdigest = self.path("smbpasswd"), self.path("htdigest")
        self.account(self.smbpasswd)
        self.account(self.htdigest, "--realm", REALM, "--algorithm", "MD5", "--algorithm", "SHA-256")
        self.servants = {}
        for name in ("smbpasswd", "htdigest"):
            self.servants[name] = self.hand_over(shutil.copy(self.path(name), self.path(f"servant-{name}")))
        # The accounts of gss-ntlmssp.
        self.users = self.write("users", f"{DOMAIN}:{USER}:{PASSWORD}\n")
        self.wrong_users = self.write("wrong-users", f"{DOMAIN}:{USER}:wrong\n")
        self.nowhere = f"FILE:{self.path('no-tickets')}"

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text, mode=0o644):
        with open(self.path(name), "w") as file:
            file.write(text)
        os.chmod(self.path(name), mode)
        return self.path(name)

    def hand_over(self, path):
        """Gives a file to whoever servers go on as."""
        os.chmod(path, 0o600)
        if os.geteuid() == 0:
            entry = pwd.getpwnam(self.servant)
            os.chown(path, entry.pw_uid, entry.pw_gid)
        return path

    def account(self, path, *options):
        subprocess.run(
            [self.tool, "passwd", "add", USER, "--file", path, "--create", *options], input=PASSWORD + "\n",
            text=True, check=True)

    def start(self, *command, env=None, **options):
        process = subprocess.Popen(
            command, env={**os.environ, **(env or {})}, start_new_session=True, stdin=subprocess.DEVNULL,
            **options)
        self.processes.append(process)
        return process

    def wait_for(self, port, process, log=None):
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                if process.poll() is not None:
                    break
                time.sleep(0.1)
        text = open(log).read() if log and os.path.exists(log) else ""
        raise SystemExit(f"nobody listens on port {port}: {' '.join(process.args)}\n{text[-2000:]}")

    def run(self, *command, input="", env=None):
        """The status and the output of a program."""
        ran = subprocess.run(
            command, input=input, text=True, capture_output=True, timeout=60, env={**os.environ, **(env or {})})
        return ran.returncode, ran.stdout, ran.stderr

    def curl(self, url, *options, password=PASSWORD, user=USER, env=None, as_proxy=False):
        """The status that curl got, and the body."""
        flag = "--proxy-user" if as_proxy else "--user"
        code, output, error = self.run(
            "curl", "-q", "-s", "--noproxy", "" if as_proxy else "*", "--max-time", "30", "-w", "\n%{http_code}", flag,
            f"{user}:{password}", *options, url, env=env)
        body, _, status = output.rpartition("\n")
        return status, body + error

    def close(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in reversed(self.processes):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(5)
        shutil.rmtree(self.folder, ignore_errors=True)


class Lines:
    """A program that answers lines."""

    def __init__(self, *command, env=None):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, **(env or {})})

    def ask(self, line):
        try:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
            return self.process.stdout.readline().strip()
        except BrokenPipeError:
            return ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
        self.process.stdout.close()
