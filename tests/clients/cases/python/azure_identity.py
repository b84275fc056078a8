# Says: azure-identity for Python: ManagedIdentityCredential and DefaultAzureCredential on App Service
# Needs: python3 python3-azure
import case
from azure.identity import DefaultAzureCredential, ManagedIdentityCredential

case.same("the host's own", "runbook-host", case.who_is(ManagedIdentityCredential().get_token(case.SCOPE).token))
case.same("a user's", "build-reader", case.who_is(ManagedIdentityCredential(client_id=case.READER).get_token(case.SCOPE).token))
case.same("by default", "runbook-host", case.who_is(DefaultAzureCredential().get_token(case.SCOPE).token))
