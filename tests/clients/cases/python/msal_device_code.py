# Says: MSAL for Python with a device code: the person approves, the account is in the cache, its token is renewed silently
# Needs: python3 python3-msal
# Emulator: --entra --device-code-interval 1 --entra-token-lifetime 5
import case
import msal

application = msal.PublicClientApplication(case.PUBLIC_CLIENT, authority=case.AUTHORITY, instance_discovery=False)
flow = application.initiate_device_flow([case.SCOPE])
case.control(f"devicecodes/{flow['user_code']}/approve", "POST")
response = application.acquire_token_by_device_flow(flow)
case.same("who", "Ada Operator", case.who_is(response["access_token"]))

[account] = application.get_accounts()
case.same("account", "ada@emulator.onmicrosoft.com", account["username"])
# A token of five seconds is no good to MSAL, which wants five minutes left.
renewed = application.acquire_token_silent([case.SCOPE], account)
case.same("who, renewed", "Ada Operator", case.who_is(renewed["access_token"]))
case.same("another token", True, renewed["access_token"] != response["access_token"])
