"""Samba's ntlm_auth on the other side of our helper."""

import base64

from bench import DOMAIN, PASSWORD, USER, Lines, see


def talk(client, server, password=None):
    """Lets two helpers talk. Gives what each said last."""
    if password and client.ask("PW " + base64.b64encode(password.encode()).decode()) != "OK":
        return "", ""
    said, heard = client.ask("YR"), ""
    for _ in range(6):
        words = said.split()
        if len(words) < 2 or words[0] not in ("YR", "KK", "AF"):
            return said, heard
        heard = server.ask(f"{'YR' if words[0] == 'YR' else 'KK'} {words[1]}")
        answer = heard.split()
        if words[0] == "AF" or not answer or answer[0] not in ("TT", "AF"):
            return said, heard
        if answer[0] == "AF" and (len(answer) < 3 or answer[1] == "*"):
            return said, heard
        said = client.ask(f"{answer[0]} {answer[1]}")
    return said, heard


def run(bench):
    theirs, ours = "/usr/bin/ntlm_auth", bench.tool
    who = [f"--username={USER}", f"--domain={DOMAIN}"]
    accounts = ["--smbpasswd", bench.smbpasswd, "--domain", DOMAIN]
    protocols = [
        ("NTLM", "logon alone", "ntlmssp-client-1", "squid-2.5-ntlmssp"),
        ("Negotiate, NTLM", "list signed", "gss-spnego-client", "gss-spnego")]
    for package, protection, initiate, accept in protocols:
        for password, what in ((PASSWORD, "logon"), ("wrong", "wrong password refused")):
            def judge(said, heard):
                if password == PASSWORD:
                    return heard.startswith("AF") and USER in heard and (said.startswith("AF") or said == "")
                return heard.startswith("NA") or said.startswith("NA")

            with Lines(theirs, f"--helper-protocol={initiate}", *who) as client, \
                    Lines(ours, "helper", "--protocol", accept, *accounts) as server:
                said, heard = talk(client, server, password)
                see(package, "acceptor", "Samba's ntlm_auth", protection, what, judge(said, heard), f"{said}\n{heard}")
                if password == PASSWORD:
                    keys = client.ask("GK"), server.ask("GK")
                    # Samba's has a key only where signing was agreed on.
                    if keys[0].startswith("GK"):
                        see(package, "acceptor", "Samba's ntlm_auth", protection, "one session key",
                            keys[0] == keys[1], keys)
            # With a password, theirs judges without a domain behind it.
            with Lines(ours, "helper", "--protocol", initiate, *who) as client, \
                    Lines(theirs, f"--helper-protocol={accept}", *who, f"--password={PASSWORD}") as server:
                said, heard = talk(client, server, password)
                see(package, "initiator", "Samba's ntlm_auth", protection, what, judge(said, heard), f"{said}\n{heard}")
