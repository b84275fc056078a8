# Says: MSAL for Python with a secret: the token opens Azure DevOps, the second one comes from its cache, wrong ones are reported
# Needs: python3 python3-msal
# Emulator: --entra
import case
import msal


def application(secret):
    return msal.ConfidentialClientApplication(
        case.SECRET_APP, authority=case.AUTHORITY, client_credential=secret, instance_discovery=False)


good = application("emulator-secret-that-is-good")
response = good.acquire_token_for_client([case.SCOPE])
case.same("who", "secret-app", case.who_is(response["access_token"]))
again = good.acquire_token_silent([case.SCOPE], account=None)
case.same("from the cache", response["access_token"], again["access_token"])
case.same("requests", 1, case.control("requests?route=token")["count"])

for secret, code in (("wrong", 7000215), ("emulator-secret-that-has-expired", 7000222)):
    refused = application(secret).acquire_token_for_client([case.SCOPE])
    case.same(secret, ("invalid_client", [code]), (refused["error"], refused["error_codes"]))
