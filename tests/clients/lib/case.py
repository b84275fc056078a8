"""For the cases in Python, which find it by PYTHONPATH."""

import json
import os
import urllib.request

READY = json.load(open(os.path.join(os.environ["EMULATOR_FOLDER"], "ready.json"), encoding="utf-8"))

# What the emulator knows, see its README.
RESOURCE = "499b84ac-1321-427f-aa17-267ca6975798"
SCOPE = RESOURCE + "/.default"
TENANT = "5c1d0000-7e57-4a11-8000-00000000aad1"
SECRET_APP = "5c1d0000-0000-4c11-8000-0000000000d4"
CERTIFICATE_APP = "5c1d0000-0000-4c11-8000-0000000000d5"
PUBLIC_CLIENT = "5c1d0000-0000-4c11-8000-0000000000d8"
READER = "5c1d0000-0000-4c11-8000-0000000000b2"
AUTHORITY = (READY.get("authorityUrl") or "") + TENANT

_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def same(what, expected, found):
    if expected != found:
        raise SystemExit(f"FAILED: {what}: expected {expected!r}, found {found!r}")


def who_is(token):
    """Whom Azure DevOps says that a token speaks for."""
    request = urllib.request.Request(READY["url"] + "MyOrg/_apis/connectionData", headers={"Authorization": "Bearer " + token})
    with _direct.open(request) as response:
        return json.load(response)["authenticatedUser"]["providerDisplayName"]


def control(route, method="GET"):
    """The emulator's own side: what arrived, certificates and so on."""
    with _direct.open(urllib.request.Request(READY["url"] + "_emulator/" + route, method=method)) as response:
        return json.loads(response.read() or b"null")
