# Says: App Service's endpoint as its documentation asks it from Python, and the machine's environment alone
# Needs: python3
import json
import os
import urllib.error
import urllib.request

import case


def ask(secret=os.environ["IDENTITY_HEADER"], more=""):
    address = f"{os.environ['IDENTITY_ENDPOINT']}?resource={case.RESOURCE}&api-version=2019-08-01{more}"
    with urllib.request.urlopen(urllib.request.Request(address, headers={"X-IDENTITY-HEADER": secret})) as response:
        return json.load(response)


case.same("who", "runbook-host", case.who_is(ask()["access_token"]))
case.same("who, by client id", "build-reader", case.who_is(ask(more="&client_id=" + case.READER)["access_token"]))
for wrong, code in (("nonsense", 403), ("", 403)):
    try:
        ask(wrong)
        raise SystemExit("FAILED: a token for a wrong header")
    except urllib.error.HTTPError as refused:
        case.same("a wrong header", code, refused.code)
