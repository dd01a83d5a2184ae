"""Baked pictures of the site by openbadgeslib: what is in them, and whether it is genuine.

    python3 baked.py SITE

The pictures are read by its own code for PNG and SVG; what comes out must be the published
`credential.json`, and its `eddsa-rdfc-2022` proof must hold by its own JSON-LD processor.
"""

import json
import re
import sys
from pathlib import Path
from urllib.parse import unquote

from openbadgeslib import baking
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3.ldp import OB3LdpVerifier

SITE = Path(sys.argv[1])
KEYS = json.loads((SITE / "did.json").read_text("utf-8"))
held, failures, gaps = 0, [], []


def hold(truth, statement, detail=""):
    """Notes one statement."""
    global held
    if truth:
        held += 1
    else:
        failures.append(f"{statement}: {detail}" if detail else statement)


def base():
    """Where the site says that it is published: its did:web, as an address."""
    host, *path = KEYS["id"].removeprefix("did:web:").split(":")
    return "/".join([f"https://{unquote(host)}", *path, ""])


def download(address, *_, **__):
    """The folder in place of the network."""
    if not address.startswith(base()):
        raise AssertionError(f"{address} was asked for")
    return (SITE / address.removeprefix(base())).read_bytes()


def verdict(text):
    """What the library says of a credential: nothing, or why it refuses it.

    It reads the bits of our status lists; their proofs it could only check as JWT."""
    verifier = OB3LdpVerifier.for_issuer_did(KEYS["id"])
    try:
        verifier.verify(text, download=download, check_status=True, verify_status_list=False)
    except LibOpenBadgesException as fault:
        return str(fault)
    return ""


def standing(said):
    """One word for what the library says of a genuine credential."""
    if not said:
        return "valid"
    words = {"has expired": "expired", "'revocation' is set": "revoked"}
    return next((word for part, word in words.items() if part in said), said)


def is_known_gap(document, said):
    """It takes no endorsement with an `eddsa-jcs-2022` proof, which has a context of its own
    (Data Integrity EdDSA Cryptosuites 1.0, section 3.3.1)."""
    return "endorsement" in document and "@context below its top level" in said


def baked(folder):
    """The texts in both pictures of a credential."""
    png = baking.extract_png((folder / "badge.png").read_bytes(), keyword=baking.ITXT_KEYWORD_OB3)
    svg = baking.extract_svg(
        (folder / "badge.svg").read_bytes(), element=baking.SVG_ELEMENT_OB3, text_fallback=True
    )
    return {"badge.png": png, "badge.svg": svg}


published = sorted(SITE.glob("credentials/*/credential.json"))
for file in published:
    folder = file.parent
    document = json.loads(file.read_text("utf-8"))
    for name, text in baked(folder).items():
        what = f"{folder.name}/{name}"
        hold(text is not None, f"{what} holds a credential")
        hold(text is not None and json.loads(text) == document, f"{what} holds the published one")
    said = verdict(file.read_bytes())
    page = (folder / "index.html").read_text("utf-8")
    shown = re.search(r'data-verdict="?(expired|revoked)', page)
    shown = shown[1] if shown else "valid"
    # Its proof is judged before its dates, and those before its status.
    found = standing(said)
    if is_known_gap(document, said):
        gaps.append(folder.name)
    else:
        right = found == shown or (found, shown) == ("expired", "revoked")
        hold(right, f"{folder.name} is {shown}", said)

forged = json.loads(published[0].read_text("utf-8"))
forged["credentialSubject"]["achievement"]["name"] += "!"
said = verdict(json.dumps(forged))
hold("signature" in said.lower() or "proof" in said.lower(), "refuses a changed name", said)

for gap in gaps:
    print(f"  {gap}: endorsed, which openbadgeslib cannot judge")
count = len(published)
hold(len(gaps) < count / 2, "most can be judged")
for failure in failures[:40]:
    print(f"  FAILED {failure}", file=sys.stderr)
print(f"  openbadgeslib, {count} credentials: {held} statements held, {len(failures)} did not")
sys.exit(1 if failures or not count else 0)
