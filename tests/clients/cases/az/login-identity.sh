# Says: az signs in as the identity of a virtual machine, by the metadata service's real address
# Needs: az curl jq node openssl
# Emulator: --entra --host Imds --token-shape Jwt
# Limit: 400
source "$CLIENTS/lib/az.sh"

az login --identity --allow-no-subscriptions >/dev/null
az account get-access-token --resource "$azure_devops" --query accessToken | sed 's/^/Authorization: Bearer /' >header
same "who az is" runbook-host "$(who_is header https://dev.azure.com/)"
