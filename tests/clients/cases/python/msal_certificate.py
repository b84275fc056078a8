# Says: MSAL for Python with a certificate, by its thumbprint, and with the certificate itself in the assertion
# Needs: python3 python3-msal
# Emulator: --entra
import re

import case
import msal

made = case.control("applications/certificate-app/certificates", "POST")
pem = made["pem"]
key = re.search(r"-----BEGIN (\w+ )?PRIVATE KEY-----.*?-----END (\w+ )?PRIVATE KEY-----", pem, re.S).group()
certificate = re.search(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", pem, re.S).group()

for more in ({}, {"public_certificate": certificate}):
    application = msal.ConfidentialClientApplication(
        case.CERTIFICATE_APP, authority=case.AUTHORITY, instance_discovery=False,
        client_credential={"thumbprint": made["thumbprint"], "private_key": key, **more})
    response = application.acquire_token_for_client([case.SCOPE])
    case.same("error", None, response.get("error_description"))
    case.same("who", "certificate-app", case.who_is(response["access_token"]))
