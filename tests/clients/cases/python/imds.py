# Says: the metadata service as Microsoft's documentation asks it from Python, at its real address, which a proxy leads here
# Needs: python3
# Emulator: --host Imds
import json
import urllib.error
import urllib.request

import case

# What the system's proxy settings do in other networks: the address itself cannot be had here.
opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": case.READY["url"]}))


def ask(more="", headers={"Metadata": "true"}):
    address = f"http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource={case.RESOURCE}{more}"
    with opener.open(urllib.request.Request(address, headers=headers)) as response:
        return json.load(response)


response = ask()
case.same("who", "runbook-host", case.who_is(response["access_token"]))
case.same("kinds", {str}, {type(value) for value in response.values()})
case.same("type", "Bearer", response["token_type"])
case.same("who, by client id", "build-reader", case.who_is(ask("&client_id=" + case.READER)["access_token"]))

try:
    ask(headers={})
    raise SystemExit("FAILED: a token without the header Metadata")
except urllib.error.HTTPError as refused:
    case.same("without the header", 400, refused.code)
    case.same("its error", "bad_request_102", json.load(refused)["error"])
