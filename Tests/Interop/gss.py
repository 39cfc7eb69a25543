"""MIT's GSS-API and gss-ntlmssp on the other side of our contexts: logon, sealing, signing, delegation."""

import base64
import os

import gssapi

from bench import DOMAIN, PASSWORD, USER, Lines, see

NTLM = gssapi.OID.from_int_seq("1.3.6.1.4.1.311.2.2.10")
SPNEGO = gssapi.OID.from_int_seq("1.3.6.1.5.5.2")
KERBEROS = gssapi.MechType.kerberos
TARGET = gssapi.Name("HTTP@localhost", gssapi.NameType.hostbased_service)
FLAGS = [gssapi.RequirementFlag.integrity, gssapi.RequirementFlag.confidentiality,
         gssapi.RequirementFlag.replay_detection, gssapi.RequirementFlag.out_of_sequence_detection]


class Ours(Lines):
    """One of our contexts, behind the tool's line protocol."""

    def __init__(self, tool, role, *keys, env=None):
        super().__init__(tool, "interop", role, "negotiate" if any("mechs" in key for key in keys) else "ntlm", *keys,
                         env=env)

    def step(self, token):
        words = self.ask("start" if token is None else "token " + base64.b64encode(token).decode()).split()
        if not words or words[0] == "error":
            raise PermissionError(" ".join(words))
        return words[0] == "done", base64.b64decode(words[1]) if len(words) > 1 else None

    def bytes(self, verb, *values):
        words = self.ask(" ".join([verb, *(base64.b64encode(value).decode() for value in values)])).split()
        if not words or words[0] == "error":
            raise PermissionError(" ".join(words))
        return base64.b64decode(words[1]) if len(words) > 1 else b""


def peer(bench, realm, role, mechanism, inner, password, delegates=False):
    """A context of GSS-API."""
    if inner == KERBEROS:
        if role == "initiate":
            credential = gssapi.Credentials(usage="initiate", mechs=[mechanism], store={"ccache": realm.cache})
        else:
            credential = gssapi.Credentials(usage="accept", mechs=[mechanism], store={"keytab": realm.keytab})
    elif role == "initiate":
        name = gssapi.Name(f"{DOMAIN}\\{USER}".encode(), gssapi.NameType.user)
        credential = gssapi.Credentials(gssapi.raw.acquire_cred_with_password(
            name, password.encode(), usage="initiate", mechs=[mechanism]).creds)
    else:
        credential = gssapi.Credentials(gssapi.raw.acquire_cred(None, usage="accept", mechs=[mechanism]).creds)
    if mechanism == SPNEGO:
        gssapi.raw.set_neg_mechs(credential, [inner])
    if role == "accept":
        return gssapi.SecurityContext(creds=credential, usage="accept")
    flags = FLAGS + ([gssapi.RequirementFlag.delegate_to_peer] if delegates else [])
    return gssapi.SecurityContext(name=TARGET, creds=credential, usage="initiate", mech=mechanism, flags=flags)


def connect(ours, theirs, begins):
    """Runs an exchange to its end on both sides."""
    token, is_ours, done = None, begins, False
    for _ in range(10):
        if is_ours:
            done, token = ours.step(token)
        else:
            token = theirs.step(token)
        if done and theirs.complete and not token:
            return
        if not token:
            break
        is_ours = not is_ours
    if not (done and theirs.complete):
        raise PermissionError("the exchange has no end")


def protect(ours, theirs, row):
    """Messages of some sizes, sealed and signed both ways, and one that was changed."""
    sizes = [1, 16, 1000, 65536]
    messages = [bytes((index * 7 + size) % 256 for index in range(size)) for size in sizes]
    see(*row, "sealed both ways", all(
        theirs.unwrap(ours.bytes("wrap", message)).message == message
        and ours.bytes("unwrap", theirs.wrap(message, True).message) == message for message in messages))

    def verifies(message):
        theirs.verify_signature(message, ours.bytes("sign", message))
        ours.bytes("verify", message, theirs.get_signature(message))
        return True

    see(*row, "signed both ways", all(verifies(message) for message in messages))
    sealed = bytearray(theirs.wrap(b"a message", True).message)
    sealed[-1] ^= 1
    try:
        ours.bytes("unwrap", bytes(sealed))
        see(*row, "changed message refused", False)
    except PermissionError:
        see(*row, "changed message refused", True)


def run(bench, realm):
    os.environ["NTLM_USER_FILE"] = bench.users
    cases = [
        ("NTLM", NTLM, NTLM, [], "gss-ntlmssp"),
        ("Negotiate, NTLM", SPNEGO, NTLM, ["mechs=ntlm"], "MIT's SPNEGO with gss-ntlmssp"),
        ("Negotiate, Kerberos", SPNEGO, KERBEROS, ["mechs=kerberos,ntlm"], "MIT's SPNEGO"),
    ]
    users = bench.write("interop-users", f"{DOMAIN}:{USER}:{PASSWORD}\n")
    for package, mechanism, inner, keys, name in cases:
        for role in ("initiator", "acceptor"):
            row = (package, role, name, "sealing and signing")
            for password in (PASSWORD, "wrong"):
                if role == "initiator":
                    own = [f"user={USER}", f"domain={DOMAIN if inner == NTLM else 'KETTLE.TEST'}",
                           f"password={password}", "target=HTTP/localhost",
                           *(["mechs=kerberos"] if inner == KERBEROS else keys)]
                    ours, side = Ours(bench.tool, "initiate", *own), "accept"
                else:
                    own = [f"users={users}", *keys, *([f"keytab=FILE:{realm.keytab}"] if inner == KERBEROS else [])]
                    ours, side = Ours(bench.tool, "accept", *own), "initiate"
                    if inner == KERBEROS and password != PASSWORD:
                        # Their wrong password never comes here: the centre refuses it.
                        ours.__exit__()
                        continue
                with ours:
                    try:
                        theirs = peer(bench, realm, side, mechanism, inner, password)
                        connect(ours, theirs, begins=role == "initiator")
                        entered, why = True, ""
                    except (PermissionError, gssapi.exceptions.GSSError) as error:
                        entered, why = False, str(error)
                    if password != PASSWORD:
                        see(*row, "wrong password refused", not entered)
                        continue
                    see(*row, "logon", entered, why)
                    if entered:
                        protect(ours, theirs, row)
    del os.environ["NTLM_USER_FILE"]
    delegate(bench, realm)


def delegate(bench, realm):
    """What we delegate is of use to an acceptor of MIT's."""
    row = ("Negotiate, Kerberos", "initiator", "MIT's SPNEGO", "delegation")
    for flags, expected in (("integrity,mutual,delegate", True), ("integrity,mutual", False)):
        with Ours(bench.tool, "initiate", f"ccache={realm.cache}", "target=HTTP/localhost", "mechs=kerberos",
                  f"flags={flags}") as ours:
            theirs = peer(bench, realm, "accept", SPNEGO, KERBEROS, "")
            connect(ours, theirs, begins=True)
            given = theirs.delegated_creds
            name = str(given.name) if given else None
            see(*row, "the acceptor is given tickets" if expected else "not without leave",
                name == f"{USER}@KETTLE.TEST" if expected else given is None, name)
