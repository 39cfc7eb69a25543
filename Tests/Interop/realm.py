"""A realm of Kerberos with a key distribution centre on loopback."""

import os
import shutil
import subprocess

from bench import PASSWORD, USER, free_port

NAME = "KETTLE.TEST"


class Realm:
    def __init__(self, bench):
        self.bench = bench
        port = free_port()
        os.environ["KRB5_CONFIG"] = bench.write("krb5.conf", f"""
[libdefaults]
    default_realm = {NAME}
    dns_lookup_kdc = false
    dns_lookup_realm = false
    dns_canonicalize_hostname = false
    rdns = false
    forwardable = true
    udp_preference_limit = 1
[realms]
    {NAME} = {{
        kdc = 127.0.0.1:{port}
    }}
[domain_realm]
    localhost = {NAME}
    kettle.test = {NAME}
""")
        profile = {"KRB5_KDC_PROFILE": bench.write("kdc.conf", f"""
[kdcdefaults]
    kdc_listen = 127.0.0.1:{port}
    kdc_tcp_listen = 127.0.0.1:{port}
[realms]
    {NAME} = {{
        database_name = {bench.path("principals")}
        key_stash_file = {bench.path("stash")}
        acl_file = {bench.path("acl")}
        max_life = 1h
        supported_enctypes = aes256-cts-hmac-sha1-96:normal aes128-cts-hmac-sha256-128:normal
    }}
""")}
        environment = {**os.environ, **profile}

        def run(*command, input=""):
            ran = subprocess.run(
                command, input=input, text=True, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            if ran.returncode:
                raise SystemExit(f"{command[0]}: {ran.stdout}")

        run("/usr/sbin/kdb5_util", "create", "-s", "-P", "master", "-r", NAME)
        self.keytab = bench.path("keytab")
        services = ["HTTP/localhost", "HTTP/kettle.test"]
        run("/usr/sbin/kadmin.local", "-r", NAME, input="\n".join(
            [f'addprinc -pw "{PASSWORD}" {USER}'] + [f"addprinc -randkey {name}" for name in services]
            + [f"ktadd -k {self.keytab} {name}" for name in services]
            + [f"modprinc +ok_as_delegate {name}" for name in services] + [""]))
        self.servant_keytab = bench.hand_over(shutil.copy(self.keytab, bench.path("servant-keytab")))
        process = bench.start("/usr/sbin/krb5kdc", "-n", "-r", NAME, env=profile, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        bench.wait_for(port, process)
        self.cache = f"FILE:{bench.path('tickets')}"
        code, _, error = self.logon(PASSWORD, self.cache)
        if code:
            raise SystemExit(f"no ticket: {error}")
        self.refuses_wrong = self.logon("wrong", bench.nowhere)[0] != 0

    def logon(self, password, cache):
        return self.bench.run("kinit", "-f", "-c", cache, USER, input=password + "\n")
